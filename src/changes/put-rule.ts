import { isDeepStrictEqual } from 'node:util';
import { checkRule, RULES_SETTING, type Rule } from '#rules';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { findGroup } from './group-name.ts';
import type { ChangeContext } from './types.ts';

/**
 * Keeps a rule: in place of the one with its id, or behind all others. What it decided before stays. Fails with
 * `rules/bad-rule`, `rules/bad-condition`, `rules/bad-pattern` and `changes/unknown-group`.
 */
export async function putRule(context: ChangeContext, rule: Rule, actor: string): Promise<void> {
  checkRule(rule);
  const changed = await commit(context, async (tx): Promise<Change<boolean>> => {
    const rules = (await tx.setting<readonly Rule[]>(RULES_SETTING)) ?? [];
    const groups = await tx.groups();
    for (const action of rule.actions)
      if (action.action === 'approve') for (const id of action.groups) findGroup(groups, id);
    const before = rules.find(({ id }) => id === rule.id);
    if (isDeepStrictEqual(before, rule)) return { result: false, unchanged: true };
    const after =
      before === undefined ? [...rules, rule] : rules.map((each) => (each === before ? rule : each));
    await tx.setSetting(RULES_SETTING, after);
    const details = { before, after: rule };
    await tx.addAudit({ at: context.clock.now(), actor, verb: 'put-rule', subject: rule.name, details });
    return { result: true };
  });
  if (changed) changeEvents.rulesChanged(context.log, { verb: 'put-rule', rule: rule.id, actor });
}
