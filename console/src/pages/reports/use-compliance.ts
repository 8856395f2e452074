import type { UseQueryResult } from '@tanstack/react-query';
import type { ComplianceAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { type Filter, queryOf } from './filter.ts';

/** What computers are measured against. */
export type Measure = 'approved' | 'applicable';

/** Counting walks over all computers, milliseconds. */
const LASTS = 60_000;

/** The compliance of one group; asked once, however many show it. */
export function useCompliance(group: string, filter: Filter): UseQueryResult<ComplianceAnswer, Error> {
  return useAnswer<ComplianceAnswer>(
    '/compliance',
    { ...queryOf(filter), group },
    { keep: true, lasts: LASTS },
  );
}
