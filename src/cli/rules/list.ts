import type { Command } from 'commander';
import type { RulesAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { ruleLines } from './rule-lines.ts';

/** `rules list` */
export function addRulesList(rules: Command): void {
  rules
    .command('list')
    .summary('the rules, in the order in which they are asked')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<RulesAnswer>('GET', '/rules');
        output.answer(answer, () => [
          ...(answer.items.length === 0
            ? ['There is no rule. Ready ones:   todoku rules presets']
            : answer.items.flatMap(ruleLines)),
          ...(answer.replica
            ? ['This server is a replica: rules do not run here, approvals come from its upstream.']
            : []),
        ]);
      }),
    );
}
