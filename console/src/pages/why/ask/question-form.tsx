import { useEffect, useRef, useState } from 'react';
import type { ComputerRow, PageAnswer, UpdatesAnswer } from '#server/admin';
import { ask as askServer } from '../../../api/index.ts';
import { Button } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import type { Asked } from '../asked.ts';
import style from './ask.module.css';
import { isGuid, recognize } from './recognize.ts';
import { SuggestField } from './suggest-field.tsx';
import type { Suggestion } from './use-suggestions.ts';
import { askWords } from './words.ts';

type Half = 'update' | 'computer';

/** The one field; beside it a second one as soon as it is known what the first one names: the computer to an update, the update to a computer. */
export function QuestionForm({
  asked,
  onAsk,
  onCollected,
}: {
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** What a collector printed was pasted into the field. */
  readonly onCollected: (text: string) => void;
}) {
  const words = useWords(askWords);
  const first: Half = asked.update === undefined && asked.computer !== undefined ? 'computer' : 'update';
  const second: Half | undefined =
    asked.update === undefined && asked.computer === undefined
      ? undefined
      : first === 'update'
        ? 'computer'
        : 'update';
  const [text, setText] = useState('');
  const [other, setOther] = useState('');
  const [busy, setBusy] = useState(false);
  /** Counts what was asked: whoever asks something else meanwhile, or leaves, does not come back to this. */
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = -1;
    },
    [],
  );
  useEffect(() => {
    turn.current++;
    setBusy(false);
    setText(asked.code ?? asked[first] ?? '');
    setOther(second === undefined ? '' : (asked[second] ?? ''));
  }, [asked, first, second]);

  const submit = async () => {
    const mine = ++turn.current;
    setBusy(false);
    const written = text.trim();
    const kind = recognize(written);
    if (written === '') return;
    if (kind === 'collected') return onCollected(written);
    if (kind === 'code') return onAsk({ code: written });
    setBusy(true);
    const half =
      kind === 'update' || (written === asked[first] && first === 'update')
        ? 'update'
        : // Whoever does not answer now says so about the question itself.
          await halfOf(written).catch((): Half => 'update');
    if (turn.current !== mine) return;
    setBusy(false);
    const rest = other.trim();
    const beside: Half = half === 'update' ? 'computer' : 'update';
    onAsk({ [half]: written, ...(rest === '' || second !== beside ? {} : { [beside]: rest }) });
  };
  const take = ({ kind, value }: Suggestion) => {
    turn.current++;
    setBusy(false);
    if (kind === 'code') return onAsk({ code: value });
    const beside: Half = kind === 'update' ? 'computer' : 'update';
    const rest = other.trim();
    onAsk({ [kind]: value, ...(rest === '' || second !== beside ? {} : { [beside]: rest }) });
  };
  const takeOther = ({ kind, value }: Suggestion) => onAsk({ ...keptOf(asked), [kind]: value });
  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SuggestField
        label={words.what}
        hint={words.whatHint}
        placeholder={words.whatExample}
        value={text}
        kinds={['computer', 'update', 'code']}
        large
        autoFocus={Object.keys(asked).length === 0}
        onChange={(value) => {
          // A whole file is not written by hand: it was pasted.
          if (recognize(value) === 'collected' && value.length > 200) onCollected(value);
          else setText(value);
        }}
        onTake={take}
        onEnter={() => void submit()}
      />
      {second !== undefined && (
        <SuggestField
          label={second === 'computer' ? words.onComputer : words.ofUpdate}
          placeholder={second === 'computer' ? words.onComputerExample : words.ofUpdateExample}
          value={other}
          kinds={[second]}
          large
          onChange={setOther}
          onTake={takeOther}
          onEnter={() => void submit()}
        />
      )}
      <div className={style['go']}>
        <Button kind="main" type="submit" busy={busy}>
          {words.ask}
        </Button>
      </div>
    </form>
  );
}

/** What stays of a question when its other half changes. */
function keptOf({ update, computer }: Asked): Asked {
  return { ...(update === undefined ? {} : { update }), ...(computer === undefined ? {} : { computer }) };
}

/** Whether words name a computer that is known here; else they are looked for among the updates. */
async function halfOf(written: string): Promise<Half> {
  if (isGuid(written)) {
    const { total } = await askServer<UpdatesAnswer>('GET', '/updates', {
      query: { text: written, limit: 1 },
    });
    return total > 0 ? 'update' : 'computer';
  }
  if (/[*?]/.test(written) || written.length > 200) return 'update';
  const { total } = await askServer<PageAnswer<ComputerRow>>('GET', '/computers', {
    query: { name: written, limit: 1 },
  });
  return total > 0 ? 'computer' : 'update';
}
