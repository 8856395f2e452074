import type { GroupId } from '#update';
import type { Connection } from './connection.ts';
import { damaged } from './packing.ts';

/** The keys of the groups that a computer is in, as `computers.group_set` has them. */
export function groupSetOf(connection: Connection): (computerKey: number) => string {
  const keys = connection.prepare<{ key: number }>(
    'SELECT group_key AS key FROM memberships WHERE computer_key = ? ORDER BY group_key',
  );
  return (computerKey) =>
    keys
      .all(computerKey)
      .map(({ key }) => key)
      .join();
}

/** The way back, by the groups as they are when it is called: the same set gives the same array. Throws `store/damaged`. */
export function groupsOfSets(connection: Connection): () => (groupSet: string) => readonly GroupId[] {
  const groups = connection.prepare<{ key: number; id: GroupId }>('SELECT key, id FROM target_groups');
  return () => {
    const ids = new Map(groups.all().map(({ key, id }) => [String(key), id]));
    const known = new Map<string, readonly GroupId[]>();
    return (groupSet) => {
      let groupIds = known.get(groupSet);
      if (groupIds === undefined) {
        groupIds = groupSet.split(',').map((key) => {
          const id = ids.get(key);
          if (id === undefined) throw damaged(`target group ${key}`);
          return id;
        });
        known.set(groupSet, groupIds);
      }
      return groupIds;
    };
  };
}
