import type { ComputerId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { followRules } from './follow-rules.ts';
import { findComputer } from './memberships.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/**
 * Brings archived machines back into lists, counts and compliance, with everything they had. Those that are not archived stay
 * as they are. Resolves with those that were. Fails with `changes/unknown-computer`, and then none comes back.
 */
export async function restoreComputers(
  context: ChangeContext,
  ids: readonly ComputerId[],
  actor: string,
): Promise<readonly ComputerId[]> {
  const restored = await commit(context, async (tx): Promise<Change<readonly ComputerId[]>> => {
    const at = context.clock.now();
    const turns = new Turns();
    const computers: { computerId: ComputerId; dnsName: string }[] = [];
    for (const id of new Set(ids)) {
      await turns.after();
      const { dnsName, archivedAt } = await findComputer(tx, id);
      if (archivedAt === undefined) continue;
      await tx.restoreComputer(id);
      computers.push({ computerId: id, dnsName });
    }
    const result = computers.map(({ computerId }) => computerId);
    if (computers.length === 0) return { result, unchanged: true };
    await followRules(tx, result, { at, actor });
    const subject = computers.length === 1 ? computers[0]!.dnsName : `${computers.length} computers`;
    await tx.addAudit({ at, actor, verb: 'restore-computers', subject, details: { computers } });
    return { result };
  });
  if (restored.length > 0) changeEvents.computersRestored(context.log, { computers: restored.length, actor });
  return restored;
}
