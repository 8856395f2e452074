import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { WhyAnswer } from '#server/admin';
import { ask } from '../../api/index.ts';
import type { Asked } from './asked.ts';
import type { Collected } from './collector/collected.tsx';

/** The answer to a question, with what was collected on the machine where there is that. Undefined: nothing is asked yet. */
export function useWhy(
  { code: _, ...asked }: Asked,
  collected: Collected | undefined,
): UseQueryResult<WhyAnswer, Error> {
  return useQuery<WhyAnswer, Error>({
    queryKey: ['/why', asked, collected?.id],
    queryFn: ({ signal }) =>
      collected === undefined
        ? ask<WhyAnswer>('GET', '/why', { query: asked, signal })
        : ask<WhyAnswer>('POST', '/why', { body: { ...asked, collected: collected.text }, signal }),
    enabled: asked.update !== undefined || asked.computer !== undefined || collected !== undefined,
  });
}
