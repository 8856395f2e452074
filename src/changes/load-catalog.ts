import { buildCatalog, type Catalog } from '#catalog';
import type { StoreReader } from '#store';

/**
 * The index that the store holds now: what the deltas of all changes so far have led to. For the start, before
 * anything writes, so that the parts belong to one moment.
 */
export async function loadCatalog(store: StoreReader): Promise<Catalog> {
  return buildCatalog({
    sequence: await store.sequence(),
    records: store.indexRecords(),
    declines: await store.declines(),
    deployments: await store.deployments(),
    endedDeployments: await store.endedDeployments(),
    groups: await store.groups(),
    pins: await store.pins(),
    holds: (await store.holds()).map(({ updateId, sequence, hold }) => ({
      updateId,
      sequence,
      held: hold !== undefined,
    })),
  });
}
