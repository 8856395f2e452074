import type { ComputerId, GroupId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { findGroup, isBuiltIn } from './group-name.ts';
import { findComputer, settle } from './memberships.ts';
import type { ChangeContext } from './types.ts';

/**
 * Puts a machine in a group, besides the groups it is in; it leaves Unassigned Computers. Doing it again
 * changes nothing. Resolves with the groups it is in then. Fails with `changes/unknown-computer`,
 * `changes/unknown-group`, `changes/built-in-group`.
 */
export async function putComputerInGroup(
  context: ChangeContext,
  computerId: ComputerId,
  groupId: GroupId,
  actor: string,
): Promise<readonly GroupId[]> {
  if (isBuiltIn(groupId)) throw changesFailures.fail('built-in-group', { subject: groupId });
  let changed = false;
  const groupIds = await commit(context, async (tx): Promise<Change<readonly GroupId[]>> => {
    const computer = await findComputer(tx, computerId);
    const group = findGroup(await tx.groups(), groupId);
    if (computer.groupIds.includes(groupId)) return { result: computer.groupIds, unchanged: true };
    const next = settle([...computer.groupIds, groupId]);
    await tx.setMemberships(computerId, next);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'put-computer-in-group',
      subject: computer.dnsName,
      details: { computerId, groupId, group: group.name },
    });
    changed = true;
    return { result: next };
  });
  if (changed) changeEvents.membershipsChanged(context.log, { computerId, groupIds, actor });
  return groupIds;
}
