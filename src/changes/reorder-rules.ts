import { isDeepStrictEqual } from 'node:util';
import { RULES_SETTING, type Rule } from '#rules';
import { type Change, commit } from './commit.ts';
import { changesFailures } from './failures.ts';
import type { ChangeContext } from './types.ts';

/** Puts all rules in that order. Fails with `changes/bad-rule-order` unless each rule is named once. */
export async function reorderRules(
  context: ChangeContext,
  ids: readonly string[],
  actor: string,
): Promise<void> {
  await commit(context, async (tx): Promise<Change<void>> => {
    const rules = (await tx.setting<readonly Rule[]>(RULES_SETTING)) ?? [];
    const before = rules.map(({ id }) => id);
    if (!isDeepStrictEqual(before.toSorted(), ids.toSorted())) throw changesFailures.fail('bad-rule-order');
    if (isDeepStrictEqual(before, ids)) return { result: undefined, unchanged: true };
    await tx.setSetting(
      RULES_SETTING,
      ids.map((id) => rules.find((rule) => rule.id === id)),
    );
    const at = context.clock.now();
    const details = { before, after: ids };
    await tx.addAudit({ at, actor, verb: 'reorder-rules', subject: `${ids.length} rules`, details });
    return { result: undefined };
  });
}
