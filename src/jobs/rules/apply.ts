import { Failure } from '#base';
import { approveMany, type ChangeContext, decline, hold } from '#changes';
import { deadlineAt, type RuleDecision } from '#rules';
import type { UpdateId } from '#update';

/** A decision that is due, and about which update. */
export interface Wanted {
  readonly updateId: UpdateId;
  readonly decision: RuleDecision;
}

/** What a bulk fails of when an update went while a round was under way: the next round sees it. */
const OVERTAKEN: ReadonlySet<string> = new Set(['changes/unknown-update', 'changes/bad-hold-end']);

/**
 * Brings about what the rules decided, in the name of each: one transaction for the holds of a rule, then one for its declines, and one
 * for its approvals. Holds come first, so that nothing is offered in between. What a person or another decided meanwhile is passed over.
 */
export async function applyAll(
  context: ChangeContext,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<void> {
  for (const verb of ['hold', 'decline', 'approve'] as const) {
    const some = wanted.filter(({ decision }) => decision.verb === verb);
    for (const [rule, decisions] of Map.groupBy(some, ({ decision }) => decision.ruleId)) {
      signal.throwIfAborted();
      await apply(context, verb, rule, decisions);
    }
  }
}

async function apply(
  context: ChangeContext,
  verb: RuleDecision['verb'],
  rule: string,
  decisions: readonly Wanted[],
): Promise<void> {
  const actor = `rule:${rule}`;
  const ids = (some: readonly Wanted[]) => some.map(({ updateId }) => updateId);
  if (verb === 'hold') {
    for (const [until, some] of Map.groupBy(decisions, ({ decision }) => decision.until))
      await unlessOvertaken(hold(context, { updateIds: ids(some), until, rule }, actor));
  } else if (verb === 'decline') {
    await unlessOvertaken(decline(context, ids(decisions), actor, { rule }));
  } else {
    const now = context.clock.now();
    const approvals = decisions.flatMap(({ updateId, decision: { scope, action, deadline } }) =>
      scope === 'server' || action === undefined
        ? []
        : [
            {
              updateId,
              groupId: scope,
              action,
              ...(deadline === undefined ? {} : { deadline: deadlineAt(deadline, now) }),
              rule,
            },
          ],
    );
    // Each refused one has its outcome, and is looked at again in the next round.
    await approveMany(context, approvals, actor);
  }
}

async function unlessOvertaken(change: Promise<unknown>): Promise<void> {
  await change.catch((error: unknown) => {
    if (!(error instanceof Failure && OVERTAKEN.has(error.code))) throw error;
  });
}
