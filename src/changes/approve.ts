import { ApprovalWork, checkDeadline, type Decided } from './approval-work.ts';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { refuseOnReplica } from './replica.ts';
import type { Approval, Approved, ChangeContext } from './types.ts';

/**
 * Approves an update for a group: its latest revision now, and the revisions that come after it, as far as the policy for
 * revisions approves those. The same
 * approval again changes nothing and resolves with the deployment that is in force. `NotApproved` takes the
 * place of the group's approval and overrides what the group would inherit; on All Computers there is
 * nothing to override, so the deployment just ends.
 *
 * Licence terms that were accepted once need not be accepted again, for whatever update or group they come up.
 *
 * Fails with `changes/replica-read-only`, `changes/unknown-update`, `changes/unknown-group`, `changes/not-approvable`, `changes/declined`,
 * `changes/bad-deadline`, of a rule with `changes/person-decided`, and of an install with `changes/expired` or `changes/eula-not-accepted`, of a
 * removal with `changes/not-removable`.
 */
export async function approve(context: ChangeContext, approval: Approval, actor: string): Promise<Approved> {
  checkDeadline(approval);
  const { outcome, deployment, replaced } = await commit(context, async (tx): Promise<Change<Decided>> => {
    await refuseOnReplica(tx);
    const work = await ApprovalWork.begin(tx, context.clock.now(), (id) =>
      context.catalog.snapshot.bundleOf(id),
    );
    const result = await work.decide(approval, actor, { mayWait: false });
    return work.hasChanged ? { result, delta: work.delta } : { result, unchanged: true };
  });
  const { updateId, groupId, action, deadline } = approval;
  if (outcome === 'approved')
    changeEvents.approved(context.log, { updateId, groupId, action, deadline, actor });
  return {
    ...(deployment === undefined ? {} : { deployment }),
    ...(replaced === undefined ? {} : { replaced }),
  };
}
