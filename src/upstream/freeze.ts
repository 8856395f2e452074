import type { GuardSettings, SyncState } from './types.ts';

const DAY = 86_400_000;

/**
 * Since when an upstream has had nothing new, where that is longer than the guard finds normal: it may be held
 * back on purpose, or be ill itself. Undefined while all is well, and before the first synchronisation.
 */
export function frozenSince(
  state: Pick<SyncState, 'lastNewsAt'>,
  guard: Pick<GuardSettings, 'freezeDays'>,
  now: number,
): number | undefined {
  const since = state.lastNewsAt;
  return since > 0 && now - since > guard.freezeDays * DAY ? since : undefined;
}
