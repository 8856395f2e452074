import type { CatalogDelta } from '#catalog';
import type { DecidedState, Decision, RevisionSummary, StoreWriter } from '#store';
import type { Deployment, GroupId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { latestOf } from './find-update.ts';
import { putBack, stateOf } from './put-back.ts';
import { refuseOnReplica } from './replica.ts';
import type { ChangeContext } from './types.ts';

/** What undoing brought back. */
export interface Restored {
  /** The undoing, a decision like others. */
  readonly decision: Decision;
  /** Approvals that are in force again. */
  readonly deployments: readonly Deployment[];
  /** Groups whose approval could not come back: they are gone, or the update was withdrawn. */
  readonly lost: readonly GroupId[];
}

/**
 * Puts back what was before a decision: an approval with its deadline, a decline with the approvals that it ended, a hold. It is
 * a decision itself, and can be undone. Fails with `changes/replica-read-only`, `changes/unknown-decision`, `changes/already-undone`,
 * `changes/newer-decision` where things are not as that decision left them, `changes/declined` and `changes/expired` where
 * an approval cannot be in force, `changes/unknown-group`, and `changes/bad-hold-end` of a hold that would be over by now.
 */
export async function undo(context: ChangeContext, decisionId: number, actor: string): Promise<Restored> {
  const restored = await commit(context, async (tx): Promise<Change<Restored>> => {
    await refuseOnReplica(tx);
    const decision = await tx.decision(decisionId);
    const subject = `decision ${decisionId}`;
    if (decision === undefined) throw changesFailures.fail('unknown-decision', { subject });
    if (decision.undone !== undefined) throw changesFailures.fail('already-undone', { subject });
    const latest = await latestOf(tx, decision.updateId);
    const now = await stateOf(tx, latest, decision);
    if (!isSame(now, decision.after)) throw await standsInTheWay(tx, decision);
    const at = context.clock.now();
    const { deployments, lost, delta } = await putBack(tx, latest, decision, { at, actor });
    const done = await note(tx, latest, decision, { at, actor, deployments, lost });
    return {
      result: { decision: done, deployments, lost },
      delta: delta satisfies Omit<CatalogDelta, 'sequence'>,
    };
  });
  const { updateId } = restored.decision;
  changeEvents.undone(context.log, { decision: decisionId, updateId, actor });
  return restored;
}

/** The part that decides; authors and reasons aside. */
function isSame(one: DecidedState, other: DecidedState): boolean {
  const essence = ({ deployments = [], declined, heldUntil }: DecidedState) =>
    JSON.stringify([
      deployments.map(({ groupId, action, deadline }) => [groupId, action, deadline ?? null]).toSorted(),
      declined ?? null,
      heldUntil ?? null,
    ]);
  return essence(one) === essence(other);
}

async function standsInTheWay(tx: StoreWriter, decision: Decision): Promise<Error> {
  const newer = (await tx.decisionsOf(decision.updateId)).find(
    ({ id, undone }) => id > decision.id && undone === undefined,
  );
  return changesFailures.fail('newer-decision', {
    subject: `decision ${decision.id}`,
    ...(newer === undefined
      ? {}
      : {
          detail: `decision ${newer.id}, ${newer.verb} by ${newer.actor} on ${new Date(newer.at).toISOString()}`,
        }),
  });
}

async function note(
  tx: StoreWriter,
  { updateId, title }: RevisionSummary,
  undone: Decision,
  by: {
    readonly at: number;
    readonly actor: string;
    readonly deployments: readonly Deployment[];
    readonly lost: readonly GroupId[];
  },
): Promise<Decision> {
  const { at, actor, deployments, lost } = by;
  const { scope, verb, before, after } = undone;
  const back = before.deployments?.filter(({ groupId }) => !lost.includes(groupId)) ?? [];
  const { deployments: _, ...rest } = before;
  const done = await tx.addDecision({
    updateId,
    scope,
    verb: 'undo',
    actor,
    at,
    reason: `undoes decision ${undone.id}: ${verb} by ${undone.actor}`,
    before: after,
    after: back.length === 0 ? rest : { ...rest, deployments: back },
  });
  await tx.markDecisionUndone(undone.id, { at, by: actor, decision: done.id });
  await tx.addAudit({
    at,
    actor,
    verb: 'undo',
    subject: title,
    details: {
      updateId,
      decision: undone.id,
      undone: verb,
      deployments: deployments.map(({ id, groupId, action, deadline }) => ({
        id,
        groupId,
        action,
        deadline,
      })),
      lost,
    },
  });
  return done;
}
