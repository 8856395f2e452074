import { checkGroupRule, type GroupId, type GroupRule, type TargetGroup } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { findGroup, isBuiltIn } from './group-name.ts';
import { type Regrouped, regroup } from './regroup.ts';
import type { ChangeContext } from './types.ts';

/**
 * Gives a group a rule, or takes it away. With a rule it has whom the rule fits, and nobody else: who was put in by hand or
 * asks for it by policy leaves unless the rule fits. Without one those that are in it stay, and those that ask for it join. On
 * a replica too: its groups come from above, its computers do not. Resolves with the group and how many came and went.
 * Fails with `update/bad-group-rule`, `changes/unknown-group`, `changes/built-in-group`.
 */
export async function setGroupRule(
  context: ChangeContext,
  id: GroupId,
  rule: GroupRule | undefined,
  actor: string,
): Promise<{ readonly group: TargetGroup } & Regrouped> {
  if (isBuiltIn(id)) throw changesFailures.fail('built-in-group', { subject: id });
  if (rule !== undefined) checkGroupRule(rule);
  const changed = await commit(
    context,
    async (tx): Promise<Change<{ readonly group: TargetGroup } & Regrouped>> => {
      const groups = await tx.groups();
      const { rule: before, ...rest } = findGroup(groups, id);
      const group: TargetGroup = { ...rest, ...(rule === undefined ? {} : { rule }) };
      if (JSON.stringify(before) === JSON.stringify(rule))
        return { result: { group, entered: 0, left: 0 }, unchanged: true };
      await tx.setGroupRule(id, rule);
      const { entered, left } = await regroup(tx, group, groups);
      await tx.addAudit({
        at: context.clock.now(),
        actor,
        verb: 'set-group-rule',
        subject: group.name,
        details: { groupId: id, before, rule, entered, left },
      });
      return { result: { group, entered, left }, delta: { groups: [group] } };
    },
  );
  const { entered, left } = changed;
  changeEvents.groupRuleSet(context.log, { groupId: id, entered, left, actor });
  return changed;
}
