import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupAnswer } from '#server/admin';
import { bytes } from './quantity.ts';
import { onServer } from './session.ts';

/** `backup FILE` */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'a file that does not exist yet')
    .summary('copy the database into a file, while it is in use')
    .description(
      'Copies the database. Content is not in it: files are known by their digests and can be imported again.',
    )
    .action(
      onServer<object, [string]>(async ({ client, output }, file) => {
        const answer = await client.request<BackupAnswer>('POST', '/backup', { path: resolve(file) });
        output.answer(answer, () => [`${answer.path} (${bytes(answer.bytes)}) is written.`]);
      }),
    );
}
