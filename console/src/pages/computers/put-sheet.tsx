import { useState } from 'react';
import type { GroupRow } from '#server/admin';
import { Button, Checkbox, Empty, Sheet, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { GroupList } from './group-list.tsx';
import { isBuiltIn, takesByHand } from './groups.ts';
import type { Movable } from './memberships.ts';
import { usePutComputers } from './use-put-computers.ts';
import { pageWords, sheetWords } from './words.ts';

/** Puts the computers chosen in a group; with it, if wanted, out of the one that is looked at. Dragging does the same. */
export function PutSheet({
  computers,
  groups,
  chosen,
  onClose,
  onDone,
}: {
  readonly computers: readonly Movable[];
  readonly groups: readonly GroupRow[];
  readonly chosen: GroupRow | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const words = useWords(sheetWords);
  const { cancel } = useWords(pageWords);
  const format = useFormat();
  const put = usePutComputers();
  const [to, setTo] = useState<string>();
  const mayLeave =
    chosen !== undefined &&
    takesByHand(chosen) &&
    computers.some(({ groups: own }) => own.includes(chosen.name));
  const [leaves, setLeaves] = useState(mayLeave);
  const possible = groups.filter((group) => takesByHand(group) && group.id !== chosen?.id);
  const shown = groups.filter((group) => !isBuiltIn(group));
  const target = possible.find(({ id }) => id === to);
  const act = () => {
    if (target === undefined) return;
    onClose();
    void put(computers, target, mayLeave && leaves ? chosen : undefined).then((done) => done && onDone());
  };
  const isMove = mayLeave && leaves;
  return (
    <Sheet
      title={
        computers.length === 1
          ? words.putTitle(computers[0]?.dnsName ?? '')
          : words.putSeveral(format.count(computers.length, 'computer'))
      }
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="main" disabled={target === undefined} onPress={act}>
            {(isMove ? words.moveIn : words.putIn)(target?.name ?? '…')}
          </Button>
        </>
      }
    >
      {possible.length === 0 ? (
        <Empty title={words.noGroups} />
      ) : (
        <Stack column gap={16}>
          <GroupList
            label={words.chooseGroup}
            groups={shown}
            chosen={to}
            onChoose={setTo}
            impossible={shown.filter((group) => !possible.includes(group)).map(({ id }) => id)}
          />
          {mayLeave && (
            <Checkbox checked={leaves} onChange={setLeaves}>
              {words.alsoLeave(chosen.name)}
            </Checkbox>
          )}
        </Stack>
      )}
    </Sheet>
  );
}
