import type { DownstreamServer } from '#store';
import { type Change, commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/**
 * Keeps what a downstream server's contact tells of it. `next` is given what is known of it, inside the transaction, so
 * that contacts and decisions of people do not overwrite each other; undefined where it has nothing new. Resolves with
 * what is known then.
 */
export function rememberDownstream(
  context: ChangeContext,
  id: string,
  next: (known: DownstreamServer | undefined) => DownstreamServer | undefined,
): Promise<DownstreamServer | undefined> {
  return commit(context, async (tx): Promise<Change<DownstreamServer | undefined>> => {
    const known = await tx.downstreamServer(id);
    const server = next(known);
    if (server === undefined) return { result: known, unchanged: true };
    await tx.putDownstreamServer(server);
    return { result: server };
  });
}
