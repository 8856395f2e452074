import type { StoreReader } from '#store';
import type { UpdateId } from '#update';

/** Below so many updates single look-ups are quicker than reading the whole index. */
const FEW = 500;

/** Of those updates that are here: the highest revision number. */
export async function highestRevisions(
  store: Pick<StoreReader, 'revisionsOf' | 'indexRecords'>,
  updateIds: Iterable<UpdateId>,
): Promise<ReadonlyMap<UpdateId, number>> {
  const wanted = new Set(updateIds);
  const highest = new Map<UpdateId, number>();
  if (wanted.size < FEW) {
    for (const updateId of wanted) {
      const [latest] = await store.revisionsOf(updateId);
      if (latest !== undefined) highest.set(updateId, latest.revisionNumber);
    }
    return highest;
  }
  for await (const { updateId, revisionNumber } of store.indexRecords()) {
    if (wanted.has(updateId)) highest.set(updateId, Math.max(highest.get(updateId) ?? 0, revisionNumber));
  }
  return highest;
}
