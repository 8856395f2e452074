import { ZERO_GUID } from '#base';
import type { DownstreamServer } from '#store';
import { serverFailures } from '../../failures.ts';
import type { DownstreamServices } from '../services.ts';

/** Throws `server/unknown-parent` unless each of those servers is known. */
export async function requireKnown({ context }: DownstreamServices, ids: Iterable<string>): Promise<void> {
  for (const id of ids) {
    if ((await context.store.downstreamServer(id)) === undefined) {
      throw serverFailures.fail('unknown-parent', { subject: id });
    }
  }
}

/** Whether a ParentServerId means this very server. */
export function isUs({ context }: DownstreamServices, id: string): boolean {
  return id === ZERO_GUID || id === context.store.identity.serverId;
}

/** That server and all servers below it. */
export function withServersBelow(servers: readonly DownstreamServer[], id: string): ReadonlySet<string> {
  const below = new Set([id]);
  // A set goes on with what is added while it is walked.
  for (const each of below) {
    for (const server of servers) if (server.parentId === each) below.add(server.id);
  }
  return below;
}
