import type { RevisionId } from '#update';
import { DAY, judgeRevision } from '#upkeep';
import { type Candidate, removalPortions } from './removal-portions.ts';
import { HOUR, type Task } from './task.ts';

/** Updates that are looked at between two rests, and the rest in milliseconds. */
const AT_ONCE = 200;
const REST = 5;

/** Removes older revisions that nothing refers to. */
export const removeOldRevisions: Task = {
  name: 'remove-revisions',
  every: HOUR,
  async *portions(ground) {
    const { store, catalog, clock } = ground.context;
    const { updates, deployments } = await ground.facts();
    const { snapshot } = catalog;
    const view = { now: clock.now(), kept: ground.settings.revisionDays * DAY };
    const named = new Set<RevisionId>();
    for (const all of deployments.values()) for (const { revisionId } of all) named.add(revisionId);
    const candidates: Candidate[] = [];
    let looked = 0;
    for (const { updateId, title } of updates.values()) {
      looked += 1;
      if (looked % AT_ONCE === 0) await ground.sleep(REST, ground.signal);
      const live = snapshot.liveRevision(updateId);
      const revisions = snapshot.revisionsOf(updateId);
      if (live === undefined || revisions.length < 2) continue;
      const latest = await store.revision(live);
      if (latest === undefined) continue;
      for (const id of revisions) {
        const { goes, reason } = judgeRevision(
          {
            revisionNumber: snapshot.identityOf(id).revisionNumber,
            latestNumber: latest.revisionNumber,
            latestArrivedAt: latest.importedAt,
            approvalNamesIt: named.has(id),
          },
          view,
        );
        if (goes) candidates.push({ id, updateId, name: title, reason, kind: 'obsolete' });
      }
    }
    yield* removalPortions(ground, 'remove-revisions', candidates);
  },
};
