import type { Hold, RevisionSummary, StoreWriter } from '#store';
import { givenWhy } from './decided-state.ts';
import { type By, noteForAll } from './note-for-all.ts';

/** Held for so long where nobody says until when, milliseconds. */
export const DEFAULT_HOLD = 30 * 86_400_000;

/** Holds one update inside a transaction until then. */
export async function holdOne(
  tx: StoreWriter,
  latest: RevisionSummary,
  until: number,
  by: By,
): Promise<void> {
  const { updateId, heldUntil } = latest;
  const { at, actor, ...why } = by;
  const hold: Hold = { until, at, actor, ...givenWhy(why) };
  await tx.setHold(updateId, hold);
  await noteForAll(tx, latest, by, {
    verb: 'hold',
    before: { heldUntil: heldUntil ?? false },
    after: { heldUntil: until },
    details: { until, before: heldUntil },
  });
}

/** Releases one update inside a transaction. */
export async function releaseOne(tx: StoreWriter, latest: RevisionSummary, by: By): Promise<void> {
  const { updateId, heldUntil } = latest;
  await tx.setHold(updateId, undefined);
  await noteForAll(tx, latest, by, {
    verb: 'release',
    before: { heldUntil: heldUntil ?? false },
    after: { heldUntil: false },
    details: { until: heldUntil },
  });
}
