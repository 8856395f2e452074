import type { ComputerId } from '#update';
import { commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { findComputer } from './memberships.ts';
import type { ChangeContext } from './types.ts';

/**
 * Removes a machine and everything it reported. If it still lives it comes back at its next contact, as a
 * new one. Fails with `changes/unknown-computer`.
 */
export async function forgetComputer(
  context: ChangeContext,
  computerId: ComputerId,
  actor: string,
): Promise<void> {
  await commit(context, async (tx) => {
    const computer = await findComputer(tx, computerId);
    await tx.removeComputer(computerId);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'forget-computer',
      subject: computer.dnsName,
      details: { computerId, lastContactAt: computer.lastContactAt },
    });
    return { result: undefined };
  });
  changeEvents.computerForgotten(context.log, { computerId, actor });
}
