import type { FetchRecord } from '#store';
import { commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/** Puts files into the queue of those to be fetched, or says anew of those that are in it. */
export async function queueFetches(context: ChangeContext, records: readonly FetchRecord[]): Promise<void> {
  if (records.length === 0) return;
  await commit(context, async (tx) => ({ result: await tx.putFetches(records) }));
}
