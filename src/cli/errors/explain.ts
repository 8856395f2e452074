import type { Command } from 'commander';
import type { Language } from '#diagnosis';
import type { ResultCode } from '#server/admin';
import { pathOf, queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { chosenLanguage, languageOption } from '../spoken-language.ts';
import { facts } from '../table.ts';
import { originIn, wordsOf } from './words.ts';

/** `errors explain CODE` */
export function addErrorsExplain(errors: Command): void {
  errors
    .command('explain')
    .argument('<code>', 'hex (0x80240022) or decimal; a negative one after `--`')
    .addOption(languageOption())
    .allowUnknownOption()
    .summary('what a result code means, why it arises and what to do')
    .action(
      onServer<{ lang?: Language }, [string]>(async ({ client, output, options }, code) => {
        const lang = chosenLanguage(options);
        const path = `${pathOf('/errors', code)}${queryOf({ lang })}`;
        const result = await client.request<ResultCode>('GET', path);
        output.answer(result, () => resultLines(result, lang));
      }),
    );
}

/** A result code in full. */
export function resultLines(result: ResultCode, language: Language): readonly string[] {
  const { hex, name, meaning, family, origin, cause, remedy, fault } = result;
  const words = wordsOf(language);
  const unknown = family === undefined ? words.unknown : words.unknownOf(family);
  return facts([
    [words.code, name === undefined ? hex : `${hex} (${name})`],
    [words.meaning, meaning ?? unknown],
    [words.origin, originIn(origin, language)],
    [words.cause, cause],
    [words.remedy, remedy],
    [words.fault, fault],
  ]);
}
