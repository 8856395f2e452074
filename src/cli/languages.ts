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
    .description('Sets the languages. English texts always come along, as clients fall back on them.')
    .action(
      onServer<object, [string[]]>(async ({ client, output }, names) => {
        const body = { languages: names.length === 1 && names[0] === 'all' ? [] : names };
        const answer = await client.request<LanguagesAnswer>('PUT', '/languages', body);
        output.answer(answer, () => [
          `Updates are taken for: ${answer.selected.join(', ') || 'all languages'}.`,
        ]);
      }),
    );
}

function languageLines(
  { selected, available }: LanguagesAnswer,
  columns: number | undefined,
): readonly string[] {
  const now = `Updates are taken for: ${selected.join(', ') || 'all languages'}.`;
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
  ];
}
