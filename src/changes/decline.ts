import type { Deployment, UpdateId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { latestOf } from './find-update.ts';
import { refuseOnReplica } from './replica.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/**
 * Declines updates: no machine is offered them any more, in any revision. Their deployments end, as on
 * WSUS, so that an update that is undeclined much later does not install itself; the audit row keeps
 * them. All in one transaction. Resolves with those that were not declined before. Fails with
 * `changes/replica-read-only`, `changes/unknown-update` and then declines none.
 */
export async function decline(
  context: ChangeContext,
  updateIds: readonly UpdateId[],
  actor: string,
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
      await tx.setDeclined(updateId, true);
      const deployments = await tx.deploymentsOf(updateId);
      for (const { groupId } of deployments) await tx.endDeployment(updateId, groupId, at);
      await tx.addAudit({
        at,
        actor,
        verb: 'decline',
        subject: latest.title,
        details: {
          updateId,
          deployments: deployments.map(({ id, groupId, action, deadline }) => ({
            id,
            groupId,
            action,
            deadline,
          })),
        },
      });
      changed.push(updateId);
      ended.push(...deployments);
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
