import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { DecisionRow, DecisionsAnswer, UpdateDetails } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Button, Empty, Panel, When } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useDecidesFor, useReplica } from '../../approving/index.ts';
import { useAuthorName } from '../people.ts';
import detail from '../update-detail.module.css';
import style from './approvals.module.css';
import { useDecisionText } from './decision-text.ts';
import { useUndoing } from './undoing.ts';
import { approvalsWords } from './words.ts';

const STEP = 20;

/** Who decided what about it, when and why, newest first; each can be undone while it still stands. */
export function History({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(approvalsWords);
  const [limit, setLimit] = useState(STEP);
  const decisions = useAnswer<DecisionsAnswer>(
    `/updates/${update.updateId}/decisions`,
    { limit },
    { keep: true },
  );
  return (
    <Panel title={words.history}>
      <Answered of={decisions}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={words.historyEmpty}>{words.historyEmptyText}</Empty>
          ) : (
            <>
              <ol className={detail['rows']}>
                {items.map((decision) => (
                  <Entry key={decision.id} decision={decision} />
                ))}
              </ol>
              {total > items.length && (
                <Button onPress={() => setLimit(Math.min(1000, limit + 5 * STEP))}>{words.older}</Button>
              )}
            </>
          )
        }
      </Answered>
    </Panel>
  );
}

function Entry({ decision }: { readonly decision: DecisionRow }) {
  const words = useWords(approvalsWords);
  const format = useFormat();
  const authorName = useAuthorName();
  const replica = useReplica();
  const decidesFor = useDecidesFor();
  const { undo, busy } = useUndoing();
  const textOf = useDecisionText();
  const { id, scope, at, actor, reason, verb, undone } = decision;
  const mayUndo = !replica && undone === undefined && decidesFor(scope);
  const text = textOf(decision);
  return (
    <li>
      <div className={style['entry']}>
        <div>
          <p className={undone === undefined ? undefined : style['undone']}>{text}</p>
          <p className={style['soft']}>
            {authorName(actor)}
            {format.comma}
            <When at={at} />
          </p>
          {reason !== undefined && verb !== 'undo' && (
            <p className={style['soft']}>{words.because(reason)}</p>
          )}
          {undone !== undefined && (
            <p className={style['soft']}>{words.undoneBy(authorName(undone.by), format.ago(undone.at))}</p>
          )}
        </div>
        {mayUndo && (
          <Button
            label={words.undoOf(text)}
            icon={<Undo2 size={16} aria-hidden="true" />}
            busy={busy}
            onPress={() => undo(id)}
          >
            {words.undo}
          </Button>
        )}
      </div>
    </li>
  );
}
