import { healthyShare, type Tally } from '#reports';
import { explainResult, type ResultLanguage } from '#results';
import type { ReportName, ReportQuery } from './contract/reports.ts';
import {
  approvalTests,
  type ReportComputer,
  type ReportGround,
  reportComputers,
} from './report-computers.ts';
import { type Counts, ReportCounts } from './report-counts.ts';
import { type ReportUpdate, reportUpdates } from './report-updates.ts';
import { toApprovalRow } from './update-rows.ts';

/** One line of a report; the first one's keys are the columns. Times are ISO 8601, UTC; empty: never. */
export type ReportRow = Readonly<Record<string, string | number>>;

/**
 * The rows of a report, made while they are read: memory holds the updates it is about, and of the computers a page. Fails with
 * `admin/group-not-found` and `admin/category-not-found` at the first row.
 */
export function reportRows(
  context: ReportGround,
  name: ReportName,
  query: ReportQuery,
  language: ResultLanguage,
): AsyncGenerator<ReportRow, void, undefined> {
  if (name === 'synchronisation') return synchronisations(context);
  const [subject, form] = [name.split('-')[0], name.slice(name.indexOf('-') + 1)];
  const asked: ReportQuery = form === 'tabular-approved' ? { ...query, approved: true } : query;
  if (form === 'detailed') return details(context, asked, subject === 'updates', language);
  return subject === 'updates'
    ? updates(context, asked, form === 'summary')
    : computers(context, asked, form === 'summary');
}

async function countsFor(
  context: ReportGround,
  query: ReportQuery,
): Promise<[ReadonlyMap<string, ReportUpdate>, ReportCounts]> {
  const chosen = await reportUpdates(context, query);
  const approvedFor = approvalTests(context);
  const { approved } = query;
  const counts: Counts =
    approved === undefined ? () => true : (groups, update) => approvedFor(groups)(update) === approved;
  return [chosen, new ReportCounts(chosen, counts)];
}

async function* updates(
  context: ReportGround,
  query: ReportQuery,
  summary: boolean,
): AsyncGenerator<ReportRow> {
  const { store } = context;
  const [chosen, counts] = await countsFor(context, query);
  for await (const computer of reportComputers(context, query)) counts.add(computer);
  const groups = await store.groups();
  const titles = await store.titlesOf([...chosen.values()].flatMap(({ categories }) => categories));
  for (const update of chosen.values()) {
    const tally = counts.ofUpdate(update);
    if (tally === undefined || !shows(query, tally)) continue;
    const approvals = summary ? await store.deploymentsOf(update.updateId) : [];
    yield {
      ...updateColumns(update),
      categories: update.categories.map((id) => titles.get(id) ?? id).join('; '),
      ...(summary
        ? {
            approvals: approvals
              .map((one) => toApprovalRow(one, groups))
              .map(({ groupName, action }) => `${groupName}: ${action}`)
              .join('; '),
          }
        : {}),
      ...tallyColumns(tally),
    };
  }
}

async function* computers(
  context: ReportGround,
  query: ReportQuery,
  summary: boolean,
): AsyncGenerator<ReportRow> {
  const [, counts] = await countsFor(context, query);
  const names = new Map((await context.store.groups()).map(({ id, name }) => [id, name]));
  for await (const computer of reportComputers(context, query)) {
    const tally = counts.add(computer);
    if (!shows(query, tally)) continue;
    yield {
      ...computerColumns(computer),
      ...(summary ? { groups: computer.groupIds.map((id) => names.get(id) ?? id).join('; ') } : {}),
      windows: computer.osDescription,
      ...tallyColumns(tally),
    };
  }
}

/** One row for each computer and update that it told of, computer by computer. With `state` noStatus: the computers that told nothing. */
async function* details(
  context: ReportGround,
  query: ReportQuery,
  updateFirst: boolean,
  language: ResultLanguage,
): AsyncGenerator<ReportRow> {
  const [, counts] = await countsFor(context, query);
  for await (const computer of reportComputers(context, query)) {
    if (query.state === 'noStatus' && computer.lastReportAt === 0) yield computerColumns(computer);
    for (const { update, state, status } of counts.statesOf(computer)) {
      if (query.state !== undefined && query.state !== state) continue;
      const result = status.hresult === undefined ? undefined : explainResult(status.hresult, language);
      const columns = [updateColumns(update), computerColumns(computer)];
      yield {
        ...(updateFirst ? columns[0] : columns[1]),
        ...(updateFirst ? columns[1] : columns[0]),
        state,
        since: iso(status.changedAt),
        result: result?.hex ?? '',
        meaning: result?.meaning ?? result?.family ?? '',
        remedy: result?.remedy ?? '',
      };
    }
  }
}

async function* synchronisations({ store }: ReportGround): AsyncGenerator<ReportRow> {
  const limit = 100;
  for (let offset = 0; ; offset += limit) {
    const { items } = await store.syncRuns({ limit, offset });
    for (const run of items) {
      yield {
        run: run.id,
        began: iso(run.startedAt),
        ended: iso(run.endedAt ?? 0),
        why: run.trigger,
        by: run.actor,
        from: run.upstream,
        result: run.outcome,
        new: run.counts.new,
        revised: run.counts.revised,
        expired: run.counts.expired,
        quarantined: run.counts.quarantined,
        bytes: run.bytes,
        findings: run.findings.length,
      };
    }
    if (items.length < limit) return;
  }
}

function shows({ state }: ReportQuery, tally: Tally): boolean {
  return state === undefined || tally[state] > 0;
}

function updateColumns({ updateId, title, kb, severity, importedAt }: ReportUpdate): ReportRow {
  return { updateId, title, kb, severity, arrived: iso(importedAt) };
}

function computerColumns({ id, dnsName, server, lastContactAt, lastReportAt }: ReportComputer): ReportRow {
  return {
    computerId: id,
    computer: dnsName,
    server,
    lastContact: iso(lastContactAt),
    lastReport: iso(lastReportAt),
  };
}

function tallyColumns(tally: Tally): ReportRow {
  return { ...tally, installedOrNotApplicablePercent: healthyShare(tally) ?? '' };
}

function iso(time: number): string {
  return time === 0 ? '' : new Date(time).toISOString();
}
