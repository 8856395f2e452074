import type { Computer, StoreReader } from '#store';
import {
  checkGroupRule,
  type GroupId,
  type GroupRule,
  type GroupRuleCondition,
  judgeGroupRule,
} from '#update';
import { Turns } from './turns.ts';

export interface RulePreview {
  /** Computers that the rule fits. Archived ones are left aside in every figure. */
  readonly total: number;
  /** The first of them. */
  readonly matching: readonly Computer[];
  /** Of the group whose rule it would be: who would come and who would go. */
  readonly entering: { readonly total: number; readonly first: readonly Computer[] };
  readonly leaving: { readonly total: number; readonly first: readonly Computer[] };
  /** Computers that nobody can judge, by the condition that lacks an answer; one computer can lack several. */
  readonly unknown: ReadonlyMap<GroupRuleCondition, number>;
  readonly unjudged: number;
}

/**
 * Which computers a rule fits, in the order the server came to know them. Nothing changes. Other work gets its turns
 * meanwhile. Fails with `update/bad-group-rule`.
 */
export async function previewGroupRule(
  reader: StoreReader,
  rule: GroupRule,
  options: { readonly groupId?: GroupId; readonly limit: number },
): Promise<RulePreview> {
  checkGroupRule(rule);
  const matching = firstOf(options.limit);
  const entering = firstOf(options.limit);
  const leaving = firstOf(options.limit);
  const unknown = new Map<GroupRuleCondition, number>();
  const turns = new Turns();
  let unjudged = 0;
  for await (const computer of reader.everyMachine()) {
    await turns.after();
    if (computer.archivedAt !== undefined) continue;
    const verdict = judgeGroupRule(rule, computer);
    const fits = verdict.truth === 'true';
    const isIn = options.groupId !== undefined && computer.groupIds.includes(options.groupId);
    if (fits) matching.add(computer);
    if (fits && !isIn) entering.add(computer);
    if (!fits && isIn) leaving.add(computer);
    if (verdict.truth === 'unknown') unjudged += 1;
    for (const condition of verdict.unknown) unknown.set(condition, (unknown.get(condition) ?? 0) + 1);
  }
  return {
    total: matching.total,
    matching: matching.first,
    entering: { total: entering.total, first: entering.first },
    leaving: { total: leaving.total, first: leaving.first },
    unknown,
    unjudged,
  };
}

function firstOf(limit: number) {
  const first: Computer[] = [];
  let total = 0;
  return {
    first,
    get total() {
      return total;
    },
    add(computer: Computer): void {
      total += 1;
      if (first.length < limit) first.push(computer);
    },
  };
}
