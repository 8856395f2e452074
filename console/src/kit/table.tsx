import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type LongList, Refused } from '../api/index.ts';
import { useFormat, useWords } from '../words/index.ts';
import { Checkbox } from './fields.tsx';
import { useMedia, usePrinting } from './media.ts';
import { Problem } from './pieces.tsx';
import style from './table.module.css';
import { kitWords } from './words.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Of grid-template-columns: `minmax(240px, 1fr)`, `120px`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the list is sorted by when its title is pressed; left out: cannot be sorted by. */
  readonly sort?: string;
  /** Left out where there is little room (below 700 pixels). */
  readonly secondary?: boolean;
  readonly end?: boolean;
}

export interface Sorting {
  readonly by: string | undefined;
  readonly descending: boolean;
}

export interface TableProps<Row> {
  /** What it lists, for those who do not see it. */
  readonly label: string;
  readonly list: LongList<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** Names a row: what is said of its checkbox. */
  readonly nameOf: (row: Row) => string;
  /** Enter or a click. */
  readonly onOpen?: (row: Row) => void;
  /** The row whose details are shown. */
  readonly openKey?: string | undefined;
  readonly selected?: ReadonlyMap<string, Row>;
  readonly onSelect?: (selected: ReadonlyMap<string, Row>) => void;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** Shown when there is nothing. */
  readonly empty: ReactNode;
  /** Keys on a row, besides arrows, Home, End, Page up and down, Enter and Space: `{ a: approve }`. */
  readonly keys?: Readonly<Record<string, (row: Row) => void>>;
}

const ROW = 32;
const PAGE = 15;
/** More than ever are in sight at once. */
const LINES = 256;

/**
 * A long list as a grid that is one stop of the Tab key: arrows move, Enter opens, Space selects, with Shift from the last one on. Only
 * the rows in sight exist, and only their pages are fetched (WAI-ARIA grid pattern; rows are the unit, not cells). Printed is what was
 * fetched.
 */
export function Table<Row>(props: TableProps<Row>) {
  const {
    label,
    list,
    columns: all,
    keyOf,
    nameOf,
    onOpen,
    openKey,
    selected,
    onSelect,
    sorting,
    onSort,
    empty,
    keys,
  } = props;
  const words = useWords(kitWords);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const format = useFormat();
  const isNarrow = useMedia('(max-width: 700px)');
  const isPrinted = usePrinting();
  const columns = useMemo(
    () => all.filter(({ secondary }) => !(isNarrow && secondary === true)),
    [all, isNarrow],
  );
  const [at, setAt] = useState(0);
  const anchor = useRef(0);
  const total = list.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    useFlushSync: false,
  });
  // Rows are drawn when there is time between two frames: scrolling never waits for them.
  const seen = useDeferredValue(virtual.getVirtualItems());
  const rows: readonly RowAt[] = isPrinted ? heldRows(list, seen[0]?.index ?? 0) : seen;
  const first = seen[0]?.index ?? 0;
  const last = seen.at(-1)?.index ?? 0;
  const { show } = list;
  // On paper as many have room as are drawn: that would never end.
  useEffect(() => {
    if (!isPrinted) show(first, last);
  }, [show, first, last, isPrinted]);
  useEffect(() => {
    if (total > 0 && at >= total) setAt(total - 1);
  }, [at, total]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is looked at from its beginning.
  useLayoutEffect(() => {
    setAt(0);
    anchor.current = 0;
    scroller.current?.scrollTo({ top: 0 });
  }, [list.question]);

  const shown = rows.map(({ index }) => list.rowAt(index)).filter((row) => row !== undefined);
  const allShown =
    selected !== undefined && shown.length > 0 && shown.every((row) => selected.has(keyOf(row)));
  const template = [...(onSelect === undefined ? [] : ['36px']), ...columns.map(({ width }) => width)].join(
    ' ',
  );

  const move = (index: number) => {
    const to = Math.max(0, Math.min(total - 1, index));
    setAt(to);
    virtual.scrollToIndex(to, { align: 'auto' });
    return to;
  };
  const toggle = (index: number, through: boolean) => {
    if (selected === undefined || onSelect === undefined) return;
    const next = new Map(selected);
    const row = list.rowAt(index);
    if (row === undefined) return;
    if (through) {
      for (let each = Math.min(anchor.current, index); each <= Math.max(anchor.current, index); each++) {
        const between = list.rowAt(each);
        if (between !== undefined) next.set(keyOf(between), between);
      }
    } else if (!next.delete(keyOf(row))) next.set(keyOf(row), row);
    anchor.current = index;
    onSelect(next);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const row = list.rowAt(at);
    // With Shift the row that one leaves is selected too, and nothing else that was passed before.
    const step = (by: number) => {
      const to = move(at + by);
      if (!event.shiftKey) return;
      anchor.current = at;
      toggle(to, true);
    };
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => move(at + PAGE),
      PageUp: () => move(at - PAGE),
      Home: () => move(0),
      End: () => move(total - 1),
      Enter: () => row !== undefined && onOpen?.(row),
      ' ': () => toggle(at, event.shiftKey),
    };
    const act =
      steps[event.key] ??
      (event.ctrlKey || event.metaKey || event.altKey || row === undefined
        ? undefined
        : keys?.[event.key] && (() => keys[event.key]?.(row)));
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  const heard = useRef<Heard>({ press: () => {}, toggle: () => {} });
  heard.current = {
    press: (index) => {
      const row = list.rowAt(index);
      setAt(index);
      if (row !== undefined) onOpen?.(row);
    },
    toggle: (index) => {
      setAt(index);
      toggle(index, false);
      // Keys go on being heard: what is done with several is done by keys too.
      scroller.current?.focus({ preventScroll: true });
    },
  };

  if (list.error !== null && list.total === undefined)
    return <Problem error={list.error} retry={list.refetch} />;
  if (list.total === 0) return empty;
  const isRefused =
    list.error instanceof Refused && rows.some(({ index }) => list.rowAt(index) === undefined);
  return (
    <div className={style['table']}>
      {isRefused && list.error !== null && <Problem error={list.error} retry={list.refetch} />}
      {isPrinted && rows.length < total && (
        <p>
          {words.onPaper(
            format.number((rows[0]?.index ?? 0) + 1),
            format.number((rows.at(-1)?.index ?? 0) + 1),
            format.number(total),
          )}
        </p>
      )}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-multiselectable={onSelect !== undefined}
        aria-activedescendant={total > 0 ? `${id}-${at}` : undefined}
        aria-busy={list.total === undefined}
        tabIndex={0}
        onKeyDown={onKey}
        ref={scroller}
        className={style['scroller']}
      >
        <div className={style['inner']}>
          <div
            role="row"
            aria-rowindex={1}
            className={style['head']}
            style={{ gridTemplateColumns: template }}
          >
            {onSelect !== undefined && (
              <div role="columnheader" className={style['check']}>
                <Checkbox
                  label={words.selectAll}
                  checked={allShown}
                  some={!allShown && selected !== undefined && selected.size > 0}
                  onChange={(checked) =>
                    onSelect(
                      checked
                        ? new Map([...(selected ?? []), ...shown.map((row) => [keyOf(row), row] as const)])
                        : new Map(),
                    )
                  }
                />
              </div>
            )}
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </div>
          <div
            className={style['body']}
            role="rowgroup"
            style={isPrinted ? {} : { height: virtual.getTotalSize() }}
          >
            {rows.map(({ index, start }) => {
              const row = list.rowAt(index);
              const key = row === undefined ? undefined : keyOf(row);
              return (
                <Line
                  // Lines that leave the sight become those that come into it: nothing is made anew.
                  key={index % LINES}
                  id={`${id}-${index}`}
                  row={row}
                  index={index}
                  start={start}
                  columns={columns as readonly Column<unknown>[]}
                  template={template}
                  isAt={index === at}
                  isOpen={openKey !== undefined && key === openKey}
                  isSelected={
                    onSelect === undefined ? undefined : key !== undefined && selected?.has(key) === true
                  }
                  selects={
                    row === undefined || onSelect === undefined ? '' : `${words.selectRow}: ${nameOf(row)}`
                  }
                  heard={heard}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

interface Heard {
  readonly press: (index: number) => void;
  readonly toggle: (index: number) => void;
}

/** One row: drawn anew only when something of it has changed, whatever the list does around it. */
const Line = memo(function Line({
  id,
  row,
  index,
  start,
  columns,
  template,
  isAt,
  isOpen,
  isSelected,
  selects,
  heard,
}: {
  readonly id: string;
  readonly row: unknown;
  readonly index: number;
  readonly start: number | undefined;
  readonly columns: readonly Column<unknown>[];
  readonly template: string;
  readonly isAt: boolean;
  readonly isOpen: boolean;
  /** Undefined: cannot be. */
  readonly isSelected: boolean | undefined;
  readonly selects: string;
  readonly heard: { readonly current: Heard };
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the grid.
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      className={style['row']}
      data-at={isAt ? '' : undefined}
      data-selected={isSelected === true ? '' : undefined}
      style={{
        gridTemplateColumns: template,
        ...(start === undefined ? {} : { transform: `translateY(${start}px)` }),
      }}
      onClick={({ target }) => {
        if (!(target as Element).closest('a, button, label, input')) heard.current.press(index);
      }}
    >
      {isSelected !== undefined && (
        <div role="gridcell" className={style['check']}>
          {row !== undefined && (
            // A plain one: there are forty in sight, and new ones with every turn of the wheel. Space selects, so Tab passes them by.
            <label className={style['pick']}>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={selects}
                checked={isSelected}
                onChange={() => heard.current.toggle(index)}
              />
            </label>
          )}
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={style['cell']}
          data-end={column.end === true ? '' : undefined}
        >
          {row === undefined ? <span className={style['bone']} /> : column.cell(row)}
        </div>
      ))}
    </div>
  );
});

interface RowAt {
  readonly index: number;
  /** How far down; left out on paper, where one stands below the other. */
  readonly start?: number;
}

/** The rows that are there already, around those in sight: paper does not scroll. */
function heldRows<Row>(list: LongList<Row>, around: number): RowAt[] {
  let first = around;
  while (first > 0 && list.rowAt(first - 1) !== undefined) first--;
  let end = around;
  while (list.rowAt(end) !== undefined) end++;
  return Array.from({ length: end - first }, (_, at) => ({ index: first + at }));
}

function Head<Row>({
  column: { title, sort, end },
  sorting,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
}) {
  const isSorted = sort !== undefined && sorting?.by === sort;
  const direction = isSorted ? (sorting?.descending === true ? 'descending' : 'ascending') : undefined;
  return (
    <div
      role="columnheader"
      className={style['cell']}
      aria-sort={direction}
      data-end={end === true ? '' : undefined}
    >
      {sort === undefined || onSort === undefined ? (
        title
      ) : (
        <button
          type="button"
          className={style['sort']}
          onClick={() => onSort({ by: sort, descending: isSorted ? !(sorting?.descending ?? false) : false })}
        >
          {title}
          {direction === 'ascending' && <ArrowUp size={13} aria-hidden="true" />}
          {direction === 'descending' && <ArrowDown size={13} aria-hidden="true" />}
        </button>
      )}
    </div>
  );
}
