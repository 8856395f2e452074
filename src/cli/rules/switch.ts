import type { Command } from 'commander';
import type { RuleRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { bodyOf } from './rule-body.ts';
import { ruleLines } from './rule-lines.ts';

/** `rules enable` and `rules disable` */
export function addRulesSwitch(rules: Command, verb: 'enable' | 'disable'): void {
  rules
    .command(verb)
    .argument('<rule>', 'number, name or id')
    .summary(verb === 'enable' ? 'switch a rule on' : 'switch a rule off; what it decided stays')
    .action(
      onServer<object, [string]>(async ({ client, output }, reference) => {
        const before = await client.request<RuleRow>('GET', pathOf('/rules', reference));
        const body = { ...bodyOf(before), enabled: verb === 'enable' };
        const row = await client.request<RuleRow>('PUT', pathOf('/rules', before.id), body);
        output.answer(row, () => ruleLines(row));
      }),
    );
}
