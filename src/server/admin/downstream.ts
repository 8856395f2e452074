import { allowDownstream, changeSettings, forgetDownstream } from '#changes';
import type { DownstreamServer } from '#store';
import type { ServerContext } from '../context.ts';
import { DOWNSTREAM_POLICY, type DownstreamPolicy, WELCOME } from '../downstream/policy.ts';
import {
  AllowDownstreamRequest,
  DownstreamAnswer,
  DownstreamParams,
  DownstreamPolicyRequest,
  DownstreamRow,
} from './contract/downstream.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const downstreamRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/downstream',
    summary: 'The servers that synchronise from this one, and from those',
    access: 'read',
    answer: DownstreamAnswer,
    handle: () => list(context),
  }),
  endpoint({
    method: 'PATCH',
    path: '/downstream/:server',
    summary: 'Welcomes or refuses a server, whatever the policy for unknown ones says',
    access: 'administer',
    params: DownstreamParams,
    body: AllowDownstreamRequest,
    answer: DownstreamRow,
    handle: async ({ params, body, actor }) => {
      const server = await findServer(context, params.server);
      return toRow(context, await allowDownstream(context, server.id, body.allowed, actor));
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/downstream/:server',
    summary: 'Forgets a server and what it told of its computers; it comes back when it calls again',
    access: 'administer',
    params: DownstreamParams,
    answer: DownstreamRow,
    handle: async ({ params, actor }) => {
      const server = await findServer(context, params.server);
      const row = await toRow(context, server);
      await forgetDownstream(context, server.id, actor);
      return row;
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/downstream-policy',
    summary: 'Whether servers that nobody decided about may synchronise from this one',
    access: 'administer',
    body: DownstreamPolicyRequest,
    answer: DownstreamAnswer,
    handle: async ({ body, actor }) => {
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
