import type { Computer } from '#store';
import type { GroupId, GroupRule, TargetGroup } from '#update';
import { foldName, isBuiltIn } from './group-name.ts';
import { groupsNamed } from './memberships.ts';

/** A name that a machine's policy asks for, and what came of it. */
export interface RequestedGroup {
  readonly name: string;
  readonly exists: boolean;
  readonly inForce: boolean;
  /** Why it is not in force; undefined where it is. */
  readonly because?: 'no-such-group' | 'built-in' | 'has-a-rule' | 'not-yet';
}

/** A group that a machine is in, and by whom. */
export interface EffectiveGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly by: 'administrator' | 'policy' | 'rule' | 'nobody';
  readonly rule?: GroupRule;
}

/** What came of each name that a machine asks for. */
export function requestedGroups(
  computer: Pick<Computer, 'groupIds' | 'requestedGroups'>,
  groups: readonly TargetGroup[],
): readonly RequestedGroup[] {
  return computer.requestedGroups.map((name): RequestedGroup => {
    const group = groups.find((each) => foldName(each.name) === foldName(name));
    if (group === undefined) return { name, exists: false, inForce: false, because: 'no-such-group' };
    if (isBuiltIn(group.id)) return { name, exists: true, inForce: false, because: 'built-in' };
    const isIn = computer.groupIds.includes(group.id);
    if (group.rule !== undefined && !isIn)
      return { name, exists: true, inForce: false, because: 'has-a-rule' };
    return { name, exists: true, inForce: isIn, ...(isIn ? {} : { because: 'not-yet' }) };
  });
}

/** Why a machine is in each of its groups. */
export function effectiveGroups(
  computer: Pick<Computer, 'groupIds' | 'requestedGroups'>,
  groups: readonly TargetGroup[],
): readonly EffectiveGroup[] {
  const asked = new Set(groupsNamed(computer.requestedGroups, groups));
  return groups
    .filter(({ id }) => computer.groupIds.includes(id))
    .map(({ id, name, rule }): EffectiveGroup => {
      if (isBuiltIn(id)) return { id, name, by: 'nobody' };
      if (rule !== undefined) return { id, name, by: 'rule', rule };
      return { id, name, by: asked.has(id) ? 'policy' : 'administrator' };
    });
}
