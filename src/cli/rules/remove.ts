import type { Command } from 'commander';
import type { RuleRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `rules remove` */
export function addRulesRemove(rules: Command): void {
  rules
    .command('remove')
    .argument('<rule>', 'number, name or id')
    .summary('remove a rule; what it decided stays')
    .action(
      onServer<object, [string]>(async ({ client, output }, reference) => {
        const row = await client.request<RuleRow>('DELETE', pathOf('/rules', reference));
        output.answer(row, () => [`${row.name} is gone. What it approved and declined stays.`]);
      }),
    );
}
