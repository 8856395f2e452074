import { releaseQuarantine } from '#changes';
import type { SyncRun } from '#store';
import { toUpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import {
  QuarantineAnswer,
  type QuarantineRow,
  ReleaseAnswer,
  ReleaseRequest,
  StartSyncRequest,
  StopSyncAnswer,
  SyncRunDetails,
  SyncRunParams,
  SyncRunRow,
  SyncRunsAnswer,
  SyncRunsQuery,
  SyncStatusAnswer,
} from './contract/sync.ts';
import { adminFailures } from './failures.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { toSyncRunDetails, toSyncRunRow, updateNames } from './sync-rows.ts';
import { syncStatus } from './sync-status.ts';

export const syncRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/sync',
    summary: 'What synchronisation does now, did last and does next, and what needs a look',
    access: 'read',
    answer: SyncStatusAnswer,
    handle: () => syncStatus(context),
  }),
  endpoint({
    method: 'POST',
    path: '/sync',
    summary: 'Starts a synchronisation and answers at once',
    access: 'administer',
    body: StartSyncRequest,
    answer: SyncRunRow,
    noted: () => ({ verb: 'start-sync', subject: '' }),
    handle: async ({ body, actor }) => {
      const { synchroniser } = context.desks;
      const { acceptGrowth = false, categoriesOnly = false } = body;
      return toSyncRunRow(
        await synchroniser.start({ trigger: 'manual', actor, acceptGrowth, categoriesOnly }),
      );
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/sync',
    summary: 'Asks the synchronisation under way to end, and waits until it has',
    access: 'administer',
    answer: StopSyncAnswer,
    noted: () => ({ verb: 'stop-sync', subject: '' }),
    handle: async ({ actor }) => ({
      stopped: await context.desks.synchroniser.stop(actor),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/sync/runs',
    summary: 'The history of synchronisations, newest first',
    access: 'read',
    query: SyncRunsQuery,
    answer: SyncRunsAnswer,
    handle: async ({ query }) => {
      const { items, total } = await context.store.syncRuns(query);
      return { items: items.map(toSyncRunRow), total };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/sync/runs/:id',
    summary: 'One synchronisation in full: phases, findings with remedies, what was selected then',
    access: 'read',
    params: SyncRunParams,
    answer: SyncRunDetails,
    handle: async ({ params }) => toSyncRunDetails(context.store, await findRun(context, params.id)),
  }),
  endpoint({
    method: 'GET',
    path: '/sync/quarantine',
    summary: 'Revisions that the upstream has and that were not taken in, each with its reason',
    access: 'read',
    answer: QuarantineAnswer,
    handle: async () => ({ items: await quarantine(context) }),
  }),
  endpoint({
    method: 'POST',
    path: '/sync/quarantine/release',
    summary: 'Lets the next run try quarantined revisions again',
    access: 'administer',
    body: ReleaseRequest,
    answer: ReleaseAnswer,
    handle: async ({ body, actor }) => {
      const wanted = body.updateIds && new Set(body.updateIds.map((id) => toUpdateId(id)));
      const entries = (await context.store.quarantine()).filter(
        ({ updateId }) => wanted === undefined || wanted.has(updateId),
      );
      await releaseQuarantine(context, entries, actor);
      return { released: entries.length };
    },
  }),
];

async function findRun(context: ServerContext, reference: string): Promise<SyncRun> {
  const run =
    reference === 'last'
      ? (await context.store.syncRuns({ limit: 1, offset: 0 })).items[0]
      : await context.store.syncRun(/^\d{1,15}$/.test(reference) ? Number(reference) : -1);
  if (run === undefined) throw adminFailures.fail('no-such-run', { subject: reference });
  return run;
}

async function quarantine({ store }: ServerContext): Promise<readonly QuarantineRow[]> {
  const entries = await store.quarantine();
  const names = await updateNames(
    store,
    entries.map(({ updateId }) => updateId),
  );
  return entries.map(({ revisionNumber, reason, code, detail, since, runId, attempts }, index) => ({
    updateId: entries[index]!.updateId,
    title: names[index]?.title ?? '',
    revisionNumber,
    reason,
    code,
    detail,
    since,
    runId,
    attempts,
  }));
}
