import { Failure } from '#base';
import { ApprovalWork } from './approval-work.ts';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { refuseOnReplica } from './replica.ts';
import { FOR_DECISIONS, Turns } from './turns.ts';
import type { Approval, ApprovalOutcome, ChangeContext } from './types.ts';

/**
 * Decides for many updates and groups in one transaction, in which scans go on. Each has its own outcome, in the order given: what
 * cannot be approved so is `refused` with what `approve` would fail with, and stops none of the others. What
 * lacks the acceptance of licence terms waits for it, and goes through with `acceptEula`. Fails as a whole with
 * `changes/replica-read-only` only.
 */
export async function approveMany(
  context: ChangeContext,
  approvals: readonly Approval[],
  actor: string,
): Promise<readonly ApprovalOutcome[]> {
  const outcomes = await commit(context, async (tx): Promise<Change<readonly ApprovalOutcome[]>> => {
    await refuseOnReplica(tx);
    const work = await ApprovalWork.begin(tx, context.clock.now(), context.catalog);
    const turns = new Turns(FOR_DECISIONS);
    const result: ApprovalOutcome[] = [];
    for (const approval of approvals) {
      result.push(await decideOrRefuse(work, approval, actor));
      await turns.after();
    }
    return work.hasChanged ? { result, delta: work.delta } : { result, unchanged: true };
  });
  const count = (wanted: ApprovalOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const [approved, waiting, refused] = [count('approved'), count('awaits-eula'), count('refused')];
  if (approved + waiting > 0) changeEvents.approvedMany(context.log, { approved, waiting, refused, actor });
  return outcomes;
}

async function decideOrRefuse(
  work: ApprovalWork,
  approval: Approval,
  actor: string,
): Promise<ApprovalOutcome> {
  try {
    return await work.decide(approval, actor, { mayWait: true });
  } catch (failure) {
    if (failure instanceof Failure && failure.code.startsWith('changes/'))
      return { approval, outcome: 'refused', failure };
    throw failure;
  }
}
