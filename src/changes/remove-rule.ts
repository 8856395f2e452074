import { RULES_SETTING, type Rule } from '#rules';
import { commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import type { ChangeContext } from './types.ts';

/** Removes a rule. What it decided stays. Fails with `changes/unknown-rule`. */
export async function removeRule(context: ChangeContext, id: string, actor: string): Promise<void> {
  await commit(context, async (tx) => {
    const rules = (await tx.setting<readonly Rule[]>(RULES_SETTING)) ?? [];
    const before = rules.find((rule) => rule.id === id);
    if (before === undefined) throw changesFailures.fail('unknown-rule', { subject: id });
    await tx.setSetting(
      RULES_SETTING,
      rules.filter((rule) => rule !== before),
    );
    const at = context.clock.now();
    await tx.addAudit({ at, actor, verb: 'remove-rule', subject: before.name, details: { before } });
    return { result: undefined };
  });
  changeEvents.rulesChanged(context.log, { verb: 'remove-rule', rule: id, actor });
}
