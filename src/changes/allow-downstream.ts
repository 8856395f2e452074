import type { DownstreamServer } from '#store';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { findServer } from './find-server.ts';
import type { ChangeContext } from './types.ts';

/**
 * A person decides whether a server may synchronise from this one; undefined leaves it to the policy for unknown servers.
 * Fails with `changes/unknown-server`.
 */
export async function allowDownstream(
  context: ChangeContext,
  id: string,
  allowed: boolean | undefined,
  actor: string,
): Promise<DownstreamServer> {
  let changed = false;
  const server = await commit(context, async (tx): Promise<Change<DownstreamServer>> => {
    const known = await findServer(tx, id);
    if (known.allowed === allowed) return { result: known, unchanged: true };
    const { allowed: before, ...rest } = known;
    const next: DownstreamServer = { ...rest, ...(allowed === undefined ? {} : { allowed }) };
    await tx.putDownstreamServer(next);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'allow-downstream',
      subject: known.name,
      details: { server: id, allowed, before },
    });
    changed = true;
    return { result: next };
  });
  if (changed) changeEvents.downstreamDecided(context.log, { server: id, allowed, actor });
  return server;
}
