import type { UnreadReport } from '#changes';
import type { ClientEvent } from '#store';
import type { ComputerId } from '#update';
import { readEnvelope, readReportedEvents } from '#wire';
import { clientEvents } from './client-event.ts';
import { atMost, required } from './parameters.ts';
import type { Call, ClientServices } from './services.ts';

/** A report of either form on its way to the thread that writes, with what is known of it already. */
export interface SentReport {
  /** The message as it came. */
  readonly body: Uint8Array;
  readonly computerId: ComputerId;
  readonly at: number;
  readonly maxEvents: number;
}

/** Run by name in that thread: in a report of 300 updates there is more to read than in a scan. */
export function readReport({ body, computerId, at, maxEvents }: SentReport): readonly ClientEvent[] {
  const events = required(readReportedEvents(readEnvelope(body).payload), 'eventBatch');
  atMost(events.length, maxEvents, 'eventBatch');
  return clientEvents(events, computerId, at);
}

/** The report of that computer, to be read there. */
export function unreadReport(
  { settings }: ClientServices['context'],
  { body, at }: Call,
  computerId: ComputerId,
): UnreadReport {
  const maxEvents = settings.maxEventsPerBatch;
  // A copy of its own: what is sent is copied with all of the buffer around it.
  const sent: SentReport = { body: Uint8Array.from(body), computerId, at, maxEvents };
  return { module: import.meta.url, name: readReport.name, sent };
}
