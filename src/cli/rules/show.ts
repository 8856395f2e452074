import type { Command } from 'commander';
import type { RuleRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { ruleLines } from './rule-lines.ts';

/** `rules show` */
export function addRulesShow(rules: Command): void {
  rules
    .command('show')
    .argument('<rule>', 'number, name or id')
    .summary('one rule')
    .action(
      onServer<object, [string]>(async ({ client, output }, reference) => {
        const row = await client.request<RuleRow>('GET', pathOf('/rules', reference));
        output.answer(row, () => ruleLines(row));
      }),
    );
}
