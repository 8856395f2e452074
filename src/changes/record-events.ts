import type { ApartWork, ClientEvent, Store } from '#store';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { MicroBatch } from './micro-batch.ts';
import type { Recorded, Reports } from './record-reports.ts';
import type { ChangeContext } from './types.ts';

/** Reports that arrive within 10 ms share a commit, which costs as much for one as for all of them; no agent waits for it. */
const LIMITS = { delay: 10, count: 64 };

type Batch = MicroBatch<readonly ClientEvent[], boolean>;
const batches = new WeakMap<Store, Batch>();

/**
 * Records what one machine reported and brings its status up to date (`derive-status.ts`). Resolves once
 * that is durable. An event instance that was recorded before counts for nothing. Fails with
 * `changes/unknown-computer`, and keeps nothing, when a machine has not enrolled or was forgotten since:
 * a report is never accepted and then lost.
 */
export async function recordEvents(context: ChangeContext, events: readonly ClientEvent[]): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  let batch = batches.get(context.store);
  if (batch === undefined) {
    batch = new MicroBatch((reports) => recordBatch(context, reports), LIMITS);
    batches.set(context.store, batch);
  }
  const recorded = await batch.add(events);
  if (!recorded) {
    throw changesFailures.fail('unknown-computer', { subject: first.computerId.slice(0, 80) });
  }
}

/** How many reports wait to be written. */
export function waitingReports(store: Store): number {
  return batches.get(store)?.waiting ?? 0;
}

/** In another thread: reports are the bulk of all writing, and scans should not wait for them. */
const RECORD: ApartWork<Reports, Recorded> = {
  module: new URL('./record-reports.ts', import.meta.url).href,
  name: 'recordReports',
};

async function recordBatch(context: ChangeContext, reports: Reports): Promise<readonly boolean[]> {
  const { accepted, ...counts } = await context.store.writeApart(RECORD, reports);
  changeEvents.eventsRecorded(context.log, { ...counts, refused: accepted.filter((each) => !each).length });
  return accepted;
}
