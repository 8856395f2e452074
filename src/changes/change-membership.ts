import type { Computer } from '#store';
import type { ComputerId, GroupId, TargetGroup } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { findGroup, isBuiltIn } from './group-name.ts';
import { findComputer, settle } from './memberships.ts';
import type { ChangeContext } from './types.ts';

interface MembershipChange {
  readonly verb: 'put-computer-in-group' | 'take-computer-from-group';
  readonly computerId: ComputerId;
  readonly groupId: GroupId;
  readonly actor: string;
}

/**
 * Changes which groups a machine is in. `next` says which it shall be in, undefined where nothing is to change.
 * Resolves with the groups it is in then. Fails with `changes/unknown-computer`, `changes/unknown-group`,
 * `changes/built-in-group`, `changes/dynamic-group` and what `next` throws.
 */
export async function changeMembership(
  context: ChangeContext,
  { verb, computerId, groupId, actor }: MembershipChange,
  next: (computer: Computer, group: TargetGroup) => readonly GroupId[] | undefined,
): Promise<readonly GroupId[]> {
  if (isBuiltIn(groupId)) throw changesFailures.fail('built-in-group', { subject: groupId });
  let changed = false;
  const groupIds = await commit(context, async (tx): Promise<Change<readonly GroupId[]>> => {
    const computer = await findComputer(tx, computerId);
    const group = findGroup(await tx.groups(), groupId);
    if (group.rule !== undefined) throw changesFailures.fail('dynamic-group', { subject: group.name });
    const wanted = next(computer, group);
    if (wanted === undefined) return { result: computer.groupIds, unchanged: true };
    const settled = settle(wanted);
    await tx.setMemberships(computerId, settled);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb,
      subject: computer.dnsName,
      details: { computerId, groupId, group: group.name },
    });
    changed = true;
    return { result: settled };
  });
  if (changed) changeEvents.membershipsChanged(context.log, { computerId, groupIds, actor });
  return groupIds;
}
