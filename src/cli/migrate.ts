import type { Command } from 'commander';
import type { MigrateAnswer, UpstreamAnswer } from '#server/admin';
import { findingLines } from './finding-lines.ts';
import { followTask } from './follow-task.ts';
import { filesAndBytes } from './quantity.ts';
import { onServer } from './session.ts';
import { facts } from './table.ts';

interface MigrateOptions {
  readonly from: string;
  readonly content: boolean;
}

/** `migrate` */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .requiredOption('--from <url>', 'the old WSUS, like http://old-wsus:8530')
    .option('--no-content', 'leave its files; they are fetched when they are needed')
    .summary('take everything over from a WSUS or a Todoku')
    .description(
      'Becomes a replica of a WSUS once: takes its updates, groups, approvals, declines and accepted licences, and its files, then stands on its own. What is cut off goes on where it was when it is run again.',
    )
    .action(
      onServer<MigrateOptions>(
        async (session) => {
          const { output, options } = session;
          const body = { from: options.from, content: options.content };
          const answer = await followTask<MigrateAnswer>(session, '/migrate', body);
          const { upstream } = await session.client.request<UpstreamAnswer>('GET', '/upstream');
          output.answer(answer, () => [
            ...facts([
              ['Revisions', answer.revisions],
              ['Groups', answer.groups],
              ['Approvals', answer.approvals],
              ['Declines', answer.declines],
              ['Licences', answer.eulas],
              ['Files', filesAndBytes(answer.files.files, answer.files.bytes)],
            ]),
            ...answer.left.flatMap((finding) => ['', ...findingLines(finding)]),
            '',
            'This server stands on its own now. Point your clients at it: WUServer and WUStatusServer.',
            ...(upstream === undefined
              ? ['Say where updates come from now:   todoku upstream set microsoft']
              : [`Updates come from ${upstream.url} again:   todoku sync run`]),
          ]);
        },
        { make: true },
      ),
    );
}
