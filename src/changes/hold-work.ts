import type { Hold, RevisionSummary, StoreWriter } from '#store';
import { givenWhy, type Why } from './decided-state.ts';
import type { By } from './decline-work.ts';

/** Held for so long where nobody says until when, milliseconds. */
export const DEFAULT_HOLD = 30 * 86_400_000;

/** Holds one update inside a transaction until then. */
export async function holdOne(
  tx: StoreWriter,
  { updateId, title, heldUntil }: RevisionSummary,
  until: number,
  { at, actor, ...why }: By,
): Promise<void> {
  const hold: Hold = { until, at, actor, ...givenWhy(why satisfies Why) };
  await tx.setHold(updateId, hold);
  await tx.addDecision({
    updateId,
    scope: 'server',
    verb: 'hold',
    actor,
    at,
    ...givenWhy(why),
    before: { heldUntil: heldUntil ?? false },
    after: { heldUntil: until },
  });
  const details = { updateId, until, before: heldUntil, ...givenWhy(why) };
  await tx.addAudit({ at, actor, verb: 'hold', subject: title, details });
}

/** Releases one update inside a transaction. */
export async function releaseOne(
  tx: StoreWriter,
  { updateId, title, heldUntil }: RevisionSummary,
  { at, actor, ...why }: By,
): Promise<void> {
  await tx.setHold(updateId, undefined);
  await tx.addDecision({
    updateId,
    scope: 'server',
    verb: 'release',
    actor,
    at,
    ...givenWhy(why),
    before: { heldUntil: heldUntil ?? false },
    after: { heldUntil: false },
  });
  const details = { updateId, until: heldUntil, ...givenWhy(why) };
  await tx.addAudit({ at, actor, verb: 'release', subject: title, details });
}
