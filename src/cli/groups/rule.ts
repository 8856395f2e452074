import type { Command } from 'commander';
import type { GroupRuleAnswer } from '#server/admin';
import { pathOf } from '../connection.ts';
import { cliFailures } from '../failures.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { parseRule, RULE_HELP, showRule } from './rule-text.ts';

/** `groups rule GROUP CONDITION…`, `groups rule GROUP --none` */
export function addGroupsRule(groups: Command): void {
  groups
    .command('rule')
    .argument('<group>', 'name or id')
    .argument('[condition...]', 'like os=10.0.26100 name=PC-*')
    .option('--none', 'take the rule away; the computers stay')
    .summary('let a rule say which computers a group has')
    .description(
      'Gives a group a rule. It has the computers that the rule fits, and no others: who was put in by hand leaves.',
    )
    .addHelpText('after', RULE_HELP)
    .action(
      onServer<{ none?: boolean }, [string, string[]]>(
        async ({ client, output, options }, group, conditions) => {
          const isNone = options.none === true;
          if (isNone === conditions.length > 0) throw cliFailures.fail('bad-group-rule');
          const path = `${pathOf('/groups', group)}/rule`;
          const done = isNone
            ? await client.request<GroupRuleAnswer>('DELETE', path)
            : await client.request<GroupRuleAnswer>('PUT', path, parseRule(conditions));
          output.answer(done, () => lines(done));
        },
      ),
    );
}

function lines({ group, entered, left }: GroupRuleAnswer): readonly string[] {
  const moves = `${plural(entered, 'computer')} came, ${left} left; it has ${group.computers} now.`;
  return group.rule === undefined
    ? [`Group "${group.name}" has no rule any more. ${moves}`]
    : [`Group "${group.name}" has the computers that fit ${showRule(group.rule)}. ${moves}`];
}
