import type { ComputerId, GroupId } from '#update';
import { changeMembership } from './change-membership.ts';
import { changesFailures } from './failures.ts';
import { groupsNamed } from './memberships.ts';
import type { ChangeContext } from './types.ts';

/**
 * Takes a machine out of a group; out of its last one, it falls back to Unassigned Computers. Doing it
 * again changes nothing. Resolves with the groups it is in then. Fails with `changes/unknown-computer`,
 * `changes/unknown-group`, `changes/built-in-group`, `changes/dynamic-group` for a group with a rule, and with `changes/wanted-by-policy` where the machine
 * would be back at its next contact.
 */
export function takeComputerFromGroup(
  context: ChangeContext,
  computerId: ComputerId,
  groupId: GroupId,
  actor: string,
): Promise<readonly GroupId[]> {
  const change = { verb: 'take-computer-from-group', computerId, groupId, actor } as const;
  return changeMembership(context, change, (computer, group) => {
    if (!computer.groupIds.includes(groupId)) return undefined;
    if (groupsNamed(computer.requestedGroups, [group]).length > 0) {
      throw changesFailures.fail('wanted-by-policy', { subject: computer.dnsName, detail: group.name });
    }
    return computer.groupIds.filter((id) => id !== groupId);
  });
}
