import type { Command } from 'commander';
import type { RuleRow } from '#server/admin';
import { onServer } from '../session.ts';
import { ruleLines } from './rule-lines.ts';
import { type RuleOptions, ruleOf, withRuleOptions } from './rule-options.ts';

/** `rules add` */
export function addRulesAdd(rules: Command): void {
  const add = withRuleOptions(rules.command('add').argument('[name]', 'what the rule is called'));
  add
    .option('--preset <name>', 'a rule that is ready: todoku rules presets')
    .summary('add a rule behind all others')
    .description(
      'All conditions have to hold; of the values of one condition any. The first rule that matches decides.',
    )
    .action(
      onServer<RuleOptions & { preset?: string }, [string | undefined]>(
        async ({ client, output, options }, name) => {
          const body = {
            ...(options.preset === undefined ? await ruleOf(add, options) : { preset: options.preset }),
            ...(name === undefined ? {} : { name }),
          };
          const row = await client.request<RuleRow>('POST', '/rules', body);
          output.answer(row, () => [
            ...ruleLines(row),
            `What it would decide:   todoku rules test ${row.order}`,
            'Decide now:   todoku rules run',
          ]);
        },
      ),
    );
}
