import type { Command } from 'commander';
import type { RuleRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { bodyOf } from './rule-body.ts';
import { ruleLines } from './rule-lines.ts';
import { type RuleOptions, ruleOf, withRuleOptions } from './rule-options.ts';

/** `rules edit` */
export function addRulesEdit(rules: Command): void {
  const edit = withRuleOptions(rules.command('edit').argument('<rule>', 'number, name or id'));
  edit
    .option('--name <name>', 'another name')
    .summary('change a rule; what it decided stays')
    .description('Conditions that are given take the place of all conditions, actions of all actions.')
    .action(
      onServer<RuleOptions & { name?: string }, [string]>(async ({ client, output, options }, reference) => {
        const path = pathOf('/rules', reference);
        const before = await client.request<RuleRow>('GET', path);
        const row = await client.request<RuleRow>('PUT', path, {
          ...bodyOf(before),
          ...(await ruleOf(edit, options)),
          ...(options.name === undefined ? {} : { name: options.name }),
        });
        output.answer(row, () => ruleLines(row));
      }),
    );
}
