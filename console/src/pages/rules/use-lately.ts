import type { UseQueryResult } from '@tanstack/react-query';
import type { AuditRow, PageAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';

const DAY = 86_400_000;
const DAYS = 30;

/** The last decisions of a rule within thirty days, and how many there were. */
export function useLately(id: string, limit: number): UseQueryResult<PageAnswer<AuditRow>, Error> {
  // From a midnight on, so that it is one address the whole day.
  const since = (Math.floor(Date.now() / DAY) - DAYS) * DAY;
  return useAnswer<PageAnswer<AuditRow>>('/audit', { actor: `rule:${id}`, since, limit });
}
