import type { ClientEvent, Store, StoreWriter } from '#store';
import type { ComputerId } from '#update';
import { type Change, commit } from './commit.ts';
import { deriveStatus, isStatusEvent, type KnownStatus, withoutLists } from './derive-status.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { MicroBatch } from './micro-batch.ts';
import { Turns } from './turns.ts';
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

interface Recorded {
  /** For each report whether all its machines are known. */
  readonly accepted: readonly boolean[];
  readonly events: number;
  readonly duplicates: number;
  readonly computers: number;
}

async function recordBatch(
  context: ChangeContext,
  reports: readonly (readonly ClientEvent[])[],
): Promise<readonly boolean[]> {
  const { accepted, ...counts } = await commit<Recorded>(context, async (tx): Promise<Change<Recorded>> => {
    const reportedAt = await knownComputers(tx, reports.flat());
    const accepted = reports.map((report) => report.every((event) => reportedAt.has(event.computerId)));
    const events = reports.filter((_, index) => accepted[index]).flat();
    const kept = new Map(events.map((event) => [withoutLists(event), event]));
    const fresh = (await tx.addEvents([...kept.keys()])).map((event) => kept.get(event)!);
    const turns = new Turns();
    let computers = 0;
    for (const [id, news] of Map.groupBy(fresh.filter(isStatusEvent), (event) => event.computerId)) {
      await turns.after();
      const before: KnownStatus = {
        rows: new Map((await tx.statusOf(id)).map((row) => [row.updateId, row])),
        reportedAt: reportedAt.get(id) ?? 0,
      };
      const after = deriveStatus(before, news);
      if (after === before) continue;
      await tx.setStatus(id, [...after.rows.values()], after.reportedAt);
      computers += 1;
    }
    const result = {
      accepted,
      events: fresh.length,
      duplicates: events.length - fresh.length,
      computers,
    };
    return fresh.length === 0 ? { result, unchanged: true } : { result };
  });
  changeEvents.eventsRecorded(context.log, { ...counts, refused: accepted.filter((each) => !each).length });
  return accepted;
}

/** When each computer that is known last sent a status report. */
async function knownComputers(
  tx: StoreWriter,
  events: readonly ClientEvent[],
): Promise<Map<ComputerId, number>> {
  const reportedAt = new Map<ComputerId, number>();
  for (const id of new Set(events.map((event) => event.computerId))) {
    const computer = await tx.computer(id);
    if (computer !== undefined) reportedAt.set(id, computer.lastReportAt);
  }
  return reportedAt;
}
