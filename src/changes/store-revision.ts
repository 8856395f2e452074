import type { RevisionImport, StoreWriter } from '#store';
import type { IndexRecord } from '#update';

/** What became of a revision: it is new, it was here byte for byte, or it contradicts what is here under its identity. */
export type StoredRevision =
  | { readonly kind: 'new'; readonly record: IndexRecord }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'contradictory' };

/**
 * Stores a revision unless it is here, published or staged: the one that is here stays in any case. One that waits for its
 * generation and is now wanted without waiting becomes visible, and counts as new.
 */
export async function storeRevision(
  tx: StoreWriter,
  content: RevisionImport,
  { at, staged }: { readonly at: number; readonly staged: boolean },
): Promise<StoredRevision> {
  const { updateId, revisionNumber } = content.revision;
  const published = await tx.revisionIdOf(updateId, revisionNumber);
  const waiting = published === undefined ? await tx.stagedIdOf(updateId, revisionNumber) : undefined;
  const here = published ?? waiting;
  if (here === undefined) return { kind: 'new', record: await tx.addRevision(content, at, { staged }) };
  const known = await tx.document(here);
  if (known === undefined || Buffer.compare(known, content.document) !== 0) return { kind: 'contradictory' };
  if (staged || waiting === undefined) return { kind: 'unchanged' };
  const [record] = await tx.publishStaged(at, [{ updateId, revisionNumber }]);
  return { kind: 'new', record: record! };
}
