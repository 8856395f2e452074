import type { Command } from 'commander';
import type { HealthAnswer, HealthFinding } from '#server/admin';
import { onServer } from '../session.ts';
import { showTime } from '../time.ts';
import { addHealthSnooze } from './snooze.ts';

/** `health …` */
export function addHealth(program: Command): void {
  const health = program
    .command('health')
    .alias('doctor')
    .helpCommand(false)
    .summary('what is not as it should be, each with one next step')
    .description('Ends with exit code 1 while there is an alarm that nobody put off.')
    .option('--all', 'what was put off as well')
    .action(
      onServer<{ all?: boolean }>(async ({ client, output, options, partlyFailed }) => {
        const answer = await client.request<HealthAnswer>('GET', '/health');
        if (!answer.well) partlyFailed();
        output.answer(answer, () => lines(answer, options.all === true));
      }),
    );
  addHealthSnooze(health);
}

const WORDS = { alarm: 'ALARM', warning: 'Warning', notice: 'Notice' } as const;

function lines({ findings }: HealthAnswer, all: boolean): readonly string[] {
  const shown = findings.filter(({ snoozedUntil }) => all || snoozedUntil === undefined);
  const hidden = findings.length - shown.length;
  return [
    ...(shown.length === 0 ? ['Everything is in order.'] : shown.flatMap(findingLines)),
    ...(hidden > 0
      ? ['', `${hidden} more ${hidden === 1 ? 'is' : 'are'} put off. See:   todoku health --all`]
      : []),
    ...(shown.length > 0 ? ['Put one off:   todoku health snooze CODE --days 7'] : []),
  ];
}

function findingLines({
  severity,
  sentence,
  code,
  since,
  next,
  snoozedUntil,
}: HealthFinding): readonly string[] {
  const off = snoozedUntil === undefined ? '' : `, put off until ${showTime(snoozedUntil)}`;
  return [
    `${WORDS[severity]}: ${sentence}`,
    `         ${code}, since ${showTime(since)}${off}`,
    `Try:     ${next}`,
    '',
  ];
}
