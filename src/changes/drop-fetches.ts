import { commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/** Takes files out of the queue, by SHA-1: they are here, or nobody wants them any more. */
export async function dropFetches(context: ChangeContext, sha1s: readonly string[]): Promise<void> {
  if (sha1s.length === 0) return;
  await commit(context, async (tx) => ({ result: await tx.removeFetches(sha1s) }));
}
