import { Failure, type FailureParts, failureOf, partsOf } from '#base';
import type { ApartFunction } from '#store';
import type { UpdateId } from '#update';
import { ApprovalWork } from './approval-work.ts';
import type { ApartChange } from './commit.ts';
import { refuseOnReplica } from './replica.ts';
import { Rests } from './turns.ts';
import type { Approval, ApprovalOutcome } from './types.ts';

/** What is decided in one transaction, as another thread can be told it. */
export interface ManyApprovals {
  readonly approvals: readonly Approval[];
  readonly actor: string;
  /** The time of everything that is decided. */
  readonly at: number;
  /** Of the updates that are part of another one: of which. */
  readonly bundles: ReadonlyMap<UpdateId, UpdateId>;
}

/** An outcome on its way out of the thread, in the place of its approval. Failures lose their class there and go as their parts. */
export interface SentOutcome extends Pick<ApprovalOutcome, 'outcome' | 'eulaId'> {
  readonly refused?: FailureParts;
}

/** What came of all of them. */
export interface Decisions {
  /** One for each approval, in their order. */
  readonly outcomes: readonly SentOutcome[];
  readonly titles: ReadonlyMap<UpdateId, string>;
}

/** Decides one after the other. What cannot be approved so is refused with the failure of `approve`, and stops none of the others. */
export const decideMany: ApartFunction<ManyApprovals, ApartChange<Decisions>> = async (
  tx,
  { approvals, actor, at, bundles },
) => {
  await refuseOnReplica(tx);
  const work = await ApprovalWork.begin(tx, at, (id) => bundles.get(id));
  const rests = new Rests();
  const outcomes: SentOutcome[] = [];
  for (const approval of approvals) {
    outcomes.push(await decideOrRefuse(work, approval, actor));
    await rests.after();
  }
  const result = { outcomes, titles: work.titles };
  if (!work.hasChanged) return { result: { result }, unchanged: true };
  return { result: { result, delta: { ...work.delta, sequence: tx.nextSequence } } };
};

async function decideOrRefuse(work: ApprovalWork, approval: Approval, actor: string): Promise<SentOutcome> {
  try {
    const { outcome, eulaId } = await work.decide(approval, actor, { mayWait: true });
    return eulaId === undefined ? { outcome } : { outcome, eulaId };
  } catch (failure) {
    if (!(failure instanceof Failure) || !failure.code.startsWith('changes/')) throw failure;
    return { outcome: 'refused', refused: partsOf(failure) };
  }
}

/** The outcomes as they were before they were sent, each with its approval. */
export function received(
  { outcomes, titles }: Decisions,
  approvals: readonly Approval[],
): readonly ApprovalOutcome[] {
  return outcomes.map(({ outcome, eulaId, refused }, index): ApprovalOutcome => {
    const approval = approvals[index]!;
    const title = titles.get(approval.updateId);
    return {
      approval,
      outcome,
      ...(title === undefined ? {} : { title }),
      ...(eulaId === undefined ? {} : { eulaId }),
      ...(refused === undefined ? {} : { failure: failureOf(refused) }),
    };
  });
}
