import { Machine, wholeRequest } from './machine.ts';
import type { Serving } from './serving.ts';
import { fireAtCeiling } from './shots.ts';

export interface ColdScanResult {
  readonly trips: number;
  readonly updates: number;
  /** As they came over the wire. */
  readonly bytes: number;
  readonly plainBytes: number;
  /** Milliseconds of all trips together. */
  readonly took: number;
  /** The same for a bare handler that reads a late request of the scan and sends answers of the average size. */
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
  let plainBytes = 0;
  for (;;) {
    const answer = await machine.sync(installed, other);
    trips++;
    took += machine.answerTime;
    bytes += machine.answerBytes;
    plainBytes += machine.plainBytes;
    for (const { id, isLeaf } of answer.newUpdates) (isLeaf ? other : installed).add(id);
    if (!answer.truncated && answer.newUpdates.every(({ isLeaf }) => isLeaf)) break;
    if (trips >= 200) throw new Error('200 trips were not enough');
  }
  const average = Buffer.alloc(Math.round(bytes / trips));
  const request = wholeRequest(serving.port, machine.syncRequest(installed, other));
  const shot = await fireAtCeiling(average, [request], 2, { connections: 1 });
  return { trips, updates: installed.size + other.size, bytes, plainBytes, took, ceiling: trips * shot.p50 };
}
