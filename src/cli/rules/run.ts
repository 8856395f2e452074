import type { Command } from 'commander';
import type { RulesTested } from '#server/admin';
import { followTask } from '../follow-task.ts';
import { onServer } from '../session.ts';
import { reportLines } from './rule-lines.ts';

/** `rules run` */
export function addRulesRun(rules: Command): void {
  rules
    .command('run')
    .summary('ask all rules of all updates now')
    .action(
      onServer(async (session) => {
        const done = await followTask<RulesTested>(session, '/rules/run');
        session.output.answer(done, () =>
          done.reports.length === 0
            ? ['There is no rule. Ready ones:   todoku rules presets']
            : reportLines(done.reports, false),
        );
      }),
    );
}
