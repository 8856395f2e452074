import type { UnneededFile, UpkeepEntry } from '#store';
import { type Change, commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/** Notes in the log of housekeeping what was done by other verbs, whose audit rows say it too. */
export function noteUpkeep(context: ChangeContext, entry: Omit<UpkeepEntry, 'id'>): Promise<UpkeepEntry> {
  return commit(context, async (tx) => ({ result: await tx.addUpkeepEntry(entry) }));
}

/** Notes that what an entry of the log tells was taken back. Fails with `store/unknown-entry`. */
export function noteUndone(context: ChangeContext, id: number, by: string): Promise<void> {
  return commit(context, async (tx) => ({ result: await tx.markUndone(id, context.clock.now(), by) }));
}

/** Forgets entries of the log of before that time, `limit` at the most. Resolves with how many. */
export function forgetUpkeep(context: ChangeContext, before: number, limit: number): Promise<number> {
  return commit(context, async (tx): Promise<Change<number>> => {
    const result = await tx.forgetUpkeepEntries(before, limit);
    return result === 0 ? { result, unchanged: true } : { result };
  });
}

/** Notes which files nothing needs, and which are needed again or gone. */
export async function noteUnneeded(
  context: ChangeContext,
  noticed: readonly UnneededFile[],
  settled: readonly string[],
): Promise<void> {
  if (noticed.length + settled.length === 0) return;
  await commit(context, async (tx) => {
    await tx.putUnneededFiles(noticed);
    await tx.removeUnneededFiles(settled);
    return { result: undefined };
  });
}
