import type { Command } from 'commander';
import type { Language } from '#diagnosis';
import type { HealthAnswer, HealthFinding } from '#server/admin';
import { queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { chosenLanguage, languageOption } from '../spoken-language.ts';
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
    .addOption(languageOption())
    .action(
      onServer<HealthOptions>(async ({ client, output, options, partlyFailed }) => {
        const { all = false } = options;
        const lang = chosenLanguage(options);
        const answer = await client.request<HealthAnswer>('GET', `/health${queryOf({ lang })}`);
        if (!answer.well) partlyFailed();
        output.answer(answer, () => lines(answer, all, WORDS[lang]));
      }),
    );
  addHealthSnooze(health);
}

interface HealthOptions {
  readonly all?: boolean;
  readonly lang?: Language;
}

const WORDS = {
  en: {
    severity: { alarm: 'ALARM', warning: 'Warning', notice: 'Notice' },
    well: 'Everything is in order.',
    hidden: (count: number) =>
      `${count} more ${count === 1 ? 'is' : 'are'} put off. See:   todoku health --all`,
    putOff: 'Put one off:   todoku health snooze CODE --days 7',
    since: (time: string) => `, since ${time}`,
    until: (time: string) => `, put off until ${time}`,
    next: 'Try:     ',
  },
  ja: {
    severity: { alarm: '緊急', warning: '警告', notice: '通知' },
    well: 'すべて正常です。',
    hidden: (count: number) => `ほかに ${count} 件を後回しにしています。確認:   todoku health --all`,
    putOff: '後回しにする:   todoku health snooze CODE --days 7',
    since: (time: string) => `、${time} から`,
    until: (time: string) => `、${time} まで後回し`,
    next: '次の手順: ',
  },
} as const;

type Words = (typeof WORDS)[Language];

function lines({ findings }: HealthAnswer, all: boolean, words: Words): readonly string[] {
  const shown = findings.filter(({ snoozedUntil }) => all || snoozedUntil === undefined);
  const hidden = findings.length - shown.length;
  return [
    ...(shown.length === 0 ? [words.well] : shown.flatMap((finding) => findingLines(finding, words))),
    ...(hidden > 0 ? ['', words.hidden(hidden)] : []),
    ...(shown.length > 0 ? [words.putOff] : []),
  ];
}

function findingLines(
  { severity, sentence, code, since, next, snoozedUntil }: HealthFinding,
  words: Words,
): readonly string[] {
  const off = snoozedUntil === undefined ? '' : words.until(showTime(snoozedUntil));
  return [
    `${words.severity[severity]}: ${sentence}`,
    `         ${code}${words.since(showTime(since))}${off}`,
    `${words.next}${next}`,
    '',
  ];
}
