import type { GroupRow } from '#server/admin';
import { ask } from '../../api/index.ts';
import { useWords } from '../../words/index.ts';
import { useGroupName } from './groups.ts';
import { useDoing } from './use-doing.ts';
import { groupWords } from './words.ts';

/** Puts a group under another one, with a way back. */
export function useMoveGroup(groups: readonly GroupRow[]): (group: GroupRow, parent: GroupRow) => void {
  const words = useWords(groupWords);
  const nameOf = useGroupName();
  const doing = useDoing();
  return (group, parent) => {
    const before = groups.find(({ id }) => id === group.parentId);
    if (before === undefined || before.id === parent.id) return;
    const put = (under: GroupRow) =>
      ask('PATCH', `/groups/${encodeURIComponent(group.id)}`, { body: { parent: under.id } });
    void doing(async () => {
      await put(parent);
      return { text: words.movedGroup(group.name, nameOf(parent.name)), undo: () => put(before) };
    });
  };
}
