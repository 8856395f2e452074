import { approvedFiles, sumContent } from './content-needs.ts';
import type { IdentityAnswer, StatusAnswer } from './contract.ts';
import { type RoutesOf, route } from './route.ts';
import { syncStatus, toSyncSummary } from './sync-status.ts';

export const statusRoutes: RoutesOf = (context) => [
  route({
    method: 'GET',
    path: '/identity',
    summary: 'Which installation this is: cheap, for a caller to know whom it reached',
    handle: async (): Promise<IdentityAnswer> => ({
      serverId: context.store.identity.serverId,
      version: context.version,
    }),
  }),
  route({
    method: 'GET',
    path: '/status',
    summary:
      'How the server is: counts, what is kept back, what content approvals still lack, how synchronisation goes',
    handle: async (): Promise<StatusAnswer> => {
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
