import type { RulesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';

/** On a replica nobody decides: its upstream does. */
export function useReplica(): boolean {
  return useAnswer<RulesAnswer>('/rules').data?.replica ?? false;
}
