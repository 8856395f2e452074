import type { Exchange } from './recorder.ts';

/** What one scan of a computer has cost so far. */
export interface ScanCost {
  /** Of its first and of its latest call; milliseconds since 1970, UTC. */
  readonly since: number;
  readonly at: number;
  /** SyncUpdates calls, those of the driver pass among them; a client makes at most 200. */
  readonly trips: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Milliseconds that this server worked for it. */
  readonly took: number;
  readonly newUpdates: number;
  /** The software pass came to its end. */
  readonly finished: boolean;
}

/** A client that asks nothing for so long has given up, milliseconds; the next call begins anew. */
const PAUSE = 10 * 60_000;

/** The cost after one more SyncUpdates call of that computer. */
export function afterTrip(before: ScanCost | undefined, exchange: Exchange): ScanCost {
  const { at, counts, took, requestBytes, responseBytes } = exchange;
  const isDriverPass = counts['drivers'] === 1;
  const goesOn =
    before !== undefined && at - before.at < PAUSE && at >= before.at && (!before.finished || isDriverPass);
  const sum = goesOn ? before : NOTHING;
  return {
    since: goesOn ? before.since : at,
    at,
    trips: sum.trips + 1,
    requestBytes: sum.requestBytes + requestBytes,
    responseBytes: sum.responseBytes + responseBytes,
    took: sum.took + took,
    newUpdates: sum.newUpdates + (counts['newUpdates'] ?? 0),
    finished: sum.finished || counts['finished'] === 1,
  };
}

const NOTHING = { trips: 0, requestBytes: 0, responseBytes: 0, took: 0, newUpdates: 0, finished: false };
