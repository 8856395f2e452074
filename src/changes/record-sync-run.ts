import type { SyncRun } from '#store';
import { commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/** Puts a run into the history, or in place of the one with its id. Resolves with the run and its id. */
export function recordSyncRun(
  context: ChangeContext,
  run: Omit<SyncRun, 'id'> & { readonly id?: number },
): Promise<SyncRun> {
  return commit(context, async (tx) => ({ result: await tx.putSyncRun(run) }));
}
