import type { UseQueryResult } from '@tanstack/react-query';
import type { HealthAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';

/** What the server finds about itself and its fleet, the worst first; in the language of the console. */
export function useHealth(): UseQueryResult<HealthAnswer, Error> {
  return useAnswer<HealthAnswer>('/health', {}, { every: 60_000 });
}
