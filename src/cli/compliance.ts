import type { Command } from 'commander';
import type { ComplianceAnswer } from '#server/admin';
import { queryOf } from './connection.ts';
import { plural } from './quantity.ts';
import { onServer } from './session.ts';
import { facts } from './table.ts';
import { showTime } from './time.ts';

interface ComplianceOptions {
  readonly group?: string;
  readonly classification?: string;
  readonly product?: string;
}

/** `compliance` */
export function addCompliance(program: Command): void {
  program
    .command('compliance')
    .option('--group <group>', 'only computers of that group and those beneath it')
    .option('--classification <name>', 'only updates of that classification')
    .option('--product <name>', 'only updates for that product')
    .summary('how many computers have what they should have')
    .action(
      onServer<ComplianceOptions>(async ({ client, output, options: { group, classification, product } }) => {
        const query = queryOf({ group, classification, product });
        const answer = await client.request<ComplianceAnswer>('GET', `/compliance${query}`);
        output.answer(answer, () => [
          `${answer.group}: ${plural(answer.computers, 'computer')}`,
          '',
          ...facts([
            ['Of what is approved', figures(answer.approved)],
            ['Of all that applies', figures(answer.applicable)],
          ]),
          '',
          'Unknown computers never reported; the shares count them in.',
          'Who it is:   todoku report computers-tabular --state needed',
        ]);
      }),
    );
}

function figures({
  compliant,
  missing,
  unknown,
  share,
  oldestSecurity,
}: ComplianceAnswer['approved']): string {
  const age =
    oldestSecurity === undefined
      ? ''
      : `; oldest missing security update is here since ${showTime(oldestSecurity)}`;
  return `${share === undefined ? '' : `${share} %: `}${compliant} complete, ${missing} lacking something, ${unknown} unknown${age}`;
}
