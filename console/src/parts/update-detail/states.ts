import type { UpdateCounts } from '#server/admin';
import type { StateCounts } from '../../kit/index.ts';

/** What computers reported, for the bar: what has been downloaded is needed still. */
export function toStates({
  installed,
  pendingReboot,
  needed,
  downloaded,
  failed,
}: UpdateCounts): StateCounts {
  return { installed, pendingReboot, needed: needed + downloaded, failed };
}

/** Computers that are without it. */
export function withoutIt({ needed, downloaded, failed, pendingReboot }: UpdateCounts): number {
  return needed + downloaded + failed + pendingReboot;
}
