import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What of a question stands in the address; the rest is a file that somebody gave (`collector/collected.tsx`). */
const PARTS = ['update', 'computer', 'code', 'product', 'classification', 'released', 'ask'] as const;

export type Asked = Readonly<Partial<Record<(typeof PARTS)[number], string>>>;

/** The question in the address, and how another one is asked: one to go back from. */
export function useAsked(): readonly [Asked, (asked: Asked) => void] {
  const [params, setParams] = useSearchParams();
  const asked = useMemo(
    () =>
      Object.fromEntries(
        PARTS.map((name) => [name, params.get(name)?.trim() ?? '']).filter(([, value]) => value !== ''),
      ) as Asked,
    [params],
  );
  const ask = useCallback((next: Asked) => setParams(new URLSearchParams(next)), [setParams]);
  return [asked, ask];
}

/** The address of a question. */
export function whyAddress(asked: Asked): string {
  return `/why?${new URLSearchParams(asked)}`;
}
