import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import type { ChangeContext } from './types.ts';

/**
 * Takes back all revisions that wait for a generation: they came from an upstream that is no longer asked. Resolves with how
 * many. Nobody saw them, so there is no audit row.
 */
export async function dropStaged(context: ChangeContext, actor: string): Promise<number> {
  const dropped = await commit(context, async (tx): Promise<Change<number>> => {
    const result = await tx.dropStaged();
    return result === 0 ? { result, unchanged: true } : { result };
  });
  if (dropped > 0) changeEvents.stagedDropped(context.log, { revisions: dropped, actor });
  return dropped;
}
