import type { ApartFunction, Removal, RemovalReason, StoreWriter, UpkeepItem } from '#store';
import type { RevisionId } from '#update';
import type { ApartChange } from './commit.ts';

/** What goes, and what is written down of it. */
export interface RemovalWork {
  readonly going: readonly RevisionId[];
  /** Those of them that machines are not offered for their own sake. */
  readonly unheld: ReadonlySet<RevisionId>;
  readonly reason: RemovalReason;
  readonly task: string;
  readonly items: readonly UpkeepItem[];
  readonly actor: string;
  readonly at: number;
}

/** What went; the sequence of the write. */
export interface RemovalDone {
  readonly revisions: number;
  readonly bytes: number;
  readonly sequence: number;
}

/** Removes revisions, with their entry in the log of housekeeping and in the audit. Nothing to remove changes nothing. */
export const removeInTransaction: ApartFunction<RemovalWork, ApartChange<RemovalDone>> = async (
  tx,
  { going, unheld, reason, task, items, actor, at },
) => {
  const sequence = tx.nextSequence;
  if (going.length === 0)
    return { result: { result: { revisions: 0, bytes: 0, sequence } }, unchanged: true };
  const { revisions, bytes } = await removeFor(tx, at, [
    [reason, going.filter((id) => !unheld.has(id))],
    ['unheld', going.filter((id) => unheld.has(id))],
  ]);
  const subject = `${going.length} ${going.length === 1 ? 'revision' : 'revisions'}`;
  const named = new Set<string>(revisions.map(({ updateId }) => updateId));
  await tx.addUpkeepEntry({
    at,
    task,
    count: going.length,
    bytes,
    items: items.filter(({ id }) => named.has(id)),
  });
  await tx.addAudit({
    at,
    actor,
    verb: task,
    subject,
    details: {
      reason,
      revisions: revisions.map(({ updateId, revisionNumber }) => ({ updateId, revisionNumber })),
    },
  });
  const delta = { removedRevisions: revisions.map(({ id }) => id), sequence };
  return { result: { result: { revisions: going.length, bytes, sequence }, delta } };
};

async function removeFor(
  tx: StoreWriter,
  at: number,
  parts: readonly (readonly [RemovalReason, readonly RevisionId[]])[],
): Promise<Pick<Removal, 'revisions' | 'bytes'>> {
  const revisions: Removal['revisions'][number][] = [];
  let bytes = 0;
  for (const [reason, ids] of parts) {
    if (ids.length === 0) continue;
    const removal = await tx.removeRevisions(ids, { at, reason });
    revisions.push(...removal.revisions);
    bytes += removal.bytes;
  }
  return { revisions, bytes };
}
