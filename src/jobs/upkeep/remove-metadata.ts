import type { UpdateId } from '#update';
import { judgeMetadata, metadataKept } from '#upkeep';
import { type Candidate, removalPortions } from './removal-portions.ts';
import { HOUR, type Task } from './task.ts';

/** Removes the metadata of declined and withdrawn updates that nobody needs any more. */
export const removeMetadata: Task = {
  name: 'remove-metadata',
  every: HOUR,
  async *portions(ground) {
    const { store, catalog, clock } = ground.context;
    const { updates, deployments } = await ground.facts();
    const unwanted = [...updates.values()].filter(({ declined, expired }) => declined || expired);
    const declinedAt = await store.declinedSince(
      unwanted.filter(({ declined }) => declined).map(({ updateId }) => updateId),
    );
    const imported = new Set<UpdateId>(await store.importedUpdates());
    const view = { now: clock.now(), kept: metadataKept(ground.settings) };
    const candidates: Candidate[] = [];
    for (const { updateId, title, type, declined, expired, arrivedAt } of unwanted) {
      const since = declinedAt.get(updateId);
      const { goes, reason } = judgeMetadata(
        {
          declined,
          ...(since === undefined ? {} : { declinedAt: since }),
          expired,
          arrivedAt,
          approved: deployments.get(updateId)?.some(({ action }) => action !== 'NotApproved') ?? false,
          importedByPerson: imported.has(updateId),
          isCategoryOrDetectoid: type === 'Category' || type === 'Detectoid',
        },
        view,
      );
      if (!goes) continue;
      for (const id of catalog.snapshot.revisionsOf(updateId))
        candidates.push({ id, updateId, name: title, reason, kind: declined ? 'declined' : 'expired' });
    }
    yield* removalPortions(ground, 'remove-metadata', candidates);
  },
};
