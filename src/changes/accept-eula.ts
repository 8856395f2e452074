import { Failure } from '#base';
import type { AwaitedEula, StoreWriter } from '#store';
import { ApprovalWork } from './approval-work.ts';
import { type Change, commit } from './commit.ts';
import { givenWhy } from './decided-state.ts';
import { changeEvents } from './events.ts';
import { refuseOnReplica } from './replica.ts';
import { Turns } from './turns.ts';
import type { ApprovalOutcome, ChangeContext } from './types.ts';

/**
 * Accepts licence terms for good, for every update that has them. The approvals that waited for this go through, each in the
 * name of who wanted it; those that are not possible any more, or that a person has decided otherwise since, end. Resolves with
 * what became of each. Fails with `changes/replica-read-only`.
 */
export async function acceptEula(
  context: ChangeContext,
  eulaId: string,
  actor: string,
): Promise<readonly ApprovalOutcome[]> {
  const outcomes = await commit(context, async (tx): Promise<Change<readonly ApprovalOutcome[]>> => {
    await refuseOnReplica(tx);
    const at = context.clock.now();
    const wasAccepted = (await tx.acceptedEulas()).includes(eulaId);
    const waiting = (await tx.awaitedEulas()).filter((each) => each.eulaId === eulaId);
    if (wasAccepted && waiting.length === 0) return { result: [], unchanged: true };
    await tx.acceptEulas([eulaId]);
    await tx.addAudit({
      at,
      actor,
      verb: 'accept-eula',
      subject: eulaId,
      details: { waiting: waiting.length },
    });
    const work = await ApprovalWork.begin(tx, at, (id) => context.catalog.snapshot.bundleOf(id));
    const turns = new Turns();
    const result: ApprovalOutcome[] = [];
    for (const awaited of waiting) {
      result.push(await goThrough(tx, work, awaited));
      await turns.after();
    }
    return { result, delta: work.delta };
  });
  changeEvents.eulaAccepted(context.log, { eulaId, approvals: outcomes.length, actor });
  return outcomes;
}

async function goThrough(
  tx: StoreWriter,
  work: ApprovalWork,
  awaited: AwaitedEula,
): Promise<ApprovalOutcome> {
  const { updateId, groupId, action, deadline, author } = awaited;
  const approval = {
    updateId,
    groupId,
    action,
    ...(deadline === undefined ? {} : { deadline }),
    ...givenWhy(awaited),
  };
  await tx.endAwaitedEulas(updateId, groupId);
  try {
    const { outcome } = await work.decide(approval, author, { mayWait: false });
    return { approval, outcome };
  } catch (failure) {
    if (failure instanceof Failure && failure.code.startsWith('changes/'))
      return { approval, outcome: 'refused', failure };
    throw failure;
  }
}
