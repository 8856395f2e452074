import { useState } from 'react';
import type { UpdateRow } from '#server/admin';
import { useSession } from '../../frame/index.ts';
import { Actions, Button, useFailureText, useNotices } from '../../kit/index.ts';
import type { Deciding } from '../../parts/approving/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { type Reasoned, ReasonSheet } from './reason-sheet.tsx';
import style from './selection-bar.module.css';
import { updatesWords } from './words.ts';

/** What can be done with what is selected, and how many that is. */
export function SelectionBar({
  rows,
  total,
  busy,
  onAct,
  onClear,
  onAll,
  deciding,
}: {
  readonly rows: readonly UpdateRow[];
  /** All that the question finds. */
  readonly total: number;
  readonly busy: boolean;
  readonly onAct: (key: string) => void;
  readonly onClear: () => void;
  readonly onAll: () => Promise<void>;
  readonly deciding: Deciding;
}) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const { who } = useSession();
  const tell = useNotices();
  const failureText = useFailureText();
  const [gathering, setGathering] = useState(false);
  const [reasoned, setReasoned] = useState<Reasoned>();
  const decidesForAll = who.groups === undefined;
  const held = rows.some(({ heldUntil }) => heldUntil !== undefined);
  const declined = rows.some((row) => row.declined);
  return (
    <section className={style['bar']} aria-label={words.selection}>
      <span role="status" className={style['count']}>
        {words.selected(format.count(rows.length, 'update'))}
      </span>
      {rows.length < total && (
        <Button
          kind="plain"
          busy={gathering}
          onPress={() => {
            setGathering(true);
            onAll()
              .catch((error: Error) => tell({ tone: 'bad', text: failureText(error) }))
              .finally(() => setGathering(false));
          }}
        >
          {words.selectAll(format.number(total))}
        </Button>
      )}
      <Button kind="main" shortcut="a" onPress={() => onAct('a')} disabled={busy}>
        {words.approve}
      </Button>
      {decidesForAll && (
        <>
          <Button shortcut="h" onPress={() => onAct('h')} busy={busy}>
            {words.hold}
          </Button>
          <Button shortcut="d" onPress={() => onAct('d')} busy={busy}>
            {words.decline}
          </Button>
          {(held || declined) && (
            <Button shortcut="x" onPress={() => onAct('x')} busy={busy}>
              {held && declined ? words.releaseBoth : held ? words.release : words.undecline}
            </Button>
          )}
          <Actions
            items={[
              { id: 'hold', text: words.holdUntil, onAction: () => setReasoned('hold') },
              { id: 'decline', text: words.declineBecause, onAction: () => setReasoned('decline') },
            ]}
          />
        </>
      )}
      <Button kind="plain" shortcut="Esc" onPress={onClear}>
        {words.clear}
      </Button>
      <ReasonSheet
        what={reasoned}
        rows={rows}
        deciding={deciding}
        onClose={() => setReasoned(undefined)}
        onDone={onClear}
      />
    </section>
  );
}
