import { type Command, Option } from 'commander';
import type { ResultCode } from '#server/admin';
import { pathOf, queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';

/** `errors explain CODE` */
export function addErrorsExplain(errors: Command): void {
  errors
    .command('explain')
    .argument('<code>', 'hex (0x80240022) or decimal; a negative one after `--`')
    .addOption(new Option('--lang <language>', 'in which language').choices(['en', 'ja']))
    .allowUnknownOption()
    .summary('what a result code means, why it arises and what to do')
    .action(
      onServer<{ lang?: string }, [string]>(async ({ client, output, options: { lang } }, code) => {
        const path = `${pathOf('/errors', code)}${queryOf({ lang })}`;
        const result = await client.request<ResultCode>('GET', path);
        output.answer(result, () => resultLines(result));
      }),
    );
}

/** A result code in full. */
export function resultLines(result: ResultCode): readonly string[] {
  const unknown =
    result.family === undefined ? 'not known here' : `not known here; it comes from ${result.family}`;
  return facts([
    ['Code', result.name === undefined ? result.hex : `${result.hex} (${result.name})`],
    ['Meaning', result.meaning ?? unknown],
    ['Arises in', result.origin],
    ['Cause', result.cause],
    ['Remedy', result.remedy],
    ['Whose fault', result.fault],
  ]);
}
