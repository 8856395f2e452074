import type { ComputerId, GroupId } from '#update';
import { changeMembership } from './change-membership.ts';
import type { ChangeContext } from './types.ts';

/**
 * Puts a machine in a group, besides the groups it is in; it leaves Unassigned Computers. Doing it again
 * changes nothing. Resolves with the groups it is in then. Fails with `changes/unknown-computer`,
 * `changes/unknown-group`, `changes/built-in-group`, `changes/dynamic-group` for a group with a rule.
 */
export function putComputerInGroup(
  context: ChangeContext,
  computerId: ComputerId,
  groupId: GroupId,
  actor: string,
): Promise<readonly GroupId[]> {
  const change = { verb: 'put-computer-in-group', computerId, groupId, actor } as const;
  return changeMembership(context, change, ({ groupIds }) =>
    groupIds.includes(groupId) ? undefined : [...groupIds, groupId],
  );
}
