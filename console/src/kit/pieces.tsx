import { Check, Copy } from 'lucide-react';
import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { Refused, Unreachable } from '../api/index.ts';
import { useFailureWords, useFormat, useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import style from './pieces.module.css';
import { kitWords } from './words.ts';

/** What a page begins with: its name, what it is about in a sentence, what can be done on it. */
export function PageHead({
  title,
  lead,
  actions,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className={style['pageHead']}>
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className={style['lead']}>{lead}</p>}
      </div>
      {actions !== undefined && <div className={style['actions']}>{actions}</div>}
    </header>
  );
}

/** A part of a page with a heading of its own. */
export function Panel({
  title,
  actions,
  children,
  bare,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without space around its content: tables. */
  readonly bare?: boolean;
}) {
  return (
    <section className={style['panel']}>
      {(title !== undefined || actions !== undefined) && (
        <header className={style['panelHead']}>
          {title !== undefined && <h2>{title}</h2>}
          {actions !== undefined && <div className={style['actions']}>{actions}</div>}
        </header>
      )}
      <div className={bare === true ? style['bare'] : style['panelBody']}>{children}</div>
    </section>
  );
}

/** Things in a row that wraps; `column` one below the other. */
export function Stack({
  children,
  column,
  gap = 8,
}: {
  readonly children: ReactNode;
  readonly column?: boolean;
  readonly gap?: 4 | 8 | 16 | 24;
}) {
  return (
    <div className={`${column === true ? style['column'] : style['wrap']} ${style[`gap${gap}`]}`}>
      {children}
    </div>
  );
}

/** Names and what they are: a table of two columns. What is undefined is left out. */
export function Facts({ items }: { readonly items: readonly (readonly [string, ReactNode] | undefined)[] }) {
  return (
    <dl className={style['facts']}>
      {items.map(
        (item) =>
          item !== undefined &&
          item[1] !== undefined && (
            <div key={item[0]}>
              <dt>{item[0]}</dt>
              <dd>{item[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** States that have a colour and a shape of their own. */
export type Tone = 'good' | 'wait' | 'bad' | 'unknown' | 'restart';

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  good: <path d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm3 4.2-4 4.4-2-2" />,
  wait: <path d="M8 2 15 14.2H1Zm0 4.2v3.6m0 1.6v.9" />,
  bad: <path d="M5 1.7h6L14.3 5v6L11 14.3H5L1.7 11V5Zm.6 4 4.8 4.8m0-4.8-4.8 4.8" />,
  unknown: (
    <path d="M8 1.7a6.3 6.3 0 1 1 0 12.6A6.3 6.3 0 0 1 8 1.7ZM6 6.3c.3-2.4 4.2-2.2 4 .2-.1 1.4-2 1.5-2 3m0 1.3v.8" />
  ),
  restart: <path d="M13.6 8a5.6 5.6 0 1 1-1.7-4M12.3 1.2v3h-3" />,
};

/** The shape of a state; says nothing by itself: a word stands beside it, or `label` for those who do not see it. */
export function Mark({ tone, label }: { readonly tone: Tone; readonly label?: string }) {
  return (
    <svg
      className={`${style['mark']} ${style[tone]}`}
      viewBox="0 0 16 16"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {SHAPES[tone]}
    </svg>
  );
}

/** A state in a word, with its shape. */
export function State({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={style['state']}>
      <Mark tone={tone} />
      <span>{children}</span>
    </span>
  );
}

/** A small word about a thing: a group, a mark, a kind. */
export function Chip({
  children,
  tone,
  title,
}: {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly title?: string;
}) {
  return (
    <span className={`${style['chip']} ${tone === undefined ? '' : style[`${tone}Soft`]}`} title={title}>
      {children}
    </span>
  );
}

/** Something to be minded, beside what it is about. */
export function Note({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`${style['note']} ${style[`${tone}Soft`]}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Mark tone={tone} />
      <div>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

const watching = new Set<() => void>();
let minutes = 0;
setInterval(() => {
  minutes += 1;
  for (const changed of watching) changed();
}, 30_000);

/** Draws anew twice a minute: one clock for however many times are in sight. */
function useMinutes(): void {
  useSyncExternalStore(
    (changed) => {
      watching.add(changed);
      return () => watching.delete(changed);
    },
    () => minutes,
  );
}

/** When it was or will be, as people say it; the exact time on hover and for machines. 0 is never. */
export function When({ at, exact }: { readonly at: number | undefined; readonly exact?: boolean }) {
  const format = useFormat();
  const words = useWords(kitWords);
  useMinutes();
  if (at === undefined || at === 0) return <span className={style['soft']}>{words.never}</span>;
  const moment = format.moment(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact === true ? format.ago(at) : moment}>
      {exact === true ? moment : format.ago(at)}
    </time>
  );
}

/** A number with what it means, large. `to`: where the things are that were counted. */
export function Figure({
  value,
  children,
  tone,
  to,
}: {
  readonly value: ReactNode;
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly to?: string;
}) {
  const content = (
    <>
      <span className={style['figureValue']}>
        {tone !== undefined && <Mark tone={tone} />}
        {value}
      </span>
      <span className={style['figureText']}>{children}</span>
    </>
  );
  return to === undefined ? (
    <div className={style['figure']}>{content}</div>
  ) : (
    <Link className={style['figure']} to={to}>
      {content}
    </Link>
  );
}

/** There is nothing, why that is, and what to do, if anything. Calm: often it is good news. */
export function Empty({
  title,
  children,
  action,
  tone,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: Tone;
}) {
  return (
    <div className={style['empty']}>
      {tone !== undefined && <Mark tone={tone} />}
      <p className={style['emptyTitle']}>{title}</p>
      {children !== undefined && <p className={style['soft']}>{children}</p>}
      {action}
    </div>
  );
}

/** Is on its way: as tall as what will stand there. */
export function Loading({ lines = 3 }: { readonly lines?: number }) {
  const words = useWords(kitWords);
  return (
    <div className={style['loading']} role="status">
      <span className="unseen">{words.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike.
        <span key={index} className={style['bone']} />
      ))}
    </div>
  );
}

/** Why something did not work and what to do: in the language of the console where there are words, else in the server's. */
export function Problem({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const words = useWords(kitWords);
  const tell = useFailureWords();
  const again = retry !== undefined && <Button onPress={retry}>{words.again}</Button>;
  if (error instanceof Refused) {
    const { title, hint, subject, detail, code } = error.problem;
    const { says, next, known } = tell({ code, message: title, hint });
    const tongue = known ? {} : { lang: 'en' };
    return (
      <Note tone="bad" title={<span {...tongue}>{says}</span>}>
        {subject !== undefined && <p>{subject}</p>}
        {detail !== undefined && <p lang="en">{detail}</p>}
        {next !== '' && <p {...tongue}>{next}</p>}
        <p className={style['soft']}>
          <code>{code}</code>
        </p>
        {again}
      </Note>
    );
  }
  return (
    <Note tone="bad" title={error instanceof Unreachable ? words.unreachable : words.unexpected}>
      {!(error instanceof Unreachable) && (
        <p>
          <code>{error.message}</code>
        </p>
      )}
      {again}
    </Note>
  );
}

/** The three states of something that is asked for: on its way, failed, there. */
export function Answered<Answer>({
  of: { data, error, refetch },
  lines,
  children,
}: {
  readonly of: {
    readonly data: Answer | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly lines?: number;
  readonly children: (answer: Answer) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  if (error !== null) return <Problem error={error} retry={() => void refetch()} />;
  return <Loading {...(lines === undefined ? {} : { lines })} />;
}

/** A script, a command or a secret to be taken along. */
export function Copyable({ text, label }: { readonly text: string; readonly label?: string }) {
  const words = useWords(kitWords);
  const [done, setDone] = useState<'copied' | 'copyYourself'>();
  const shown = useRef<HTMLPreElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('copied');
    } catch {
      // Without TLS there is no clipboard, and a browser may refuse it: the text is made ready for the keys that always work.
      if (shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
      setDone('copyYourself');
    }
    setTimeout(() => setDone(undefined), 5000);
  };
  return (
    <div className={style['copyable']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <pre tabIndex={0} ref={shown}>
        {text}
      </pre>
      <Button
        kind="plain"
        label={label === undefined ? words.copy : `${words.copy}: ${label}`}
        icon={done === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onPress={() => void copy()}
      >
        {words[done ?? 'copy']}
      </Button>
    </div>
  );
}

/** How far something is. Without a total: that it goes on. */
export function Progress({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}) {
  const known = total > 0;
  return (
    <progress
      className={style['progress']}
      aria-label={label}
      {...(known ? { value: Math.min(done, total), max: total } : {})}
    />
  );
}
