import type { ComputerId, GroupId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { findGroup, isBuiltIn } from './group-name.ts';
import { findComputer, groupsNamed, settle } from './memberships.ts';
import type { ChangeContext } from './types.ts';

/**
 * Takes a machine out of a group; out of its last one, it falls back to Unassigned Computers. Doing it
 * again changes nothing. Resolves with the groups it is in then. Fails with `changes/unknown-computer`,
 * `changes/unknown-group`, `changes/built-in-group`, and with `changes/wanted-by-policy` where the machine
 * would be back at its next contact.
 */
export async function takeComputerFromGroup(
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
    if (!computer.groupIds.includes(groupId)) return { result: computer.groupIds, unchanged: true };
    if (groupsNamed(computer.requestedGroups, [group]).length > 0) {
      throw changesFailures.fail('wanted-by-policy', { subject: computer.dnsName, detail: group.name });
    }
    const next = settle(computer.groupIds.filter((id) => id !== groupId));
    await tx.setMemberships(computerId, next);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'take-computer-from-group',
      subject: computer.dnsName,
      details: { computerId, groupId, group: group.name },
    });
    changed = true;
    return { result: next };
  });
  if (changed) changeEvents.membershipsChanged(context.log, { computerId, groupIds, actor });
  return groupIds;
}
