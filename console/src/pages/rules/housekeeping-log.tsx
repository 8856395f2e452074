import { Undo2 } from 'lucide-react';
import type { HousekeepingEntry, HousekeepingUndone, PageAnswer } from '#server/admin';
import { useAnswer, useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Answered, Button, Empty, Folded, useFailureText, useNotices, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { HousekeepingItems } from './housekeeping-items.tsx';
import { housekeepingWords } from './housekeeping-words.ts';

/** What housekeeping did, newest first; declines can be taken back. */
export function HousekeepingLog({
  limit,
  task = '',
  onMore,
}: {
  readonly limit: number;
  readonly task?: string;
  readonly onMore?: () => void;
}) {
  const words = useWords(housekeepingWords);
  const log = useAnswer<PageAnswer<HousekeepingEntry>>('/housekeeping/log', { limit, task }, { keep: true });
  return (
    <Answered of={log}>
      {({ items, total }) =>
        total === 0 ? (
          <Empty title={words.logEmpty}>{words.logEmptyText}</Empty>
        ) : (
          <>
            <ul className={style['log']}>
              {items.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
            {onMore !== undefined && items.length < total && <Button onPress={onMore}>{words.more}</Button>}
          </>
        )
      }
    </Answered>
  );
}

function Entry({ entry }: { readonly entry: HousekeepingEntry }) {
  const words = useWords(housekeepingWords);
  const format = useFormat();
  const { mayDecide } = useSession();
  const { at, task, count, bytes, items, undoUntil, undoneAt, undoneBy = '' } = entry;
  const undo = useUndo(entry);
  const name = words.names[task as keyof typeof words.names] ?? task;
  const isUndoable = undoUntil !== undefined && undoneAt === undefined && undoUntil > Date.now();
  return (
    <li>
      <div className={style['about']}>
        <h3>{words.entry(name, format.count(count, 'item'))}</h3>
        <p className={style['soft']}>
          <When at={at} />
          {bytes > 0 && ` · ${words.freed(format.bytes(bytes))}`}
          {isUndoable && ` · ${words.undoUntil(format.date(undoUntil))}`}
          {undoneAt !== undefined && ` · ${words.undone(format.ago(undoneAt), undoneBy)}`}
        </p>
        {items.length > 0 && (
          <Folded title={words.whichOf}>
            <HousekeepingItems task={task} items={items} />
          </Folded>
        )}
      </div>
      {isUndoable && mayDecide && (
        <Button icon={<Undo2 aria-hidden="true" />} onPress={undo.press} busy={undo.isPending}>
          {words.undo}
        </Button>
      )}
    </li>
  );
}

function useUndo({ id }: HousekeepingEntry): { readonly press: () => void; readonly isPending: boolean } {
  const words = useWords(housekeepingWords);
  const format = useFormat();
  const tell = useNotices();
  const failureText = useFailureText();
  const undo = useChange<void, HousekeepingUndone>(() => ['POST', `/housekeeping/log/${id}/undo`]);
  return {
    isPending: undo.isPending,
    press: () =>
      undo.mutate(undefined, {
        onSuccess: ({ undeclined, restored, left }) =>
          tell({
            text: [
              words.tookBack(format.count(undeclined, 'update'), format.count(restored, 'approval')),
              ...(left === 0 ? [] : [words.left(format.count(left, 'update'))]),
            ].join(' '),
          }),
        onError: (error) => tell({ text: failureText(error), tone: 'bad' }),
      }),
  };
}
