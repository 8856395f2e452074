import type { Command } from 'commander';
import type { RuleRow, RulesAnswer } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { wholeNumber } from '../whole-number.ts';
import { ruleLines } from './rule-lines.ts';

/** `rules move` */
export function addRulesMove(rules: Command): void {
  rules
    .command('move')
    .argument('<rule>', 'number, name or id')
    .argument('<place>', 'from 1', wholeNumber(1, 1000))
    .summary('ask a rule sooner or later than others')
    .action(
      onServer<object, [string, number]>(async ({ client, output }, reference, place) => {
        const { id } = await client.request<RuleRow>('GET', pathOf('/rules', reference));
        const { items } = await client.request<RulesAnswer>('GET', '/rules');
        const ids = items.map((row) => row.id).filter((each) => each !== id);
        ids.splice(Math.max(0, place - 1), 0, id);
        const answer = await client.request<RulesAnswer>('POST', '/rules/order', { ids });
        output.answer(answer, () => answer.items.flatMap(ruleLines));
      }),
    );
}
