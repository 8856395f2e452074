import type { Deployment, UpdateId } from '#update';
import { type Change, commit } from './commit.ts';
import type { Why } from './decided-state.ts';
import { declineOne } from './decline-work.ts';
import { changeEvents } from './events.ts';
import { latestOf } from './find-update.ts';
import { isForPerson } from './person-first.ts';
import { refuseOnReplica } from './replica.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/**
 * Declines updates: no machine is offered them any more, in any revision. Their deployments end, as on
 * WSUS, so that an update that is undeclined much later does not install itself; the decision keeps
 * them, for who undoes it. `why` is one for all, or asked for each. A rule passes over what a person decided about. All in one transaction. Resolves with those that were not declined before. Fails with
 * `changes/replica-read-only`, `changes/unknown-update` and then declines none.
 */
export async function decline(
  context: ChangeContext,
  updateIds: readonly UpdateId[],
  actor: string,
  why: Why | ((updateId: UpdateId) => Why) = {},
): Promise<readonly UpdateId[]> {
  const declined = await commit(context, async (tx): Promise<Change<readonly UpdateId[]>> => {
    await refuseOnReplica(tx);
    const at = context.clock.now();
    const changed: UpdateId[] = [];
    const ended: Deployment[] = [];
    const turns = new Turns();
    for (const updateId of new Set(updateIds)) {
      await turns.after();
      const latest = await latestOf(tx, updateId);
      if (latest.declined) continue;
      const its = typeof why === 'function' ? why(updateId) : why;
      if (its.rule !== undefined && (await isForPerson(tx, updateId, 'server'))) continue;
      ended.push(...(await declineOne(tx, latest, { at, actor, ...its })));
      changed.push(updateId);
    }
    if (changed.length === 0) return { result: changed, unchanged: true };
    return {
      result: changed,
      delta: {
        declined: changed,
        endedDeployments: ended.map(({ updateId, groupId }) => ({ updateId, groupId })),
      },
    };
  });
  if (declined.length > 0) changeEvents.declined(context.log, { updateIds: declined, actor });
  return declined;
}
