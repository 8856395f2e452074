import { releaseQuarantine } from '#changes';
import type { SyncRun } from '#store';
import { toUpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import type {
  PageAnswer,
  QuarantineRow,
  ReleaseAnswer,
  ReleaseRequest,
  StartSyncRequest,
  StopSyncAnswer,
  SyncRunDetails,
  SyncRunRow,
} from './contract.ts';
import { adminFailures } from './failures.ts';
import { objectOf, type Paging, type RoutesOf, route, schemas } from './route.ts';
import { toSyncRunDetails, toSyncRunRow, updateNames } from './sync-rows.ts';
import { syncStatus } from './sync-status.ts';

export const syncRoutes: RoutesOf = (context) => [
  route({
    method: 'GET',
    path: '/sync',
    summary: 'What synchronisation does now, did last and does next, and what needs a look',
    handle: () => syncStatus(context),
  }),
  route<unknown, unknown, StartSyncRequest>({
    method: 'POST',
    path: '/sync',
    summary: 'Starts a synchronisation and answers at once',
    body: objectOf({ acceptGrowth: schemas.flag, categoriesOnly: schemas.flag }),
    handle: async ({ body, actor }): Promise<SyncRunRow> => {
      const { synchroniser } = context.desks;
      const { acceptGrowth = false, categoriesOnly = false } = body;
      return toSyncRunRow(
        await synchroniser.start({ trigger: 'manual', actor, acceptGrowth, categoriesOnly }),
      );
    },
  }),
  route({
    method: 'DELETE',
    path: '/sync',
    summary: 'Asks the synchronisation under way to end, and waits until it has',
    handle: async ({ actor }): Promise<StopSyncAnswer> => ({
      stopped: await context.desks.synchroniser.stop(actor),
    }),
  }),
  route<unknown, Paging>({
    method: 'GET',
    path: '/sync/runs',
    summary: 'The history of synchronisations, newest first',
    query: objectOf(schemas.page),
    handle: async ({ query }): Promise<PageAnswer<SyncRunRow>> => {
      const { items, total } = await context.store.syncRuns(query);
      return { items: items.map(toSyncRunRow), total };
    },
  }),
  route<{ id: string }>({
    method: 'GET',
    path: '/sync/runs/:id',
    summary: 'One synchronisation in full: phases, findings with remedies, what was selected then',
    handle: async ({ params }): Promise<SyncRunDetails> =>
      toSyncRunDetails(context.store, await findRun(context, params.id)),
  }),
  route({
    method: 'GET',
    path: '/sync/quarantine',
    summary: 'Revisions that the upstream has and that were not taken in, each with its reason',
    handle: async (): Promise<{ items: readonly QuarantineRow[] }> => ({ items: await quarantine(context) }),
  }),
  route<unknown, unknown, ReleaseRequest>({
    method: 'POST',
    path: '/sync/quarantine/release',
    summary: 'Lets the next run try quarantined revisions again',
    body: objectOf({ updateIds: { type: 'array', items: schemas.guid, maxItems: 100_000 } }),
    handle: async ({ body, actor }): Promise<ReleaseAnswer> => {
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
  if (run === undefined) throw adminFailures.fail('no-such-run', { subject: reference.slice(0, 80) });
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
