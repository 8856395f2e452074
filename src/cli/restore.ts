import { resolve } from 'node:path';
import type { Command } from 'commander';
import { cliFailures } from './failures.ts';
import { processOutput } from './output.ts';
import { readRunFile } from './run-file.ts';
import { reachServer } from './running-server.ts';
import { dataOf, type GlobalOptions } from './session.ts';

/** `restore FILE` */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'what `todoku backup` wrote')
    .summary('put a backup into a data directory that has no database')
    .description(
      'Puts a backup into a data directory that has no database; content that is there is kept. Clients notice and refresh what they know.',
    )
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const directory = dataOf(options);
      const runFile = await readRunFile(directory);
      if (runFile !== undefined && (await reachServer(runFile)) !== undefined) {
        throw cliFailures.fail('server-running', { subject: directory });
      }
      const { readConfig, restoreTodoku } = await import('#app');
      const config = readConfig({ data: directory }, process.env);
      const { serverId } = await restoreTodoku(config, resolve(file));
      processOutput(options.json === true).answer({ dataDirectory: directory, serverId }, () => [
        `${directory} is restored from ${file}.`,
        'Next:  todoku content status   shows which files are missing',
      ]);
    });
}
