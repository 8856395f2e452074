import { useState } from 'react';
import type { GroupRow } from '#server/admin';
import { Button, Sheet, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { GroupList } from './group-list.tsx';
import { UNASSIGNED, useGroupName, withBelow } from './groups.ts';
import { useMoveGroup } from './use-move-group.ts';
import { pageWords, sheetWords } from './words.ts';

/** Another place in the tree for a group. Dragging does the same. */
export function MoveSheet({
  group,
  groups,
  onClose,
}: {
  readonly group: GroupRow;
  readonly groups: readonly GroupRow[];
  readonly onClose: () => void;
}) {
  const words = useWords(sheetWords);
  const { cancel } = useWords(pageWords);
  const nameOf = useGroupName();
  const moveGroup = useMoveGroup(groups);
  const [to, setTo] = useState(group.parentId);
  const own = new Set(withBelow(groups, group.id).map(({ id }) => id));
  const possible = groups.filter(({ id }) => id !== UNASSIGNED && !own.has(id));
  const target = possible.find(({ id }) => id === to);
  const isSame = target === undefined || target.id === group.parentId;
  const move = () => {
    if (isSame) return;
    onClose();
    moveGroup(group, target);
  };
  return (
    <Sheet
      title={words.move(group.name)}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="main" disabled={isSame} onPress={move}>
            {words.moveBelow(nameOf(target?.name ?? ''))}
          </Button>
        </>
      }
    >
      <Stack column gap={16}>
        <p>{words.moveHint}</p>
        <GroupList label={words.below} groups={possible} chosen={to} onChoose={setTo} />
      </Stack>
    </Sheet>
  );
}
