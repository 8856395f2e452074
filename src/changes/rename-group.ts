import type { GroupId, TargetGroup } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { checkGroupName, checkNameIsFree, findGroup, isBuiltIn } from './group-name.ts';
import { admitRequesting, isAskedFor } from './memberships.ts';
import { refuseOnReplica } from './replica.ts';
import type { ChangeContext } from './types.ts';

interface Renamed {
  readonly group: TargetGroup;
  /** Machines that asked for the new name; undefined when nothing changed. */
  readonly admitted?: number;
}

/**
 * Renames a target group. Its machines stay in it, and those whose policy asks for the new name join. The
 * same name again changes nothing. Fails with `changes/replica-read-only`, `changes/bad-group-name`, `changes/group-name-taken`,
 * `changes/unknown-group`, `changes/built-in-group`.
 */
export async function renameGroup(
  context: ChangeContext,
  id: GroupId,
  newName: string,
  actor: string,
): Promise<TargetGroup> {
  const name = checkGroupName(newName);
  if (isBuiltIn(id)) throw changesFailures.fail('built-in-group', { subject: name });
  const renamed = await commit<Renamed>(context, async (tx): Promise<Change<Renamed>> => {
    await refuseOnReplica(tx);
    const groups = await tx.groups();
    const before = findGroup(groups, id);
    if (before.name === name) return { result: { group: before }, unchanged: true };
    checkNameIsFree(name, groups, id);
    const group: TargetGroup = { ...before, name };
    const askedFor = await isAskedFor(tx, name);
    await tx.renameGroup(id, name);
    const admitted = askedFor ? await admitRequesting(tx, group) : 0;
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'rename-group',
      subject: name,
      details: { groupId: id, before: before.name, computers: admitted },
    });
    return { result: { group, admitted }, delta: { groups: [group] } };
  });
  if (renamed.admitted !== undefined) {
    changeEvents.groupRenamed(context.log, { groupId: id, name, computers: renamed.admitted, actor });
  }
  return renamed.group;
}
