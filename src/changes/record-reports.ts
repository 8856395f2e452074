import type { ApartFunction, ClientEvent, StoreWriter } from '#store';
import type { ComputerId } from '#update';
import { deriveStatus, isStatusEvent, type KnownStatus, withoutLists } from './derive-status.ts';

/** What machines sent, a list of events each. */
export type Reports = readonly (readonly ClientEvent[])[];

export interface Recorded {
  /** For each report whether all its machines are known. */
  readonly accepted: readonly boolean[];
  readonly events: number;
  readonly duplicates: number;
  readonly computers: number;
}

/** Takes reports in within one transaction: their events, each once, and what follows from them for the status of their machines. */
export const recordReports: ApartFunction<Reports, Recorded> = async (tx, reports) => {
  const reportedAt = await knownComputers(tx, reports.flat());
  const accepted = reports.map((report) => report.every((event) => reportedAt.has(event.computerId)));
  const events = reports.filter((_, index) => accepted[index]).flat();
  const kept = new Map(events.map((event) => [withoutLists(event), event]));
  const fresh = (await tx.addEvents([...kept.keys()])).map((event) => kept.get(event)!);
  let computers = 0;
  for (const [id, news] of Map.groupBy(fresh.filter(isStatusEvent), (event) => event.computerId)) {
    const before: KnownStatus = {
      rows: new Map((await tx.statusOf(id)).map((row) => [row.updateId, row])),
      reportedAt: reportedAt.get(id) ?? 0,
    };
    const after = deriveStatus(before, news);
    if (after === before) continue;
    await tx.setStatus(id, [...after.rows.values()], after.reportedAt);
    computers += 1;
  }
  const result = { accepted, events: fresh.length, duplicates: events.length - fresh.length, computers };
  return { result, unchanged: fresh.length === 0 };
};

/** When each computer that is known last sent a status report. One that reports is not archived any more. */
async function knownComputers(
  tx: StoreWriter,
  events: readonly ClientEvent[],
): Promise<Map<ComputerId, number>> {
  const reportedAt = new Map<ComputerId, number>();
  for (const id of new Set(events.map((event) => event.computerId))) {
    const computer = await tx.computer(id);
    if (computer?.archivedAt !== undefined) await tx.restoreComputer(id);
    if (computer !== undefined) reportedAt.set(id, computer.lastReportAt);
  }
  return reportedAt;
}
