import { type GroupId, type TargetGroup, UNASSIGNED_COMPUTERS } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { findGroup, isBuiltIn } from './group-name.ts';
import { refuseOnReplica } from './replica.ts';
import type { ChangeContext } from './types.ts';

/**
 * Puts a group, with all below it, under another one: from then on its computers get what is approved there. Where it stands
 * already, nothing changes. Fails with `changes/replica-read-only`, `changes/unknown-group`, `changes/built-in-group`,
 * `changes/group-beneath-itself`.
 */
export async function moveGroup(
  context: ChangeContext,
  id: GroupId,
  parentId: GroupId,
  actor: string,
): Promise<TargetGroup> {
  if (isBuiltIn(id) || parentId === UNASSIGNED_COMPUTERS)
    throw changesFailures.fail('built-in-group', { subject: isBuiltIn(id) ? id : parentId });
  let moved = false;
  const group = await commit(context, async (tx): Promise<Change<TargetGroup>> => {
    await refuseOnReplica(tx);
    const groups = await tx.groups();
    const before = findGroup(groups, id);
    const parent = findGroup(groups, parentId);
    if (before.parentId === parentId) return { result: before, unchanged: true };
    if (isAtOrBelow(groups, parent, id)) {
      throw changesFailures.fail('group-beneath-itself', { subject: before.name, detail: parent.name });
    }
    await tx.moveGroup(id, parentId);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'move-group',
      subject: before.name,
      details: { groupId: id, before: before.parentId, parentId },
    });
    moved = true;
    const result: TargetGroup = { ...before, parentId };
    return { result, delta: { groups: [result] } };
  });
  if (moved) changeEvents.groupMoved(context.log, { groupId: id, parentId, actor });
  return group;
}

function isAtOrBelow(groups: readonly TargetGroup[], group: TargetGroup, id: GroupId): boolean {
  const byId = new Map(groups.map((each) => [each.id, each]));
  let steps = 0;
  for (let at: TargetGroup | undefined = group; at !== undefined && steps <= groups.length; steps += 1) {
    if (at.id === id) return true;
    at = at.parentId === undefined ? undefined : byId.get(at.parentId);
  }
  return false;
}
