import { Machine, wholeRequest } from './machine.ts';
import type { Serving } from './serving.ts';
import { fireAtCeiling } from './shots.ts';

export interface ColdScanResult {
  readonly trips: number;
  readonly updates: number;
  /** As they came over the wire. */
  readonly bytes: number;
  /** Milliseconds of all trips together. */
  readonly took: number;
  /** The same for a bare handler that sends answers of the same sizes. */
  readonly ceiling: number;
}

/** A client with an empty cache scans until there is nothing more; it has everything installed that is no leaf. */
export async function measureColdScan(serving: Serving, number: number): Promise<ColdScanResult> {
  const machine = new Machine(serving.port, number);
  await machine.enrol();
  const installed = new Set<number>();
  const other = new Set<number>();
  let trips = 0;
  let bytes = 0;
  let took = 0;
  let largest = 0;
  for (;;) {
    const startedAt = performance.now();
    const answer = await machine.sync(installed, other);
    took += performance.now() - startedAt;
    trips++;
    bytes += machine.answerBytes;
    largest = Math.max(largest, machine.answerBytes);
    for (const { id, isLeaf } of answer.newUpdates) (isLeaf ? other : installed).add(id);
    if (!answer.truncated && answer.newUpdates.every(({ isLeaf }) => isLeaf)) break;
    if (trips >= 200) throw new Error('200 trips were not enough');
  }
  const average = Buffer.alloc(Math.round(bytes / trips));
  const shot = await fireAtCeiling(
    average,
    [wholeRequest(serving.port, machine.syncRequest(installed, other))],
    2,
  );
  return {
    trips,
    updates: installed.size + other.size,
    bytes,
    took,
    ceiling: (trips * 1000) / shot.requestsPerSecond,
  };
}
