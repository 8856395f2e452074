import type { Command } from 'commander';
import type { Language } from '#diagnosis';
import type { ErrorsAnswer, ResultCode } from '#server/admin';
import { queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { chosenLanguage, languageOption } from '../spoken-language.ts';
import { table } from '../table.ts';
import { originIn, wordsOf } from './words.ts';

/** `errors list` */
export function addErrorsList(errors: Command): void {
  errors
    .command('list')
    .addOption(languageOption())
    .summary('list every result code that can be explained')
    .action(
      onServer<{ lang?: Language }>(async ({ client, output, options }) => {
        const lang = chosenLanguage(options);
        const words = wordsOf(lang);
        const answer = await client.request<ErrorsAnswer>('GET', `/errors${queryOf({ lang })}`);
        output.answer(answer, () => [
          ...table<ResultCode>(
            answer.items,
            [
              { title: words.code, value: ({ hex }) => hex },
              { title: words.origin, value: ({ origin }) => originIn(origin, lang) },
              { title: words.meaning, value: ({ meaning }) => meaning ?? '' },
            ],
            output.columns,
          ),
          '',
          words.count(answer.items.length),
          words.one,
        ]);
      }),
    );
}
