import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { MoveContentAnswer } from '#server/admin';
import { followTask } from '../follow-task.ts';
import { filesAndBytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';

/** `content move` */
export function addContentMove(content: Command): void {
  content
    .command('move')
    .argument('<folder>', 'on the machine of the server')
    .summary('keep the files in another folder')
    .description(
      'Copies all files to another folder, each verified, and keeps them there after the next start of the server. It can be run again until then.',
    )
    .action(
      onServer<object, [string]>(async (session, folder) => {
        const body = { path: resolve(folder) };
        const answer = await followTask<MoveContentAnswer>(session, '/content/move', body);
        session.output.answer(answer, () => [
          `${filesAndBytes(answer.moved.files, answer.moved.bytes)} copied to ${answer.path}, each verified.`,
          ...(answer.corrupt.length === 0
            ? []
            : [
                `${plural(answer.corrupt.length, 'damaged file')} stayed behind: ${answer.corrupt.join(', ')}`,
              ]),
          'Restart the server to use them from there. The old folder can be deleted after that.',
        ]);
      }),
    );
}
