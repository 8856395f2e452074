import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { NamedUpdatesAnswer, UpdateRow, UpdatesAnswer } from '#server/admin';
import { answers, ask, useAnswer, useLongList } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Button, type Sorting, Table, useKey } from '../../kit/index.ts';
import { ApproveSheet, useDeciding, useReplica } from '../../parts/approving/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useColumns } from './columns.tsx';
import { EmptyList } from './empty-list.tsx';
import { Filters } from './filters.tsx';
import { afresh, type Question, useQuestion } from './question.ts';
import { SelectionBar } from './selection-bar.tsx';
import style from './update-list.module.css';
import { updatesWords } from './words.ts';

type Selected = ReadonlyMap<string, UpdateRow>;
const NONE: Selected = new Map();
/** Most that one call decides about. */
const MOST = 10_000;
const keyOf = ({ updateId }: UpdateRow) => updateId;
const nameOf = ({ title }: UpdateRow) => title;

/** What is asked, what was found, and what can be done with it. `reference`: the update that is looked at beside it. */
export function UpdateList({ reference }: { readonly reference: string }) {
  const words = useWords(updatesWords);
  const session = useSession();
  const replica = useReplica();
  const mayDecide = session.mayDecide && !replica;
  const { question, change } = useQuestion();
  const list = useLongList<UpdateRow, UpdatesAnswer>('/updates', question.query);
  const [selected, setSelected] = useState(NONE);
  const [approving, setApproving] = useState<readonly UpdateRow[]>([]);
  const columns = useColumns(reference !== '');
  const { open, openKey } = useOpening(reference);
  const deciding = useDeciding();
  const grid = useRef<HTMLDivElement>(null);

  // What is selected belongs to what was asked.
  const asked = JSON.stringify(question.query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another question nothing is selected.
  useEffect(() => setSelected(NONE), [asked]);
  const askedNow = useRef(asked);
  askedNow.current = asked;
  const clear = useCallback(() => setSelected(NONE), []);

  const rowsFor = (row?: UpdateRow) =>
    selected.size > 0 ? [...selected.values()] : row === undefined ? [] : [row];
  const toList = () => grid.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  /** Afterwards one is back in the list, with nothing selected. */
  const then = (did: Promise<boolean>) =>
    void did.then((isDone) => {
      if (isDone) clear();
      toList();
    });
  const does: Readonly<Record<string, (rows: readonly UpdateRow[]) => void>> = {
    a: (rows) => {
      // The sheet gives the focus back to where it was; the button may be gone with the selection by then.
      toList();
      setApproving(rows);
    },
    h: (rows) => then(deciding.hold(rows)),
    d: (rows) => then(deciding.decline(rows)),
    x: (rows) => then(takeBack(deciding, rows)),
  };
  const act = (key: string, row?: UpdateRow) => {
    const rows = rowsFor(row);
    if (mayDecide && rows.length > 0 && !deciding.busy) does[key]?.(rows);
  };
  const latest = useRef(act);
  latest.current = act;
  const keys = useMemo(
    () =>
      Object.fromEntries(
        ['a', 'h', 'd', 'x'].map((key) => [key, (row: UpdateRow) => latest.current(key, row)]),
      ),
    [],
  );
  useKey('a', () => act('a'));
  useKey('h', () => act('h'));
  useKey('d', () => act('d'));
  useKey('x', () => act('x'));
  useKey('Escape', clear);

  const onSort = useCallback(
    ({ by, descending }: Sorting) =>
      change({
        sort: by,
        // The first time it goes the way that is asked for: the newest, the gravest, the most needed.
        descending: by === question.sorting?.by ? String(descending) : undefined,
      }),
    [change, question.sorting?.by],
  );

  return (
    <div className={style['whole']} ref={grid}>
      <Filters />
      <Found answer={list.answer} question={question} />
      {session.mayDecide && replica && <p className={style['replica']}>{words.replica}</p>}
      <Table
        label={words.title}
        list={list}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={open}
        openKey={openKey}
        {...(mayDecide ? { selected, onSelect: setSelected, keys } : {})}
        {...(question.sorting === undefined ? {} : { sorting: question.sorting })}
        onSort={onSort}
        empty={<EmptyList hidden={list.answer?.hidden} />}
      />
      {mayDecide && selected.size > 0 && (
        <SelectionBar
          rows={[...selected.values()]}
          total={Math.min(list.total ?? 0, MOST)}
          busy={deciding.busy}
          onAct={act}
          onClear={clear}
          onAll={async () => {
            const all = await allOf(question);
            // They are many, and come when something else may be asked already.
            if (askedNow.current === asked) setSelected(all);
          }}
          deciding={deciding}
        />
      )}
      <ApproveSheet
        updates={approving}
        open={approving.length > 0}
        onClose={() => setApproving([])}
        onDone={clear}
      />
    </div>
  );
}

/** Ends holds, or else declines: one selection is of one kind mostly, and both at once is both. */
async function takeBack(
  { release, undecline }: ReturnType<typeof useDeciding>,
  rows: readonly UpdateRow[],
): Promise<boolean> {
  const held = rows.filter(({ heldUntil }) => heldUntil !== undefined);
  const declined = rows.filter((row) => row.declined);
  const released = held.length === 0 || (await release(held));
  return released && (declined.length === 0 || (await undecline(declined)));
}

/** Every row that the question finds, up to as many as can be decided about at once. */
async function allOf({ query }: Question): Promise<Selected> {
  const rows = new Map<string, UpdateRow>();
  const limit = 1000;
  for (let offset = 0; offset < MOST; offset += limit) {
    const { items, total } = await ask<UpdatesAnswer>('GET', '/updates', {
      query: { ...query, limit, offset },
    });
    for (const row of items) rows.set(row.updateId, row);
    if (offset + limit >= total) break;
  }
  return rows;
}

/** How many there are, and what the view and the filters keep back. */
function Found({
  answer,
  question,
}: {
  readonly answer: UpdatesAnswer | undefined;
  readonly question: Question;
}) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const { change } = useQuestion();
  const hidden = answer?.hidden;
  return (
    <div className={style['found']}>
      <span role="status">
        {answer !== undefined && words.found(format.count(answer.total, 'update'))}
        {hidden !== undefined && ` ${words.hiddenBy(format.number(hidden.count), question.narrowing > 0)}`}
      </span>
      {hidden !== undefined && answer !== undefined && answer.total > 0 && (
        <ShowHidden count={hidden.count} onPress={() => change(afresh(soughtOnly(question)))} />
      )}
      {question.narrowing > 0 && question.view !== undefined && (
        <Button
          kind="plain"
          onPress={() => {
            const { text, kb, cve } = question.fields;
            change(afresh({ view: question.view, text, kb, cve }));
          }}
        >
          {words.clearFilters}
        </Button>
      )}
    </div>
  );
}

/** Shows what the view hides. */
export function ShowHidden({ count, onPress }: { readonly count: number; readonly onPress: () => void }) {
  const words = useWords(updatesWords);
  const format = useFormat();
  return (
    <Button kind="plain" onPress={onPress}>
      {words.showThem(format.number(count))}
    </Button>
  );
}

/** The same search without anything that narrows it. */
export function soughtOnly({ fields: { text, kb, cve } }: Question) {
  return { text, kb, cve, everything: 'yes' };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Opens the details of a row at the address that people know: its KB number, where that means this update alone. */
function useOpening(reference: string) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const isId = GUID.test(reference);
  const named = useAnswer<NamedUpdatesAnswer>(
    `/updates/named/${encodeURIComponent(reference)}`,
    {},
    { when: reference !== '' && !isId },
  );
  // What its address is may have to be asked: by then the list may be another, or another row or page be wanted.
  const place = useRef(search);
  place.current = search;
  const wanted = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where something else has been opened nothing is wanted any more.
  useEffect(
    () => () => {
      wanted.current = undefined;
    },
    [reference],
  );
  const open = useCallback(
    async ({ updateId, kbArticleIds: [kb] }: UpdateRow) => {
      wanted.current = updateId;
      const isAlone = kb !== undefined && (await isNamedAlone(`KB${kb}`));
      if (wanted.current === updateId)
        void navigate(`/updates/${isAlone ? `KB${kb}` : updateId}${place.current}`);
    },
    [navigate],
  );
  return {
    open: useCallback((row: UpdateRow) => void open(row), [open]),
    openKey: isId ? reference.toLowerCase() : named.data?.items[0]?.updateId,
  };
}

async function isNamedAlone(reference: string): Promise<boolean> {
  const path = `/updates/named/${reference}`;
  try {
    const { items } = await answers.fetchQuery({
      queryKey: [path, {}],
      queryFn: ({ signal }) => ask<NamedUpdatesAnswer>('GET', path, { signal }),
      staleTime: 60_000,
    });
    return items.length === 1;
  } catch {
    return false;
  }
}
