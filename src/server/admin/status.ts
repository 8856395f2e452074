import { approvedFiles, sumContent } from './content-needs.ts';
import { IdentityAnswer, StatusAnswer } from './contract/status.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { syncStatus, toSyncSummary } from './sync-status.ts';

export const statusRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/identity',
    summary: 'Which installation this is: cheap, for a caller to know whom it reached',
    access: 'read',
    answer: IdentityAnswer,
    handle: async () => ({
      serverId: context.store.identity.serverId,
      version: context.version,
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/status',
    summary:
      'How the server is: counts, what is kept back, what content approvals still lack, how synchronisation goes',
    access: 'read',
    answer: StatusAnswer,
    handle: async () => {
      const { store, catalog } = context;
      const counts = await store.counts();
      const stats = catalog.snapshot.stats();
      const { sum } = await sumContent(context, (await approvedFiles(context)).values());
      return {
        version: context.version,
        serverId: store.identity.serverId,
        updates: {
          total: counts.updates,
          revisions: counts.revisions,
          inScope: stats.inScope,
          incomplete: stats.incomplete,
          declined: counts.declined,
          approvals: counts.deployments,
        },
        computers: {
          total: counts.computers,
          groups: counts.groups,
          missingRequestedGroups: await store.missingRequestedGroups(),
        },
        content: sum,
        sync: toSyncSummary(await syncStatus(context)),
        index: { bytes: stats.bytes, sequence: catalog.snapshot.sequence },
      };
    },
  }),
];
