import { type Command, Option } from 'commander';
import type { ErrorsAnswer, ResultCode } from '#server/admin';
import { queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';

/** `errors list` */
export function addErrorsList(errors: Command): void {
  errors
    .command('list')
    .addOption(new Option('--lang <language>', 'in which language').choices(['en', 'ja']))
    .summary('list every result code that can be explained')
    .action(
      onServer<{ lang?: string }>(async ({ client, output, options: { lang } }) => {
        const answer = await client.request<ErrorsAnswer>('GET', `/errors${queryOf({ lang })}`);
        output.answer(answer, () => [
          ...table<ResultCode>(
            answer.items,
            [
              { title: 'Code', value: ({ hex }) => hex },
              { title: 'Arises in', value: ({ origin }) => origin ?? '' },
              { title: 'Meaning', value: ({ meaning }) => meaning ?? '' },
            ],
            output.columns,
          ),
          '',
          `${answer.items.length} codes.`,
          'One in full:   todoku errors explain CODE',
        ]);
      }),
    );
}
