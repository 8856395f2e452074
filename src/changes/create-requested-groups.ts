import { newGuid } from '#base';
import { ALL_COMPUTERS, type GroupId, type TargetGroup } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { foldName } from './group-name.ts';
import { admitRequesting } from './memberships.ts';
import { refuseOnReplica } from './replica.ts';
import type { ChangeContext } from './types.ts';

interface Made {
  readonly groups: readonly TargetGroup[];
  readonly computers: number;
}

/**
 * Makes the groups that machines ask for by policy and that do not exist, under All Computers, and moves the machines in:
 * all of them, or those of the given names. Resolves with the new groups. Fails with `changes/replica-read-only`, and with
 * `changes/not-asked-for` for a name that nobody asks for or that there is already.
 */
export async function createRequestedGroups(
  context: ChangeContext,
  names: readonly string[] | undefined,
  actor: string,
): Promise<readonly TargetGroup[]> {
  const { groups, computers } = await commit(context, async (tx): Promise<Change<Made>> => {
    await refuseOnReplica(tx);
    const missing = await tx.missingRequestedGroups();
    const wanted = names?.map((name) => {
      const found = missing.find((each) => foldName(each.name) === foldName(name.trim()));
      if (found === undefined) throw changesFailures.fail('not-asked-for', { subject: name.slice(0, 80) });
      return found;
    });
    const made = [...new Set(wanted ?? missing)].map(
      ({ name }): TargetGroup => ({ id: newGuid() as GroupId, name, parentId: ALL_COMPUTERS }),
    );
    if (made.length === 0) return { result: { groups: made, computers: 0 }, unchanged: true };
    for (const group of made) await tx.addGroup(group);
    const admitted = await admitRequesting(tx, ...made);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'create-requested-groups',
      subject: made
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 256),
      details: { groups: made.map(({ id, name }) => ({ id, name })), computers: admitted },
    });
    return { result: { groups: made, computers: admitted }, delta: { groups: made } };
  });
  if (groups.length > 0)
    changeEvents.requestedGroupsCreated(context.log, { groups: groups.length, computers, actor });
  return groups;
}
