import type { RevisionSummary, StoreReader } from '#store';
import type { UpdateId } from '#update';
import { changesFailures } from './failures.ts';

/** The revision of the update with the highest number. Throws `changes/unknown-update` when there is none. */
export async function latestOf(reader: StoreReader, updateId: UpdateId): Promise<RevisionSummary> {
  const [latest] = await reader.revisionsOf(updateId);
  if (latest === undefined) throw changesFailures.fail('unknown-update', { subject: updateId.slice(0, 80) });
  return latest;
}
