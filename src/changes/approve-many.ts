import type { ApartWork } from '#store';
import type { UpdateId } from '#update';
import { type ApartChange, commit, commitApart } from './commit.ts';
import { type Decisions, decideMany, type ManyApprovals, received } from './decide-many.ts';
import { changeEvents } from './events.ts';
import type { Approval, ApprovalOutcome, ChangeContext } from './types.ts';

/** So many are decided faster than another thread is told of them. */
const FEW = 64;

const DECIDE_MANY: ApartWork<ManyApprovals, ApartChange<Decisions>> = {
  module: new URL('./decide-many.ts', import.meta.url).href,
  name: 'decideMany',
};

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
  const many = { approvals, actor, at: context.clock.now(), bundles: bundlesOf(context, approvals) };
  const decisions =
    approvals.length <= FEW ? await decideFew(context, many) : await commitApart(context, DECIDE_MANY, many);
  const outcomes = received(decisions, approvals);
  const count = (wanted: ApprovalOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const [approved, waiting, refused] = [count('approved'), count('awaits-eula'), count('refused')];
  if (approved + waiting > 0) changeEvents.approvedMany(context.log, { approved, waiting, refused, actor });
  return outcomes;
}

async function decideFew(context: ChangeContext, many: ManyApprovals): Promise<Decisions> {
  return commit(context, async (tx) => {
    const { result, unchanged } = await decideMany(tx, many);
    return unchanged === true ? { result: result.result, unchanged } : result;
  });
}

function bundlesOf(
  { catalog: { snapshot } }: ChangeContext,
  approvals: readonly Approval[],
): ReadonlyMap<UpdateId, UpdateId> {
  const bundles = new Map<UpdateId, UpdateId>();
  for (const updateId of new Set(approvals.map((approval) => approval.updateId))) {
    const bundle = snapshot.bundleOf(updateId);
    if (bundle !== undefined) bundles.set(updateId, bundle);
  }
  return bundles;
}
