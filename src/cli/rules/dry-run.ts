import type { Command } from 'commander';
import type { RulesTested } from '#server/admin';
import { onServer } from '../session.ts';
import { reportLines } from './rule-lines.ts';

/** `rules test` */
export function addRulesTest(rules: Command): void {
  rules
    .command('test')
    .argument('[rule]', 'number, name or id; all rules when left out')
    .option('--all', 'all rules')
    .summary('what rules would decide for the updates that are here; changes nothing')
    .action(
      onServer<{ all?: boolean }, [string | undefined]>(async ({ client, output, options }, rule) => {
        const body = rule === undefined || options.all === true ? {} : { rule };
        const answer = await client.request<RulesTested>('POST', '/rules/test', body);
        output.answer(answer, () => [
          ...reportLines(answer.reports, true),
          'Nothing was changed. Decide now:   todoku rules run',
        ]);
      }),
    );
}
