import type { ApprovalAction, GroupId } from '#update';
import { questionOf } from './conditions/kinds.ts';
import type { Question } from './conditions/question.ts';
import type { UpdateFacts } from './facts.ts';
import type { Rule, RuleAction, RuleDeadline } from './rule.ts';

const DAY = 86_400_000;

/** A rule whose conditions are ready to be asked of many updates. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly questions: readonly Question[];
}

/** What a rule wants for an update. */
export interface RuleDecision {
  readonly ruleId: string;
  readonly scope: GroupId | 'server';
  readonly verb: 'approve' | 'decline' | 'hold';
  /** Of approvals. */
  readonly action?: Exclude<ApprovalAction, 'NotApproved'>;
  readonly deadline?: RuleDeadline;
  /** Of holds, milliseconds since 1970, UTC. */
  readonly until?: number;
  /** Milliseconds since 1970, UTC; not after `now`: due. */
  readonly dueAt: number;
}

/** How one rule looked at an update. */
export interface RuleTrace {
  readonly ruleId: string;
  /** In the order of its conditions. */
  readonly held: readonly boolean[];
  readonly matched: boolean;
}

export interface Evaluation {
  readonly due: readonly RuleDecision[];
  readonly later: readonly RuleDecision[];
  /** Of the rules that were asked: after the first match with `stop` none is. */
  readonly trace: readonly RuleTrace[];
}

/** Makes the rules that are switched on ready, in their order. */
export function prepareRules(rules: readonly Rule[]): readonly PreparedRule[] {
  return rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ rule, questions: rule.conditions.map(questionOf) }));
}

/**
 * What the rules want for an update, in order: for each group the first rule that says something counts. Where the first
 * matching rules decline and approve, or decline and hold, the one that comes first wins as well. A hold goes with approvals: they
 * count when it ends. One that would be over already is none.
 */
export function evaluateRules(rules: readonly PreparedRule[], facts: UpdateFacts, now: number): Evaluation {
  const byScope = new Map<string, RuleDecision>();
  let hold: RuleDecision | undefined;
  const trace: RuleTrace[] = [];
  for (const { rule, questions } of rules) {
    const held = questions.map((question) => question(facts, now));
    const matched = !held.includes(false);
    trace.push({ ruleId: rule.id, held, matched });
    if (!matched) continue;
    for (const action of rule.actions) {
      for (const decision of decisionsOf(rule.id, action, facts)) {
        if (byScope.has('server')) continue;
        if (decision.verb === 'hold') {
          if (decision.until! > now) hold ??= decision;
          continue;
        }
        const clashes =
          byScope.has(decision.scope) ||
          (decision.scope === 'server' && (byScope.size > 0 || hold !== undefined));
        if (!clashes) byScope.set(decision.scope, decision);
      }
    }
    if (rule.onMatch === 'stop') break;
  }
  const all = [...(hold === undefined ? [] : [hold]), ...byScope.values()];
  return {
    due: all.filter(({ dueAt }) => dueAt <= now),
    later: all.filter(({ dueAt }) => dueAt > now),
    trace,
  };
}

function decisionsOf(
  ruleId: string,
  action: RuleAction,
  { arrivedAt }: UpdateFacts,
): readonly RuleDecision[] {
  const dueAt = arrivedAt + (action.delayDays ?? 0) * DAY;
  if (action.action === 'decline') return [{ ruleId, scope: 'server', verb: 'decline', dueAt }];
  if (action.action === 'hold')
    return [{ ruleId, scope: 'server', verb: 'hold', until: dueAt + action.days * DAY, dueAt }];
  const { as, groups, deadline } = action;
  return groups.map((scope) => ({
    ruleId,
    scope,
    verb: 'approve',
    action: as,
    ...(deadline === undefined ? {} : { deadline }),
    dueAt,
  }));
}

/** The moment that a rule's deadline means for an approval of now: days later, at that minute of the day (UTC). */
export function deadlineAt({ days, minutes }: RuleDeadline, now: number): number {
  return Math.floor(now / DAY) * DAY + days * DAY + minutes * 60_000;
}
