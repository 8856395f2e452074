import { failureOf } from '#base';
import type { ApartWork, ClientEvent, Store } from '#store';
import { changeEvents } from './events.ts';
import { MicroBatch } from './micro-batch.ts';
import type { Recorded, Report, ReportOutcome, UnreadReport } from './record-reports.ts';
import type { ChangeContext } from './types.ts';

/** Reports that arrive within 10 ms share a commit, which costs as much for one as for all of them; no agent waits for it. */
const LIMITS = { delay: 10, count: 64 };

type Batch = MicroBatch<Report, ReportOutcome>;
const batches = new WeakMap<Store, Batch>();

/**
 * Records what one machine reported and brings its status up to date (`derive-status.ts`). Resolves once
 * that is durable, with the number of events. An event instance that was recorded before counts for nothing. Fails with
 * `changes/unknown-computer`, and keeps nothing, when a machine has not enrolled or was forgotten since:
 * a report is never accepted and then lost. Of a report that is still to be read it fails with what reading it throws.
 */
export async function recordEvents(
  context: ChangeContext,
  report: readonly ClientEvent[] | UnreadReport,
): Promise<number> {
  let batch = batches.get(context.store);
  if (batch === undefined) {
    batch = new MicroBatch((reports) => recordBatch(context, reports), LIMITS);
    batches.set(context.store, batch);
  }
  const outcome = await batch.add(report);
  if ('failure' in outcome) throw failureOf(outcome.failure);
  return outcome.events;
}

/** How many reports wait to be written. */
export function waitingReports(store: Store): number {
  return batches.get(store)?.waiting ?? 0;
}

/** In another thread: reports are the bulk of all writing, and scans should not wait for them. */
const RECORD: ApartWork<readonly Report[], Recorded> = {
  module: new URL('./record-reports.ts', import.meta.url).href,
  name: 'recordReports',
};

async function recordBatch(
  context: ChangeContext,
  reports: readonly Report[],
): Promise<readonly ReportOutcome[]> {
  const { outcomes, ...counts } = await context.store.writeApart(RECORD, reports);
  const refused = outcomes.filter((outcome) => 'failure' in outcome).length;
  changeEvents.eventsRecorded(context.log, { ...counts, refused });
  return outcomes;
}
