import type { GroupId, TargetGroup } from '#update';
import { commit } from './commit.ts';
import { groupState } from './decided-state.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { findGroup, isBuiltIn } from './group-name.ts';
import { dismissFrom } from './memberships.ts';
import { refuseOnReplica } from './replica.ts';
import type { ChangeContext, DeleteGroupOptions } from './types.ts';

/**
 * Deletes a target group and ends its deployments. Its machines fall back to Unassigned Computers where they
 * have no other group. Fails with `changes/replica-read-only`, `changes/unknown-group`, `changes/built-in-group`, and with
 * `changes/group-has-subgroups` unless `options.withSubgroups` says that those go too.
 */
export async function deleteGroup(
  context: ChangeContext,
  id: GroupId,
  actor: string,
  options: DeleteGroupOptions = {},
): Promise<void> {
  if (isBuiltIn(id)) throw changesFailures.fail('built-in-group', { subject: id });
  const { groupIds, computers } = await commit(context, async (tx) => {
    await refuseOnReplica(tx);
    const groups = await tx.groups();
    const group = findGroup(groups, id);
    const going = deepestFirst(group, groups);
    if (going.length > 1 && options.withSubgroups !== true) {
      throw changesFailures.fail('group-has-subgroups', {
        subject: group.name,
        detail: `${going.length - 1} below it`,
      });
    }
    const groupIds = going.map((each) => each.id);
    const gone = new Set(groupIds);
    const at = context.clock.now();
    const computers = await dismissFrom(tx, gone);
    const ended = (await tx.deployments()).filter((deployment) => gone.has(deployment.groupId));
    for (const deployment of ended) {
      const { updateId, groupId } = deployment;
      await tx.endDeployment(updateId, groupId, at);
      const before = groupState(deployment);
      await tx.addDecision({ updateId, scope: groupId, verb: 'end', actor, at, before, after: {} });
    }
    for (const groupId of groupIds) await tx.removeGroup(groupId);
    await tx.addAudit({
      at,
      actor,
      verb: 'delete-group',
      subject: group.name,
      details: {
        groups: going.map(({ id, name }) => ({ id, name })),
        computers,
        deployments: ended.map(({ id, updateId, groupId, action }) => ({ id, updateId, groupId, action })),
      },
    });
    return {
      result: { groupIds, computers },
      delta: {
        removedGroups: groupIds,
        endedDeployments: ended.map(({ updateId, groupId }) => ({ updateId, groupId })),
      },
    };
  });
  changeEvents.groupsDeleted(context.log, { groupIds, computers, actor });
}

/** The group and everything below it, every group before its parent. */
function deepestFirst(group: TargetGroup, groups: readonly TargetGroup[]): TargetGroup[] {
  const children = groups.filter((candidate) => candidate.parentId === group.id);
  return [...children.flatMap((child) => deepestFirst(child, groups)), group];
}
