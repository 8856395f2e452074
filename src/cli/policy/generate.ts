import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '#diagnosis';
import type { PolicyGenerateAnswer, PolicyGenerateQuery } from '#server/admin';
import { queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { chosenLanguage, languageOption } from '../spoken-language.ts';
import { wholeNumber } from '../whole-number.ts';
import { writePolicyFile } from './write-policy-file.ts';

const CLASSES = ['feature', 'quality', 'driver', 'other'] as const;
type Sources = Partial<Record<(typeof CLASSES)[number], 'wsus' | 'windows-update'>>;

interface GenerateOptions {
  readonly format: PolicyGenerateQuery['format'];
  readonly for?: string;
  readonly frequency?: number;
  readonly group?: readonly string[];
  readonly source?: Sources;
  readonly pinning?: boolean;
  readonly auOptions?: string;
  readonly day?: number;
  readonly hour?: number;
  readonly alternate?: string;
  readonly signed?: boolean;
  readonly out?: string;
  readonly lang?: Language;
}

/** `policy generate` */
export function addPolicyGenerate(policy: Command): void {
  policy
    .command('generate')
    .addOption(
      new Option('--format <name>', 'gpo is the text of LGPO, intune a table of OMA-URIs')
        .choices(['guide', 'reg', 'powershell', 'gpo', 'intune'])
        .default('guide'),
    )
    .option('--for <address>', 'scheme, name and port of the update server (default: this one)')
    .option('--frequency <hours>', 'between two detections, 1 to 22', wholeNumber(1, 22))
    .option('--group <name...>', 'the groups that the computers ask for')
    .option(
      '--source <class=source...>',
      'feature, quality, driver or other, from wsus or windows-update (default: all from wsus)',
      readSource,
    )
    .option('--pinning', 'hold the server to the certificates in the store of the computer (https)')
    .option('--no-pinning', 'do not')
    .addOption(new Option('--au-options <number>', 'of automatic updates').choices(['2', '3', '4', '5', '7']))
    .option('--day <number>', 'of option 4: 0 every day, 1 Sunday to 7 Saturday', wholeNumber(0, 7))
    .option('--hour <number>', 'of option 4: 0 to 23', wholeNumber(0, 23))
    .option('--alternate <address>', 'where files are downloaded from instead')
    .option('--signed', 'take updates that a Trusted Publisher signed')
    .option('--out <file>', 'write a file, in the encoding that its tool wants')
    .addOption(languageOption())
    .summary('write the policies that point computers at this server')
    .description(
      'As a guide for the Group Policy editor, as a .reg file, a script, a text for LGPO or a table for Intune. What it writes passes "todoku policy lint".',
    )
    .action(
      onServer<GenerateOptions>(async ({ client, output, options }) => {
        const query = queryOf(questionOf(options));
        const answer = await client.request<PolicyGenerateAnswer>('GET', `/policy/generate${query}`);
        if (options.out !== undefined) await writePolicyFile(options.out, answer);
        output.answer(answer, () =>
          options.out === undefined
            ? answer.text.replace(/\r?\n$/, '').split(/\r?\n/)
            : [`${options.out} is written, for ${answer.url}.`],
        );
        for (const { says } of answer.notes) output.note(says);
      }),
    );
}

function questionOf(
  options: GenerateOptions,
): Readonly<Record<string, string | number | boolean | undefined>> {
  const { format, frequency, group, source, pinning, auOptions, day, hour, alternate, signed, lang } =
    options;
  return {
    format,
    for: options.for,
    hours: frequency,
    group: group?.join(';'),
    ...source,
    pinning: pinning === undefined ? undefined : pinning ? 'enforced' : 'not-enforced',
    option: auOptions,
    day,
    hour,
    alternate,
    signed,
    lang: chosenLanguage({ lang }),
  };
}

function readSource(text: string, before: Sources = {}): Sources {
  const [, name, source] = /^(feature|quality|driver|other)=(wsus|windows-update)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new InvalidArgumentError(
      'Write CLASS=SOURCE: feature, quality, driver or other; wsus or windows-update.',
    );
  }
  return { ...before, [name]: source };
}
