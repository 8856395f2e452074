import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { UpdateDetails, UpdateName } from '#server/admin';
import { ask } from '../../../api/index.ts';
import { walk } from './walk.ts';

/** The updates around one, as far as they have been read. */
export interface Chain {
  readonly updates: ReadonlyMap<string, UpdateDetails>;
  readonly beyond: readonly UpdateName[];
  readonly loading: boolean;
  readonly failed: boolean;
}

const FRESH = 60_000;

/** Follows supersedence in both directions from one update, each neighbour asked for once and kept. */
export function useChain(start: UpdateDetails): Chain {
  const [ids, setIds] = useState<readonly string[]>([]);
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: [`/updates/${id}`, {}],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<UpdateDetails>('GET', `/updates/${id}`, { signal }),
      staleTime: FRESH,
    })),
  });
  const updates = new Map([[start.updateId, start]]);
  for (const { data } of answers) if (data !== undefined) updates.set(data.updateId, data);
  const { ids: reached, beyond } = walk(start.updateId, updates);
  const wanted = reached.slice(1).join(' ');
  useEffect(() => setIds(wanted === '' ? [] : wanted.split(' ')), [wanted]);
  return {
    updates,
    beyond,
    loading: reached.length > ids.length + 1 || answers.some(({ isPending }) => isPending),
    failed: answers.some(({ isError }) => isError),
  };
}
