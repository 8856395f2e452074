import { useQueries } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { PageAnswer } from '#server/admin';
import { ask, type Query } from './ask.ts';

/** A list that may be longer than anybody reads, by row number. */
export interface LongList<Row, Answer extends PageAnswer<Row> = PageAnswer<Row>> {
  /** What is asked, as one text: another one is another list, looked at from its beginning. */
  readonly question: string;
  /** Undefined until it is known. */
  readonly total: number | undefined;
  /** Undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Tells which rows are seen: those are fetched. */
  readonly show: (first: number, last: number) => void;
  /** The latest page as it came, for what it says besides its rows. */
  readonly answer: Answer | undefined;
  readonly error: Error | null;
  readonly refetch: () => void;
}

/** Twice what most windows show: a search waits for no row that nobody sees. */
const SIZE = 50;
/** Rows before and behind those in sight that are fetched as well. */
const MARGIN = 20;

/**
 * Fetches just the pages of a list that are looked at. What was shown stays until the first page of what is asked now is there, or is
 * known not to come.
 */
export function useLongList<Row, Answer extends PageAnswer<Row> = PageAnswer<Row>>(
  path: string,
  query: Query,
  { every }: { readonly every?: number } = {},
): LongList<Row, Answer> {
  const [[from, to], setPages] = useState<readonly [number, number]>([0, 0]);
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const pages = useQueries({
    queries: numbers.map((page) => {
      const asked = { ...query, limit: SIZE, offset: page * SIZE };
      return {
        queryKey: [path, asked],
        queryFn: ({ signal }: { signal: AbortSignal }) => ask<Answer>('GET', path, { query: asked, signal }),
        ...(every === undefined ? {} : { refetchInterval: every }),
      };
    }),
  });
  const there = new Map<number, Answer>();
  for (const [index, { data }] of pages.entries())
    if (data !== undefined) there.set(from + index, data as Answer);
  const question = JSON.stringify([path, query]);
  const error = pages.find((page) => page.error !== null)?.error ?? null;
  const kept = useRef({ question, rows: there });
  if (there.size > 0 || (error !== null && kept.current.question !== question))
    kept.current = { question, rows: there };
  const shown = kept.current.rows;
  const answer = [...shown.values()].at(-1);
  const show = useCallback((first: number, last: number) => {
    const next = [
      Math.floor(Math.max(0, first - MARGIN) / SIZE),
      Math.floor((last + MARGIN) / SIZE),
    ] as const;
    setPages((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
  }, []);
  return {
    question,
    total: answer?.total,
    rowAt: (index) => shown.get(Math.floor(index / SIZE))?.items[index % SIZE],
    show,
    answer,
    error,
    refetch: () => {
      for (const page of pages) void page.refetch();
    },
  };
}
