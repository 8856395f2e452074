import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, Checkbox, SearchField, SelectField } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import type { ComputersAddress } from './address.ts';
import style from './filters.module.css';
import { OS_CHOICES } from './os.ts';
import { STANDINGS } from './standings.ts';
import { listWords, standingWords } from './words.ts';

const SILENCES = [1, 3, 7, 14, 30, 60, 90, 180];
/** Typing goes on for so long before the address has it, milliseconds. */
const WAIT = 200;

/** What narrows the list; each part stands in the address. */
export function Filters({
  address: { looked, look },
  hasBelow,
}: {
  readonly address: ComputersAddress;
  /** The group has others below it. */
  readonly hasBelow: boolean;
}) {
  const words = useWords(listWords);
  const standings = useWords(standingWords);
  const format = useFormat();
  const [name, setName] = useTyped(looked.name, (value) => look({ name: value }, 'typed'));
  const silences = [...new Set([...SILENCES, looked.silent])]
    .filter((days) => days > 0)
    .sort((a, b) => a - b);
  const known = OS_CHOICES.some(({ id }) => id === looked.os);
  return (
    <search className={style['filters']} aria-label={words.filters}>
      <SearchField label={words.findName} value={name} onChange={setName} />
      <div className={style['select']}>
        <SelectField
          label={words.os}
          unlabelled
          choices={[
            { id: '', text: words.anyOs },
            ...(known || looked.os === '' ? [] : [{ id: looked.os, text: looked.os }]),
            ...OS_CHOICES,
          ]}
          value={looked.os}
          onChange={(os) => look({ os })}
        />
      </div>
      <div className={style['select']}>
        <SelectField
          label={words.silenceLabel}
          unlabelled
          choices={[
            { id: '0', text: words.anySilence },
            ...silences.map((days) => ({
              id: String(days),
              text: words.silentFor(format.count(days, 'day')),
            })),
          ]}
          value={String(looked.silent)}
          onChange={(days) => look(days === '0' ? { silent: '', view: '' } : { silent: days })}
        />
      </div>
      <div className={style['select']}>
        <SelectField
          label={words.standing}
          unlabelled
          choices={[
            { id: '', text: words.anyStanding },
            ...STANDINGS.map((id) => ({ id, text: standings[id] })),
          ]}
          value={looked.standing}
          onChange={(standing) => look({ standing })}
        />
      </div>
      {hasBelow && (
        <Checkbox checked={!looked.only} onChange={(on) => look({ only: on ? '' : 'yes' })}>
          {words.withBelow}
        </Checkbox>
      )}
      {looked.archived && <Dropped name={words.onlyArchived} onDrop={() => look({ archived: '' })} />}
      {looked.vain && <Dropped name={words.onlyVain} onDrop={() => look({ vain: '' })} />}
    </search>
  );
}

function Dropped({ name, onDrop }: { readonly name: string; readonly onDrop: () => void }) {
  const words = useWords(listWords);
  return (
    <span className={style['drop']}>
      {name}
      <Button kind="plain" label={words.dropFilter(name)} icon={<X aria-hidden="true" />} onPress={onDrop} />
    </span>
  );
}

/** A text that is told on when typing has paused, and follows what it is from elsewhere. */
function useTyped(value: string, tell: (value: string) => void): readonly [string, (value: string) => void] {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was told from here comes back when more may have been typed.
  useEffect(() => {
    if (value === told.current) return;
    clearTimeout(timer.current);
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [
    text,
    (next) => {
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        told.current = next;
        tell(next);
      }, WAIT);
    },
  ];
}
