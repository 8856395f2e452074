import { newGuid } from '#base';
import { ALL_COMPUTERS, checkGroupRule, type GroupId, type TargetGroup, UNASSIGNED_COMPUTERS } from '#update';
import { commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { checkGroupName, checkNameIsFree, findGroup } from './group-name.ts';
import { admitRequesting, isAskedFor } from './memberships.ts';
import { regroup } from './regroup.ts';
import { refuseOnReplica } from './replica.ts';
import type { ChangeContext, NewGroup } from './types.ts';

/**
 * Creates a target group. Machines whose policy asks for the name (client-side targeting) are in it from
 * then on; of a group with a rule those that it fits, and no others. Fails with `changes/replica-read-only`, `changes/bad-group-name`, `changes/group-name-taken`, `changes/unknown-group` for a
 * parent that is not there, `changes/built-in-group` for one that cannot have groups below it, `update/bad-group-rule`.
 */
export async function createGroup(
  context: ChangeContext,
  group: NewGroup,
  actor: string,
): Promise<TargetGroup> {
  const name = checkGroupName(group.name);
  const parentId = group.parentId ?? ALL_COMPUTERS;
  if (parentId === UNASSIGNED_COMPUTERS) throw changesFailures.fail('built-in-group', { subject: name });
  const { rule } = group;
  if (rule !== undefined) checkGroupRule(rule);
  const created: TargetGroup = {
    id: newGuid() as GroupId,
    name,
    parentId,
    ...(rule === undefined ? {} : { rule }),
  };
  const computers = await commit(context, async (tx) => {
    await refuseOnReplica(tx);
    const groups = await tx.groups();
    findGroup(groups, parentId);
    checkNameIsFree(name, groups);
    const askedFor = rule === undefined && (await isAskedFor(tx, name));
    await tx.addGroup(created);
    const admitted =
      rule === undefined
        ? askedFor
          ? await admitRequesting(tx, created)
          : 0
        : (await regroup(tx, created, groups)).entered;
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'create-group',
      subject: name,
      details: { groupId: created.id, parentId, rule, computers: admitted },
    });
    return { result: admitted, delta: { groups: [created] } };
  });
  changeEvents.groupCreated(context.log, { groupId: created.id, name, computers, actor });
  return created;
}
