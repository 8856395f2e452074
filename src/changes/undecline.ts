import type { UpdateId } from '#update';
import { type Change, commit } from './commit.ts';
import type { Why } from './decided-state.ts';
import { undeclineOne } from './decline-work.ts';
import { changeEvents } from './events.ts';
import { latestOf } from './find-update.ts';
import { refuseOnReplica } from './replica.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/**
 * Takes declined updates back: machines evaluate them again, and nothing is approved. All in one
 * transaction. Resolves with those that were declined before. Fails with `changes/replica-read-only`,
 * `changes/unknown-update` and then changes none.
 */
export async function undecline(
  context: ChangeContext,
  updateIds: readonly UpdateId[],
  actor: string,
  why: Why = {},
): Promise<readonly UpdateId[]> {
  const undeclined = await commit(context, async (tx): Promise<Change<readonly UpdateId[]>> => {
    await refuseOnReplica(tx);
    const at = context.clock.now();
    const changed: UpdateId[] = [];
    const turns = new Turns();
    for (const updateId of new Set(updateIds)) {
      await turns.after();
      const latest = await latestOf(tx, updateId);
      if (!latest.declined) continue;
      await undeclineOne(tx, latest, { at, actor, ...why });
      changed.push(updateId);
    }
    if (changed.length === 0) return { result: changed, unchanged: true };
    return { result: changed, delta: { undeclined: changed } };
  });
  if (undeclined.length > 0) changeEvents.undeclined(context.log, { updateIds: undeclined, actor });
  return undeclined;
}
