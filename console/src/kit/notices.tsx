import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useWords } from '../words/index.ts';
import { takeFocus } from './address.ts';
import { Button } from './button.tsx';
import { useFailureText } from './failure-text.ts';
import style from './notices.module.css';
import { Mark, type Tone } from './pieces.tsx';
import { kitWords } from './words.ts';

/** What was done, told in passing. */
export interface Told {
  readonly text: ReactNode;
  readonly tone?: Tone;
  /** Takes it back; the button stays for 20 seconds, and as long as somebody is on it. */
  readonly undo?: () => Promise<unknown>;
}

interface Shown extends Told {
  readonly id: number;
}

const Context = createContext<(told: Told) => void>(() => {});
const LASTS = 20_000;
const MOST = 3;

/** Lets everything in it tell what it did. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const words = useWords(kitWords);
  const failureText = useFailureText();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const counter = useRef(0);
  const held = useRef(false);
  const drop = useCallback((id: number) => setShown((now) => now.filter((one) => one.id !== id)), []);
  // A button that goes takes the focus with it, and says nothing of having lost it.
  const press = useCallback(
    (id: number) => {
      drop(id);
      held.current = false;
      takeFocus(document.querySelector('main'));
    },
    [drop],
  );
  const say = useCallback(
    (told: Told) => {
      const id = ++counter.current;
      setShown((now) => [...now, { ...told, id }].slice(-MOST));
      const later = () => setTimeout(() => (held.current ? later() : drop(id)), LASTS);
      later();
    },
    [drop],
  );
  const region = useMemo(
    () => (
      <section
        className={style['region']}
        aria-label={words.notifications}
        onMouseEnter={() => {
          held.current = true;
        }}
        onMouseLeave={() => {
          held.current = false;
        }}
        onFocus={() => {
          held.current = true;
        }}
        onBlur={() => {
          held.current = false;
        }}
      >
        <div role="status" aria-live="polite">
          {shown.map(({ id, text, tone, undo }) => (
            <div key={id} className={style['notice']}>
              <Mark tone={tone ?? 'good'} />
              <div className={style['text']}>{text}</div>
              {undo !== undefined && (
                <Button
                  onPress={() => {
                    press(id);
                    undo().catch((error: Error) => say({ tone: 'bad', text: failureText(error) }));
                  }}
                >
                  {words.undo}
                </Button>
              )}
              <Button kind="plain" label={words.close} onPress={() => press(id)}>
                ×
              </Button>
            </div>
          ))}
        </div>
      </section>
    ),
    [shown, press, say, words, failureText],
  );
  return (
    <Context value={say}>
      {children}
      {region}
    </Context>
  );
}

/** Tells what was done, at the foot of the page and to screen readers. */
export function useNotices(): (told: Told) => void {
  return useContext(Context);
}
