import { type Change, commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/** Forgets runs that ended before that time (milliseconds since 1970). Resolves with how many. */
export function forgetSyncRuns(context: ChangeContext, endedBefore: number): Promise<number> {
  return commit(context, async (tx): Promise<Change<number>> => {
    const result = await tx.forgetSyncRuns(endedBefore);
    return result === 0 ? { result, unchanged: true } : { result };
  });
}
