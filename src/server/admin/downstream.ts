import { allowDownstream, changeSettings, forgetDownstream } from '#changes';
import type { DownstreamServer } from '#store';
import type { ServerContext } from '../context.ts';
import { DOWNSTREAM_POLICY, type DownstreamPolicy, WELCOME } from '../downstream/policy.ts';
import type {
  AllowDownstreamRequest,
  DownstreamAnswer,
  DownstreamPolicyRequest,
  DownstreamRow,
} from './contract.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { objectOf, type RoutesOf, route, schemas } from './route.ts';

export const downstreamRoutes: RoutesOf = (context) => [
  route({
    method: 'GET',
    path: '/downstream',
    summary: 'The servers that synchronise from this one, and from those',
    handle: () => list(context),
  }),
  route<{ server: string }, unknown, AllowDownstreamRequest>({
    method: 'PATCH',
    path: '/downstream/:server',
    summary: 'Welcomes or refuses a server, whatever the policy for unknown ones says',
    body: objectOf({ allowed: schemas.flag }, ['allowed']),
    handle: async ({ params, body, actor }): Promise<DownstreamRow> => {
      const server = await findServer(context, params.server);
      return toRow(context, await allowDownstream(context, server.id, body.allowed, actor));
    },
  }),
  route<{ server: string }>({
    method: 'DELETE',
    path: '/downstream/:server',
    summary: 'Forgets a server and what it told of its computers; it comes back when it calls again',
    handle: async ({ params, actor }): Promise<DownstreamRow> => {
      const server = await findServer(context, params.server);
      const row = await toRow(context, server);
      await forgetDownstream(context, server.id, actor);
      return row;
    },
  }),
  route<unknown, unknown, DownstreamPolicyRequest>({
    method: 'PUT',
    path: '/downstream-policy',
    summary: 'Whether servers that nobody decided about may synchronise from this one',
    body: objectOf({ unknownServers: { enum: ['welcome', 'refused'] } }, ['unknownServers']),
    handle: async ({ body, actor }): Promise<DownstreamAnswer> => {
      await changeSettings(
        context,
        { [DOWNSTREAM_POLICY]: body satisfies DownstreamPolicy },
        { verb: 'set-downstream-policy', subject: body.unknownServers },
        actor,
      );
      await context.desks.settingsChanged([DOWNSTREAM_POLICY]);
      return list(context);
    },
  }),
];

async function list(context: ServerContext): Promise<DownstreamAnswer> {
  const servers = await context.store.downstreamServers();
  const policy = (await context.store.setting<DownstreamPolicy>(DOWNSTREAM_POLICY)) ?? WELCOME;
  const items = await Promise.all(servers.map((server) => toRow(context, server)));
  return {
    items: items.toSorted((left, right) => left.name.localeCompare(right.name)),
    unknownServers: policy.unknownServers,
  };
}

/** By id or by name, any letter case. Fails with `admin/downstream-not-found`. */
async function findServer({ store }: ServerContext, reference: string): Promise<DownstreamServer> {
  const wanted = reference.trim().toLowerCase();
  const server =
    (await store.downstreamServer(wanted)) ??
    (await store.downstreamServers()).find(({ name }) => name.toLowerCase() === wanted);
  if (server === undefined) throw adminFailures.fail('downstream-not-found', { subject: reference });
  return server;
}

async function toRow({ store, catalog }: ServerContext, server: DownstreamServer): Promise<DownstreamRow> {
  const { id, name, parentId, allowed, isReplica, syncedSequence, summary } = server;
  const rolledUp = await store.rolledUpComputers(id);
  const lag =
    syncedSequence === undefined
      ? undefined
      : catalog.snapshot.list({ kind: 'updates', since: syncedSequence }).length;
  return {
    id,
    name,
    allowed: allowed === undefined ? 'by-policy' : allowed ? 'yes' : 'no',
    address: server.lastAddress,
    firstContactAt: server.firstContactAt,
    lastContactAt: server.lastContactAt,
    lastSyncAt: Math.max(server.lastSyncAt ?? 0, server.syncedAt ?? 0),
    missingFiles: server.missingFiles ?? 0,
    lastRollupAt: server.lastRollupAt ?? 0,
    ...present({
      parentId,
      version: server.version,
      protocolVersion: server.protocolVersion,
      mode: isReplica === undefined ? undefined : isReplica ? ('replica' as const) : ('autonomous' as const),
      lag,
      computers: summary?.['computerTargetCount'] ?? (rolledUp.length > 0 ? rolledUp.length : undefined),
      needing: summary?.['computerTargetsNeedingUpdatesCount'],
      failing: summary?.['computerTargetsWithUpdateErrorsCount'],
    }),
  };
}
