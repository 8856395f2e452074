import type { UpdateId } from '#update';
import { type Change, commit } from './commit.ts';
import { isDeadline } from './deadline.ts';
import type { Why } from './decided-state.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { latestOf } from './find-update.ts';
import { DEFAULT_HOLD, holdOne } from './hold-work.ts';
import { isForPerson } from './person-first.ts';
import { refuseOnReplica } from './replica.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/** Which updates are held, and until when: for 30 days when that is left out. */
export interface HoldOrder extends Why {
  readonly updateIds: readonly UpdateId[];
  /** Milliseconds since 1970, UTC. */
  readonly until?: number | undefined;
}

/**
 * Holds updates: machines see them as not approved, and still report on them. Approvals stay, and count again when the hold
 * ends. A rule passes over what a person decided about. All in one transaction. Resolves with those that were not held until then before. Fails with
 * `changes/replica-read-only`, `changes/unknown-update`, `changes/bad-hold-end` and then holds none.
 */
export async function hold(
  context: ChangeContext,
  { updateIds, until, ...why }: HoldOrder,
  actor: string,
): Promise<readonly UpdateId[]> {
  const at = context.clock.now();
  const end = until ?? at + DEFAULT_HOLD;
  if (!isDeadline(end) || end <= at) throw changesFailures.fail('bad-hold-end', { detail: String(end) });
  const held = await commit(context, async (tx): Promise<Change<readonly UpdateId[]>> => {
    await refuseOnReplica(tx);
    const changed: UpdateId[] = [];
    const turns = new Turns();
    for (const updateId of new Set(updateIds)) {
      await turns.after();
      const latest = await latestOf(tx, updateId);
      if (latest.heldUntil === end) continue;
      if (why.rule !== undefined && (await isForPerson(tx, updateId, 'server'))) continue;
      await holdOne(tx, latest, end, { at, actor, ...why });
      changed.push(updateId);
    }
    if (changed.length === 0) return { result: changed, unchanged: true };
    return { result: changed, delta: { held: changed } };
  });
  if (held.length > 0) changeEvents.held(context.log, { updateIds: held, until: end, actor });
  return held;
}
