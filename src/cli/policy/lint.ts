import { type Command, Option } from 'commander';
import type { Language } from '#diagnosis';
import type { PolicyLintAnswer, PolicyLintRequest } from '#server/admin';
import { queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { chosenLanguage, languageOption } from '../spoken-language.ts';
import { lintLines } from './lint-lines.ts';
import { readPolicyFile } from './read-policy-file.ts';

/** The generations of Windows, as the API knows them. */
const SYSTEMS: readonly NonNullable<PolicyLintRequest['os']>[] = [
  'win11',
  'win10',
  'win8.1',
  'win7',
  '2025',
  '2022',
  '2019',
  '2016',
  '2012r2',
  '2012',
  '2008r2',
];

interface LintOptions {
  readonly os?: PolicyLintRequest['os'];
  readonly lang?: Language;
  readonly all?: boolean;
}

/** `policy lint FILE` */
export function addPolicyLint(policy: Command): void {
  policy
    .command('lint')
    .argument(
      '<file>',
      'a .reg export, what "reg query KEY /s" prints, the XML of "gpresult /x", the JSON of the collector; - for standard input',
    )
    .addOption(new Option('--os <name>', 'which Windows, where the file does not say it').choices(SYSTEMS))
    .addOption(languageOption())
    .option('--all', 'what is right as well')
    .summary('what is wrong with the policy of a computer')
    .description(
      'Says where the updates of the computer come from, and what in its policy keeps it from working. Ends with exit code 1 where something does.',
    )
    .action(
      onServer<LintOptions, [string]>(async ({ client, output, options, partlyFailed }, file) => {
        const { os } = options;
        const lang = chosenLanguage(options);
        const base64 = (await readPolicyFile(file)).toString('base64');
        const request: PolicyLintRequest = { base64, ...(os === undefined ? {} : { os }) };
        const answer = await client.request<PolicyLintAnswer>(
          'POST',
          `/policy/lint${queryOf({ lang })}`,
          request,
        );
        if (answer.findings.some(({ verdict }) => verdict === 'fail')) partlyFailed();
        output.answer(answer, () => lintLines(answer, lang, options.all === true));
      }),
    );
}
