import type { UpdateId, UpdateIdentity } from '#update';
import { neededBy } from './closure.ts';
import type { Configuration } from './configuration.ts';
import { fetchRevisions } from './fetch-revisions.ts';
import { keyOf } from './identity-key.ts';
import { mostBytes } from './run-bounds.ts';
import type { Work } from './work.ts';

/** Bundles in bundles are two deep in the wild; whoever nests deeper means no good. */
const MOST_ROUNDS = 10;

/**
 * Fetches what staged revisions need and no list named. Resolves with what the upstream does not hand out: the catalog
 * keeps back whatever needs it.
 */
export async function completeClosure(work: Work, config: Configuration): Promise<readonly UpdateIdentity[]> {
  const { staging, record, context } = work;
  const inVain = new Map<string, UpdateIdentity>();
  const giveUp = (identity: UpdateIdentity): void => void inVain.set(keyOf(identity), identity);
  const again = staging.wantedAgain().filter((identity) => !staging.isHere(identity));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { snapshot } = context.catalog;
    const first = round === 0 ? again.filter((identity) => !staging.isStaged(identity)) : [];
    const missed = neededBy({
      staged: staging.staged,
      has: (identity) => staging.isStaged(identity) || staging.isHere(identity),
      hasUpdate: (updateId) => snapshot.liveRevision(updateId) !== undefined,
      isOut: (identity) =>
        inVain.has(keyOf(identity)) || (staging.isHeld(identity) && !staging.isHeldForGrowth(identity)),
      heldBack: heldBack(work, inVain),
    });
    const needed = [...first, ...missed];
    if (needed.length === 0) break;
    staging.adopt(needed);
    const missing = needed.filter((identity) => !staging.isStaged(identity));
    record.extend(missing.length);
    const silent = await fetchRevisions(work, missing, {
      limits: config.limits,
      mostBytes: mostBytes(work),
      onRefused: async (identity) => giveUp(identity),
    });
    silent.forEach(giveUp);
    // What came and could not be taken in is in quarantine now, and so is out.
    for (const identity of needed)
      if (!staging.isStaged(identity) && !staging.isHere(identity)) giveUp(identity);
  }
  // Nothing lacks what only came back because nobody declines it any more.
  for (const identity of again) inVain.delete(keyOf(identity));
  return [...inVain.values()];
}

/** Of updates that are not here: what was held back for its number, and what was removed because nobody needed it. */
function heldBack(
  { staging, context }: Work,
  inVain: ReadonlyMap<string, unknown>,
): ReadonlyMap<UpdateId, readonly UpdateIdentity[]> {
  const held = new Map<UpdateId, UpdateIdentity[]>();
  for (const [updateId, identity] of staging.removedLatest())
    if (!inVain.has(keyOf(identity)) && context.catalog.snapshot.revisionsOf(updateId).length === 0)
      held.set(updateId, [identity]);
  for (const { reason, updateId, revisionNumber } of staging.quarantine) {
    const identity = { updateId, revisionNumber };
    if (reason !== 'abnormal-growth' || inVain.has(keyOf(identity))) continue;
    const alike = held.get(updateId);
    if (alike === undefined) held.set(updateId, [identity]);
    else alike.push(identity);
  }
  return held;
}
