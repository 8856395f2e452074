import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { DeclaredState } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { onServer } from '../session.ts';

const HEAD = `# The settings of a Todoku server. See what a change of this file would do, then make it so:
#   todoku config plan FILE
#   todoku config apply FILE
# What the file leaves out stays as it is. There are no secrets in it.
`;

/** `config export` */
export function addConfigExport(config: Command): void {
  config
    .command('export')
    .option('-o, --output <file>', 'write it there; it must not exist')
    .summary('write the settings as a document')
    .description('Writes the settings of the server as YAML, or with --json as JSON. Secrets are left out.')
    .action(
      onServer<{ output?: string }>(async ({ client, output, options }) => {
        const state = await client.request<DeclaredState>('GET', '/config');
        const text = output.json ? `${JSON.stringify(state, undefined, 2)}\n` : HEAD + (await yamlOf(state));
        if (options.output === undefined) {
          output.answer(state, () => text.trimEnd().split('\n'));
          return;
        }
        const file = options.output;
        await writeFile(file, text, { flag: 'wx' }).catch((cause: Error) => {
          throw cliFailures.fail('not-written', { subject: file, detail: cause.message, cause });
        });
        output.answer({ file }, () => [`The settings are in ${file}.`]);
      }),
    );
}

/** The library is loaded only here: the other commands need not wait for it. */
async function yamlOf(state: DeclaredState): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(state);
}
