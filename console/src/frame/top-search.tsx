import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useFailureText, useKey } from '../kit/index.ts';
import { useWords } from '../words/index.ts';
import { type Found, useFound } from './found.ts';
import style from './top-search.module.css';
import { frameWords } from './words.ts';

const PAUSE = 60;

/**
 * One field for everything: `/` goes to it, arrows choose, Enter goes there, Ctrl+Enter asks why (WAI-ARIA combobox with a list that is
 * shown while there is something in the field).
 */
export function TopSearch() {
  const words = useWords(frameWords);
  const id = useId();
  const go = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  // Enter was pressed before everything was found for the last letters: it goes on when it is.
  const [waiting, setWaiting] = useState<'there' | 'why'>();
  useKey('/', () => field.current?.focus());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const failureText = useFailureText();
  const { groups, settled, error } = useFound(asked);
  const all = groups.flatMap(({ items }) => items);
  const shown = open && text.trim() !== '';
  const chosen = all[Math.min(at, all.length - 1)];

  const leave = (to: string) => {
    setOpen(false);
    setText('');
    setWaiting(undefined);
    field.current?.blur();
    void go(to);
  };
  const why = (found: Found | undefined) =>
    leave(found?.why ?? `/why?update=${encodeURIComponent(text.trim())}`);
  const enter = (where: 'there' | 'why') => {
    if (where === 'why') why(chosen);
    else leave(chosen?.to ?? `/updates?text=${encodeURIComponent(text.trim())}`);
  };
  const isFound = asked === text.trim() && (settled || at > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it goes to is what is found at that moment.
  useEffect(() => {
    if (waiting !== undefined && isFound) enter(waiting);
  }, [waiting, isFound]);
  const onKey = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt((now) => Math.min(now + 1, Math.max(0, all.length - 1))),
      ArrowUp: () => setAt((now) => Math.max(0, now - 1)),
      Enter: () => {
        const where = event.ctrlKey || event.metaKey ? 'why' : 'there';
        if (text.trim() === '') return;
        if (isFound) return enter(where);
        setAsked(text.trim());
        setWaiting(where);
      },
      Escape: () => {
        setOpen(false);
        setText('');
        setWaiting(undefined);
      },
    };
    const step = steps[event.key];
    if (step === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    step();
  };

  return (
    <search className={style['search']}>
      <Search className={style['lens'] ?? ''} aria-hidden="true" />
      <input
        ref={field}
        className={style['field']}
        type="search"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={words.searchLabel}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-keyshortcuts="/"
        {...(shown && chosen !== undefined
          ? { 'aria-activedescendant': `${id}-${all.indexOf(chosen)}` }
          : {})}
        placeholder={words.search}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
          setWaiting(undefined);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setWaiting(undefined);
        }}
        onKeyDown={onKey}
      />
      <span className={style['key']} aria-hidden="true">
        /
      </span>
      <div className={style['list']} hidden={!shown}>
        <div id={`${id}-list`} role="listbox" aria-label={words.found}>
          {groups.map(({ title, items }) => (
            <div key={title} role="group" aria-label={title}>
              <div className={style['title']} aria-hidden="true">
                {title}
              </div>
              {items.map((item) => {
                const index = all.indexOf(item);
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field.
                  <div
                    key={`${title} ${item.to}`}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={item === chosen}
                    className={style['item']}
                    onMouseDown={(event) => event.preventDefault()}
                    onMouseEnter={() => setAt(index)}
                    onClick={({ ctrlKey, metaKey }) => (ctrlKey || metaKey ? why(item) : leave(item.to))}
                  >
                    <span>{item.text}</span>
                    {item.aside !== undefined && <span className={style['aside']}>{item.aside}</span>}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        <div className={style['foot']} role="status">
          {all.length > 0 || !settled ? words.askWhy : error === null ? words.nothing : failureText(error)}
        </div>
      </div>
    </search>
  );
}
