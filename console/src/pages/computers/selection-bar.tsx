import type { ComputerRow, GroupRow } from '#server/admin';
import { Button } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import type { Selection } from './computers-table.tsx';
import { takesByHand } from './groups.ts';
import { takeComputers } from './memberships.ts';
import style from './selection-bar.module.css';
import { useArchive } from './use-archive.ts';
import { useDoing } from './use-doing.ts';
import { listWords } from './words.ts';

/** What can be done with the computers selected; rises when there are some. */
export function SelectionBar({
  selection,
  group,
  archived,
  onPut,
  onClear,
}: {
  readonly selection: Selection;
  readonly group: GroupRow | undefined;
  /** Archived ones are looked at. */
  readonly archived: boolean;
  readonly onPut: (rows: readonly ComputerRow[]) => void;
  readonly onClear: () => void;
}) {
  const words = useWords(listWords);
  const format = useFormat();
  const doing = useDoing();
  const { archive, restore } = useArchive();
  const rows = [...selection.values()];
  const inGroup =
    group === undefined || !takesByHand(group)
      ? []
      : rows.filter(({ groups }) => groups.includes(group.name));
  const take = async (from: GroupRow) => {
    const done = await doing(async () => {
      const undo = await takeComputers(inGroup, from);
      return { text: words.takeDone(format.count(inGroup.length, 'computer'), from.name), undo };
    });
    if (done) onClear();
  };
  if (rows.length === 0) return null;
  return (
    <section className={style['bar']} aria-label={words.selected(format.count(rows.length, 'computer'))}>
      <strong>{words.selected(format.count(rows.length, 'computer'))}</strong>
      {archived ? (
        <Button kind="main" onPress={() => void restore(rows).then((done) => done && onClear())}>
          {words.restore}
        </Button>
      ) : (
        <>
          <Button kind="main" shortcut="G" onPress={() => onPut(rows)}>
            {words.putInGroup}
          </Button>
          {group !== undefined && inGroup.length > 0 && (
            <Button onPress={() => void take(group)}>{words.takeOut(group.name)}</Button>
          )}
          <Button shortcut="A" onPress={() => void archive(rows).then((done) => done && onClear())}>
            {words.archive}
          </Button>
        </>
      )}
      <Button kind="plain" onPress={onClear}>
        {words.unselect}
      </Button>
    </section>
  );
}
