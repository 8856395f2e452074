import { commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { findServer } from './find-server.ts';
import type { ChangeContext } from './types.ts';

/**
 * Removes a downstream server with everything it told of its computers. If it still lives it comes back at its next contact.
 * Fails with `changes/unknown-server`.
 */
export async function forgetDownstream(context: ChangeContext, id: string, actor: string): Promise<void> {
  await commit(context, async (tx) => {
    const { name, lastContactAt } = await findServer(tx, id);
    await tx.removeDownstreamServer(id);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'forget-downstream',
      subject: name,
      details: { server: id, lastContactAt },
    });
    return { result: undefined };
  });
  changeEvents.downstreamForgotten(context.log, { server: id, actor });
}
