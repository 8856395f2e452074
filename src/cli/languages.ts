import type { Command } from 'commander';
import type { LanguagesAnswer } from '#server/admin';
import { onServer } from './session.ts';
import { table } from './table.ts';

/** `languages list` and `languages set` */
export function addLanguages(program: Command): void {
  const languages = program
    .command('languages')
    .helpCommand(false)
    .summary('choose the languages whose updates are taken');
  languages
    .command('list')
    .summary('show them, and what is selected')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<LanguagesAnswer>('GET', '/languages');
        output.answer(answer, () => languageLines(answer, output.columns));
      }),
    );
  languages
    .command('set')
    .argument('<languages...>', 'short names like en or ja, or "all"')
    .summary('set the whole list')
    .description(
      'Sets the languages. Updates that are made for other languages alone are not taken; those that are made for all are.',
    )
    .action(
      onServer<object, [string[]]>(async ({ client, output }, names) => {
        const body = { languages: names.length === 1 && names[0] === 'all' ? [] : names };
        const answer = await client.request<LanguagesAnswer>('PUT', '/languages', body);
        output.answer(answer, () => [takenFor(answer), ...withoutUpstream(answer)]);
      }),
    );
}

function languageLines(answer: LanguagesAnswer, columns: number | undefined): readonly string[] {
  const { selected, available } = answer;
  const now = takenFor(answer);
  if (available.length === 0)
    return [now, 'Which there are is known after:   todoku sync run --categories-only'];
  return [
    ...table(
      available,
      [
        {
          title: '',
          value: ({ short }) => (selected.length === 0 || selected.includes(short) ? '[x]' : '[ ]'),
        },
        { title: 'Short', value: ({ short }) => short },
        { title: 'At the upstream', value: ({ enabledUpstream }) => (enabledUpstream ? 'yes' : 'no') },
        { title: 'Language', value: ({ long }) => long },
      ],
      columns,
    ),
    '',
    now,
    ...withoutUpstream(answer),
    'Choose:   todoku languages set en ja',
  ];
}

function takenFor({ selected }: LanguagesAnswer): string {
  return `Updates are taken for: ${selected.join(', ') || 'all languages'}.`;
}

/** Languages that were chosen in vain. */
function withoutUpstream({ selected, available }: LanguagesAnswer): readonly string[] {
  const missing = available.filter(
    ({ short, enabledUpstream }) => !enabledUpstream && selected.includes(short),
  );
  if (missing.length === 0) return [];
  return [
    `The upstream itself does not take: ${missing.map(({ short }) => short).join(', ')}. Nothing comes for them.`,
  ];
}
