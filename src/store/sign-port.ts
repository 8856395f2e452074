import type { UpdateId } from '#update';
import type { ClientEvent } from './port.ts';

// The part of the port that signals without a question are about. `Store` in port.ts has all of it.

/** Events in the order of their receipt. */
export interface EventPortion {
  readonly events: readonly ClientEvent[];
  /** The place after them. */
  readonly place: number;
}

/** Computers on which an update failed with one code. */
export interface FailureCode {
  /** Signed 32-bit; left out where none was reported. */
  readonly hresult?: number;
  readonly computers: number;
}

export interface SignReader {
  /**
   * The place, in the order of receipt, before the first event that was received then or later; of more events than `most` the newest
   * are meant. Places stay good when old events are forgotten.
   */
  eventPlace(receivedFrom: number, most: number): Promise<number>;
  /** All events after a place, in portions; a walk that lets other work go on. */
  eventsAfter(place: number): AsyncIterable<EventPortion>;
  /** By which codes an update is failed on computers since then, by their own clocks; the most frequent first. */
  failureCodes(updateId: UpdateId, since: number): Promise<readonly FailureCode[]>;
}
