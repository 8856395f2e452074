import type { QuarantinedRevision } from '#store';
import { commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/** Puts revisions into quarantine, or says anew of those that are in it. */
export async function quarantineRevisions(
  context: ChangeContext,
  entries: readonly QuarantinedRevision[],
): Promise<void> {
  if (entries.length === 0) return;
  await commit(context, async (tx) => ({ result: await tx.putQuarantine(entries) }));
}
