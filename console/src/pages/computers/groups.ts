import { useMemo } from 'react';
import type { GroupRow, GroupsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { ALL_COMPUTERS, UNASSIGNED, useGroupNameAlone as useGroupName } from '../../parts/names/index.ts';

export { ALL_COMPUTERS, UNASSIGNED, useGroupName };

export function isBuiltIn({ id }: Pick<GroupRow, 'id'>): boolean {
  return id === ALL_COMPUTERS || id === UNASSIGNED;
}

/** People may put computers into it: it is neither built in nor filled by a rule. */
export function takesByHand(group: GroupRow): boolean {
  return !isBuiltIn(group) && group.rule === undefined;
}

/** The tree of groups, asked again now and then: computers come and go. */
export function useGroups() {
  return useAnswer<GroupsAnswer>('/groups', {}, { every: 60_000 });
}

/** The group that the address names; undefined when there is none of that name. */
export function groupNamed(groups: readonly GroupRow[], name: string): GroupRow | undefined {
  if (name === '') return groups.find(({ id }) => id === ALL_COMPUTERS);
  const wanted = name.toLowerCase();
  return groups.find((group) => group.id === wanted || group.name.toLowerCase() === wanted);
}

/** What stands in the address for a group. */
export function addressOfGroup({ id, name }: Pick<GroupRow, 'id' | 'name'>): string {
  return id === ALL_COMPUTERS ? '' : name;
}

export function childrenOf(groups: readonly GroupRow[], id: string): readonly GroupRow[] {
  return groups.filter(({ parentId }) => parentId === id);
}

/** A group and all below it, as they stand in the tree. */
export function withBelow(groups: readonly GroupRow[], id: string): readonly GroupRow[] {
  const own = groups.filter((group) => group.id === id);
  return [...own, ...childrenOf(groups, id).flatMap((child) => withBelow(groups, child.id))];
}

/** `Office › Tokyo`, without All Computers. */
export function usePathOf(groups: readonly GroupRow[]): (group: GroupRow) => string {
  const nameOf = useGroupName();
  const byId = useMemo(() => new Map(groups.map((group) => [group.id, group])), [groups]);
  return (group) => {
    const names: string[] = [];
    for (let at: GroupRow | undefined = group; at !== undefined; at = byId.get(at.parentId ?? '')) {
      if (at.id !== ALL_COMPUTERS || at === group) names.unshift(nameOf(at.name));
    }
    return names.join(' › ');
  };
}
