import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SelectCategoriesAnswer } from '#server/admin';
import { ask } from '../../../api/index.ts';
import { State } from '../../../kit/index.ts';
import { useExplained } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import type { KindChange } from './change-bar.tsx';
import style from './cost.module.css';
import { productsWords } from './words.ts';

/** Ticking goes on for a moment: the upstream is asked when it rests, milliseconds. */
const RESTS = 500;

/** What the changes would bring and leave, asked of the update source. */
export function Cost({ changes }: { readonly changes: readonly KindChange[] }) {
  const words = useWords(productsWords);
  const format = useFormat();
  const explain = useExplained();
  const asked = useRested(changes);
  const previews = useQueries({
    queries: asked.map(({ kind, enable, disable }) => ({
      queryKey: ['/categories/selection', { kind, enable, disable }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<SelectCategoriesAnswer>('POST', '/categories/selection', {
          body: { kind, enable, disable, preview: true },
          signal,
        }),
      staleTime: 60_000,
    })),
  });
  const known = previews.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const adds = known.map((each) => each.adds).findLast((each) => each !== undefined);
  const notWeighed = known.map((each) => each.notWeighed).find((each) => each !== undefined);
  const leaves = Math.max(0, ...known.map((each) => each.leaves));
  return (
    <div role="status" className={style['cost']}>
      {previews.some(({ isPending }) => isPending) && <p>{words.weighing}</p>}
      {adds !== undefined && (
        <p>
          {words.adds(format.number(adds.listed), format.number(adds.missing))} {words.noBytes}
        </p>
      )}
      {adds === undefined && notWeighed !== undefined && (
        <State tone="unknown">
          {words.notWeighed} {explain(notWeighed).says}
        </State>
      )}
      {previews.every(({ isPending }) => !isPending) &&
        adds === undefined &&
        notWeighed === undefined &&
        leaves === 0 && <p>{words.nothingMoves}</p>}
      {leaves > 0 && <p>{words.leaves(format.count(leaves, 'update'))}</p>}
    </div>
  );
}

function useRested(changes: readonly KindChange[]): readonly KindChange[] {
  const [rested, setRested] = useState(changes);
  const text = JSON.stringify(changes);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(text) as readonly KindChange[]), RESTS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
