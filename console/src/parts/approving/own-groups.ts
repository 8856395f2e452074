import type { GroupRow, GroupsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';

/** For a group: itself and all above it, the nearest first. */
export function pathsIn(groups: readonly GroupRow[]): (id: string) => readonly string[] {
  const parents = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  return (id) => {
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) path.push(at);
    return path;
  };
}

/** Whether this person decides for a group: for every one, or for those of the account with the groups beneath. */
export function useDecidesFor(): (groupId: string) => boolean {
  const { who, mayDecide } = useSession();
  const own = who.groups?.map(({ id }) => id);
  const groups = useAnswer<GroupsAnswer>('/groups', {}, { when: own !== undefined });
  const pathOf = pathsIn(groups.data?.items ?? []);
  return (groupId) => mayDecide && (own === undefined || pathOf(groupId).some((id) => own.includes(id)));
}
