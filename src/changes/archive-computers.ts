import type { ComputerId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { findComputer } from './memberships.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/**
 * Takes machines out of lists, counts and compliance and keeps all that is known of them: groups, status, events. The first
 * contact brings each back, or a person. Those that are archived stay as they are. Resolves with those that were not. Fails
 * with `changes/unknown-computer`, and then none is archived.
 */
export async function archiveComputers(
  context: ChangeContext,
  ids: readonly ComputerId[],
  actor: string,
  { reason }: { readonly reason: string },
): Promise<readonly ComputerId[]> {
  const archived = await commit(context, async (tx): Promise<Change<readonly ComputerId[]>> => {
    const at = context.clock.now();
    const turns = new Turns();
    const computers: { computerId: ComputerId; dnsName: string; lastContactAt: number }[] = [];
    for (const id of new Set(ids)) {
      await turns.after();
      const { dnsName, lastContactAt, archivedAt } = await findComputer(tx, id);
      if (archivedAt !== undefined) continue;
      await tx.archiveComputer(id, at, reason);
      computers.push({ computerId: id, dnsName, lastContactAt });
    }
    const result = computers.map(({ computerId }) => computerId);
    if (computers.length === 0) return { result, unchanged: true };
    const subject = computers.length === 1 ? computers[0]!.dnsName : `${computers.length} computers`;
    await tx.addAudit({ at, actor, verb: 'archive-computers', subject, details: { reason, computers } });
    return { result };
  });
  if (archived.length > 0)
    changeEvents.computersArchived(context.log, { computers: archived.length, reason, actor });
  return archived;
}
