import { Failure, type FailureParts, partsOf } from '#base';
import type { ApartFunction, ClientEvent, StoreWriter } from '#store';
import type { ComputerId } from '#update';
import { deriveStatus, isStatusEvent, type KnownStatus, withoutLists } from './derive-status.ts';
import { changesFailures } from './failures.ts';

/** A report as it came, and the function that makes events of it, by its module and its name: reading is done in the thread that writes. */
export interface UnreadReport {
  readonly module: string;
  readonly name: string;
  /** What the function is given, copied on the way. */
  readonly sent: unknown;
}

/** What one machine reports. */
export type Report = readonly ClientEvent[] | UnreadReport;

/** How many events it had, or why nothing of it was kept. */
export type ReportOutcome = { readonly events: number } | { readonly failure: FailureParts };

export interface Recorded {
  /** One for each report, in their order. */
  readonly outcomes: readonly ReportOutcome[];
  readonly events: number;
  readonly duplicates: number;
  readonly computers: number;
}

/** Takes reports in within one transaction: their events, each once, and what follows from them for the status of their machines. */
export const recordReports: ApartFunction<readonly Report[], Recorded> = async (tx, reports) => {
  const reportedAt = new Map<ComputerId, number>();
  const outcomes: ReportOutcome[] = [];
  const events: ClientEvent[] = [];
  for (const report of reports) {
    try {
      const read = isRead(report) ? report : await eventsOf(report);
      await knownComputers(tx, read, reportedAt);
      events.push(...read);
      outcomes.push({ events: read.length });
    } catch (error) {
      // Trouble of the store is nobody's own: then the whole batch fails, and nothing of it is kept.
      if (!(error instanceof Failure) || error.code.startsWith('store/')) throw error;
      outcomes.push({ failure: partsOf(error) });
    }
  }
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
  const result = { outcomes, events: fresh.length, duplicates: events.length - fresh.length, computers };
  return { result, unchanged: fresh.length === 0 };
};

function isRead(report: Report): report is readonly ClientEvent[] {
  return Array.isArray(report);
}

async function eventsOf({ module, name, sent }: UnreadReport): Promise<readonly ClientEvent[]> {
  const { [name]: read } = (await import(module)) as Record<
    string,
    (sent: unknown) => readonly ClientEvent[]
  >;
  if (read === undefined) throw new TypeError(`${module} exports no ${name}`);
  return read(sent);
}

/**
 * Notes when each of the computers last sent a status report. One that reports is not archived any more. Throws
 * `changes/unknown-computer`.
 */
async function knownComputers(
  tx: StoreWriter,
  events: readonly ClientEvent[],
  reportedAt: Map<ComputerId, number>,
): Promise<void> {
  for (const id of new Set(events.map((event) => event.computerId))) {
    if (reportedAt.has(id)) continue;
    const computer = await tx.computer(id);
    if (computer === undefined) throw changesFailures.fail('unknown-computer', { subject: id.slice(0, 80) });
    if (computer.archivedAt !== undefined) await tx.restoreComputer(id);
    reportedAt.set(id, computer.lastReportAt);
  }
}
