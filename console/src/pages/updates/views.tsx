import { memo, useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import type { ViewRow, ViewsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, SelectField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { afresh, type Change, NARROWING, USUAL_VIEW, useQuestion } from './question.ts';
import { SavedViewActions, SaveView } from './save-view.tsx';
import style from './views.module.css';
import { updatesWords } from './words.ts';

/** Lists that people look for by what they are for; the server knows them by their filters. */
export const QUICK = {
  superseded: { superseded: 'true', status: 'notNeeded', declined: 'false', everything: 'yes' },
  declined: { declined: 'true', everything: 'yes' },
  withdrawn: { expired: 'true', declined: 'false', everything: 'yes' },
  imported: { imported: 'true', everything: 'yes' },
  incomplete: { incomplete: 'true', everything: 'yes' },
} as const satisfies Readonly<Record<string, Change>>;

export type QuickName = keyof typeof QUICK;
const QUICK_NAMES = Object.keys(QUICK) as QuickName[];

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly change: Change;
  readonly saved: ViewRow | undefined;
}

/** What a view is called in the language of the console: built-in ones have a name in each. */
export function useViewName(): (name: string) => string {
  const { builtIn } = useWords(updatesWords);
  return useCallback((name) => (builtIn as Readonly<Record<string, string>>)[name] ?? name, [builtIn]);
}

/** What of an address makes a list what it is: not what is looked for in it, nor its order. */
const ASKED: ReadonlySet<string> = new Set(['view', 'everything', ...NARROWING]);

/** Which of the quick lists this is, by what the address asks. */
export function quickOf(params: URLSearchParams): QuickName | undefined {
  return QUICK_NAMES.find((name) => {
    const asked = Object.entries(QUICK[name]);
    const others = [...params.keys()].filter((key) => ASKED.has(key));
    return asked.length === others.length && asked.every(([key, value]) => params.get(key) === value);
  });
}

/** The saved views: WSUS's own, then people's; on a phone one field. */
export function Views() {
  const views = useAnswer<ViewsAnswer>('/views');
  return (
    <Answered of={views} lines={5}>
      {({ items }) => <Choices items={items} />}
    </Answered>
  );
}

function Choices({ items }: { readonly items: readonly ViewRow[] }) {
  const words = useWords(updatesWords);
  const nameOf = useViewName();
  const { question, change, params } = useQuestion();
  const quick = quickOf(params);
  const entries = useMemo(() => {
    const entry = (view: ViewRow): Entry => ({
      id: `view:${view.name}`,
      text: nameOf(view.name),
      change: afresh({ view: view.name === USUAL_VIEW ? undefined : view.name }),
      saved: view.builtIn ? undefined : view,
    });
    return {
      builtIn: items.filter((view) => view.builtIn).map(entry),
      own: items.filter((view) => !view.builtIn).map(entry),
      looks: QUICK_NAMES.map(
        (name): Entry => ({
          id: `quick:${name}`,
          text: words.quick[name],
          change: afresh(QUICK[name]),
          saved: undefined,
        }),
      ),
    };
  }, [items, nameOf, words]);
  const { builtIn, own, looks } = entries;
  const at = quick === undefined ? `view:${question.view ?? ''}` : `quick:${quick}`;
  const all = [...builtIn, ...looks, ...own];
  return (
    <>
      <nav className={style['side']} aria-label={words.views}>
        <Group title={words.views} entries={builtIn} at={at} />
        <Group title={words.lookAfter} entries={looks} at={at} />
        {own.length > 0 && <Group title={words.ownViews} entries={own} at={at} />}
        <SaveView views={items} />
      </nav>
      <div className={style['field']}>
        <SelectField
          label={words.views}
          unlabelled
          value={all.some(({ id }) => id === at) ? at : undefined}
          choices={all.map(({ id, text }) => ({ id, text }))}
          onChange={(id) => change(all.find((each) => each.id === id)?.change ?? {})}
        />
        {own.map(({ id, saved }) =>
          id === at && saved !== undefined ? <SavedViewActions key={id} view={saved} /> : null,
        )}
        <SaveView views={items} />
      </div>
    </>
  );
}

/** Drawn anew when it changes, not with every key in the field beside it. */
const Group = memo(function Group({
  title,
  entries,
  at,
}: {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly at: string;
}) {
  return (
    <div>
      <h2 className={style['title']}>{title}</h2>
      <ul>
        {entries.map(({ id, text, change, saved }) => (
          <li key={id} className={style['line']}>
            <Link
              className={style['view'] ?? ''}
              aria-current={id === at ? 'page' : undefined}
              to={`/updates${addressOf(change)}`}
            >
              {text}
            </Link>
            {saved !== undefined && <SavedViewActions view={saved} />}
          </li>
        ))}
      </ul>
    </div>
  );
});

function addressOf(change: Change): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(change)) if (value !== undefined) params.set(name, value);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
