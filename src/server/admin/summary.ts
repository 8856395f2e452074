import { housekeepingSettings } from '#jobs';
import type { FleetStanding } from '#store';
import type { ServerContext } from '../context.ts';
import { GroupParams } from './contract/groups.ts';
import { type FleetCounts, GroupSummary, SummaryAnswer } from './contract/summary.ts';
import { findGroup } from './lookup.ts';
import { present } from './present.ts';
import { SECURITY } from './report-updates.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { syncStatus, toSyncSummary } from './sync-status.ts';

const DAY = 86_400_000;

/** Sizes of so many files are added up; of more it would be felt. */
const MOST_FILES = 2000;

export const summaryRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/summary',
    summary: 'What there is to do, in figures: computers, updates, synchronisation, content, health',
    access: 'read',
    answer: SummaryAnswer,
    handle: () => summary(context),
  }),
  endpoint({
    method: 'GET',
    path: '/groups/:group/summary',
    summary: 'How the computers of a group and of those beneath it stand, and what is approved for it',
    access: 'read',
    params: GroupParams,
    answer: GroupSummary,
    handle: ({ params }) => groupSummary(context, params.group),
  }),
];

async function summary(context: ServerContext): Promise<SummaryAnswer> {
  const { store } = context;
  const { security, ...updates } = await store.updateFigures(SECURITY);
  const health = await context.desks.health.known();
  const open = health?.filter(({ snoozedUntil }) => snoozedUntil === undefined);
  const count = (severity: string) => open?.filter((entry) => entry.severity === severity).length ?? 0;
  return {
    computers: { ...fleetCounts(await store.fleetStanding()), ...(await silent(context)) },
    updates,
    security,
    sync: toSyncSummary(await syncStatus(context)),
    content: await content(context),
    ...(open === undefined
      ? {}
      : { health: { alarms: count('alarm'), warnings: count('warning'), notices: count('notice') } }),
  };
}

function fleetCounts(standing: FleetStanding): FleetCounts {
  const { failed, needing, restart, complete, unknown } = standing;
  return { total: failed + needing + restart + complete + unknown, ...standing };
}

async function silent(context: ServerContext): Promise<{ silent: number; silentDays: number }> {
  const { silentDays } = await housekeepingSettings(context);
  const contactBefore = context.clock.now() - silentDays * DAY;
  const { total } = await context.store.computers({
    ...{ archived: false, contactBefore, sort: 'contact' },
    ...{ limit: 0, offset: 0 },
  });
  return { silent: total, silentDays };
}

async function content({ store, desks }: ServerContext): Promise<SummaryAnswer['content']> {
  const { active, waiting, failed, bytesPerSecond, paused } = await desks.fetcher.status();
  let bytes = active.reduce((sum, { size, received }) => sum + size - received, 0);
  const isCounted = waiting.length <= MOST_FILES;
  for (const { sha1 } of isCounted ? waiting : []) bytes += (await store.fileBySha1(sha1))?.file.size ?? 0;
  return {
    waiting: active.length + waiting.length,
    ...(isCounted ? { bytes } : {}),
    failing: failed.length,
    bytesPerSecond: Math.round(bytesPerSecond),
    ...present({ paused }),
  };
}

async function groupSummary(context: ServerContext, reference: string): Promise<GroupSummary> {
  const { store, catalog } = context;
  const { id, name } = await findGroup(store, reference);
  const total = async (approvedFor: readonly (typeof id)[]) =>
    (await store.findUpdates({ approvedFor, declined: false, limit: 0, offset: 0 })).total;
  return {
    id,
    name,
    computers: fleetCounts(await store.fleetStanding(id)),
    approved: await total(catalog.snapshot.groupPath(id).map((group) => group.id)),
    approvals: await total([id]),
  };
}
