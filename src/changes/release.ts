import type { RevisionSummary, StoreWriter } from '#store';
import type { UpdateId } from '#update';
import { type Change, commit } from './commit.ts';
import { givenWhy, type Why } from './decided-state.ts';
import { changeEvents } from './events.ts';
import { latestOf } from './find-update.ts';
import { releaseOne } from './hold-work.ts';
import { refuseOnReplica } from './replica.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/**
 * Ends holds: what is approved counts again from the next scan of each machine. All in one transaction. Resolves with those
 * that were held. Fails with `changes/replica-read-only`, `changes/unknown-update` and then releases none.
 */
export async function release(
  context: ChangeContext,
  updateIds: readonly UpdateId[],
  actor: string,
  why: Why = {},
): Promise<readonly UpdateId[]> {
  const released = await commit(context, async (tx): Promise<Change<readonly UpdateId[]>> => {
    await refuseOnReplica(tx);
    const updates: RevisionSummary[] = [];
    for (const updateId of new Set(updateIds)) updates.push(await latestOf(tx, updateId));
    return releaseAll(context, tx, updates, { actor, ...givenWhy(why) });
  });
  if (released.length > 0) changeEvents.released(context.log, { updateIds: released, actor });
  return released;
}

/** Ends the holds whose time has come, in the name of the server. Resolves with those that ended. */
export async function releaseDue(context: ChangeContext): Promise<readonly UpdateId[]> {
  const actor = 'system';
  const released = await commit(context, async (tx): Promise<Change<readonly UpdateId[]>> => {
    const now = context.clock.now();
    const updates: RevisionSummary[] = [];
    for (const { updateId, hold } of await tx.holds()) {
      if (hold === undefined || hold.until > now) continue;
      // What was removed meanwhile is released when it comes back.
      const [latest] = await tx.revisionsOf(updateId);
      if (latest !== undefined) updates.push(latest);
    }
    return releaseAll(context, tx, updates, { actor });
  });
  if (released.length > 0) changeEvents.released(context.log, { updateIds: released, actor });
  return released;
}

async function releaseAll(
  { clock }: ChangeContext,
  tx: StoreWriter,
  updates: readonly RevisionSummary[],
  by: Why & { readonly actor: string },
): Promise<Change<readonly UpdateId[]>> {
  const changed: UpdateId[] = [];
  const turns = new Turns();
  for (const latest of updates) {
    await turns.after();
    if (latest.heldUntil === undefined) continue;
    await releaseOne(tx, latest, { at: clock.now(), ...by });
    changed.push(latest.updateId);
  }
  if (changed.length === 0) return { result: changed, unchanged: true };
  return { result: changed, delta: { released: changed } };
}
