import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { UpdatesFilter } from '#server/admin';
import type { Query } from '../../api/index.ts';
import type { Sorting } from '../../kit/index.ts';

/** What the address may ask of updates, in the API's own words. */
const FIELDS = [
  'text',
  'kb',
  'cve',
  'type',
  'approved',
  'approvedFor',
  'declined',
  'status',
  'product',
  'classification',
  'severity',
  'superseded',
  'expired',
  'approvable',
  'imported',
  'incomplete',
  'arrivedWithin',
] as const;

export type Field = (typeof FIELDS)[number];
const SOUGHT: ReadonlySet<string> = new Set(['text', 'kb', 'cve']);

/** Fields that narrow a list, without what is looked for. */
export const NARROWING: readonly Field[] = FIELDS.filter((field) => !SOUGHT.has(field));

/** The view when the address names none: what can be approved. */
export const USUAL_VIEW = 'All Updates';

/** What is asked: a view, what narrows it, and the order. All of it stands in the address. */
export interface Question {
  /** Undefined: no view narrows anything. */
  readonly view: string | undefined;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** Fields that narrow, without what is looked for. */
  readonly narrowing: number;
  readonly isSearch: boolean;
  readonly sorting: Sorting | undefined;
  /** As the API is asked. */
  readonly query: Query;
  /** Whether the address holds more than a view by itself. */
  readonly isOwn: boolean;
  readonly filters: UpdatesFilter;
}

/** The question in an address. */
export function questionIn(params: URLSearchParams): Question {
  const fields: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const value = params.get(field);
    if (value !== null && value.trim() !== '') fields[field] = value;
  }
  const view = params.get('everything') === 'yes' ? undefined : (params.get('view') ?? USUAL_VIEW);
  const by = params.get('sort') ?? undefined;
  const descending = params.get('descending');
  const sorting =
    by === undefined
      ? undefined
      : { by, descending: descending === null ? by !== 'title' : descending === 'true' };
  const names = Object.keys(fields);
  return {
    view,
    fields,
    narrowing: names.filter((name) => !SOUGHT.has(name)).length,
    isSearch: names.some((name) => SOUGHT.has(name)),
    sorting,
    query: {
      ...fields,
      view,
      ...(sorting === undefined ? {} : { sort: sorting.by, descending: sorting.descending }),
    },
    isOwn: names.length > 0 || sorting !== undefined || view === undefined,
    filters: toFilters(fields),
  };
}

/** As a view keeps them: numbers and yes or no are no texts there. */
function toFilters(fields: Readonly<Partial<Record<Field, string>>>): UpdatesFilter {
  const filters = Object.entries(fields)
    .filter(([name]) => name !== 'kb' && name !== 'cve')
    .map(([name, value]) => [name, typed(name, value)]);
  const words = [fields.text, fields.kb, fields.cve].filter((text) => text !== undefined).join(' ');
  return { ...Object.fromEntries(filters), ...(words === '' ? {} : { text: words }) };
}

function typed(name: string, value: string): string | number | boolean {
  if (name === 'arrivedWithin') return Number(value);
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

/** Changes of the address: undefined takes a name away. */
export type Change = Readonly<Record<string, string | undefined>>;

/** The question of this page, and how to ask another. Typing replaces the address; choosing adds one to go back to. */
export function useQuestion(): {
  readonly question: Question;
  readonly change: (change: Change, how?: 'typed' | 'chosen') => void;
  readonly params: URLSearchParams;
} {
  const [params, setParams] = useSearchParams();
  const key = params.toString();
  const question = useMemo(() => questionIn(new URLSearchParams(key)), [key]);
  // A key behind a press, or after a pause: what is changed is the address as it is by then, drawn or not.
  const latest = useRef(setParams);
  latest.current = setParams;
  const change = useCallback((changes: Change, how: 'typed' | 'chosen' = 'chosen') => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    latest.current(next, { replace: how === 'typed' });
  }, []);
  return { question, change, params };
}

/** A change of the address that forgets the question before: what a view begins with. */
export function afresh(change: Change): Change {
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, undefined])),
    view: undefined,
    everything: undefined,
    sort: undefined,
    descending: undefined,
    ...change,
  };
}
