import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SelectCategoriesAnswer } from '#server/admin';
import { ask } from '../../../api/index.ts';
import { State, useFailureText } from '../../../kit/index.ts';
import { useExplained } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import type { KindChange } from './change-bar.tsx';
import style from './cost.module.css';
import { productsWords } from './words.ts';

/** Ticking goes on for a moment: the upstream is asked when it rests, milliseconds. */
const RESTS = 500;

/** What the changes would bring and leave, asked of the update source. It weighs one kind at a time: of both together it knows nothing. */
export function Cost({ changes }: { readonly changes: readonly KindChange[] }) {
  const words = useWords(productsWords);
  const [change, ...more] = changes;
  return (
    <div role="status" className={style['cost']}>
      {change !== undefined && more.length === 0 ? <OfOne change={change} /> : <p>{words.bothKinds}</p>}
    </div>
  );
}

function OfOne({ change }: { readonly change: KindChange }) {
  const words = useWords(productsWords);
  const format = useFormat();
  const explain = useExplained();
  const failureText = useFailureText();
  const { kind, enable, disable } = useRested(change);
  const { data, error } = useQuery({
    queryKey: ['/categories/selection', { kind, enable, disable }],
    queryFn: ({ signal }) =>
      ask<SelectCategoriesAnswer>('POST', '/categories/selection', {
        body: { kind, enable, disable, preview: true },
        signal,
      }),
    staleTime: 60_000,
  });
  if (data === undefined)
    return error === null ? (
      <p>{words.weighing}</p>
    ) : (
      <State tone="unknown">
        {words.notWeighed} {failureText(error)}
      </State>
    );
  const { adds, notWeighed, leaves } = data;
  return (
    <>
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
      {adds === undefined && notWeighed === undefined && leaves === 0 && <p>{words.nothingMoves}</p>}
      {leaves > 0 && <p>{words.leaves(format.count(leaves, 'update'))}</p>}
    </>
  );
}

function useRested(change: KindChange): KindChange {
  const [rested, setRested] = useState(change);
  const text = JSON.stringify(change);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(text) as KindChange), RESTS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
