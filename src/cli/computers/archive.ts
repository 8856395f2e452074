import type { Command } from 'commander';
import type { ArchiveAnswer } from '#server/admin';
import { onServer } from '../session.ts';

/** `computers archive COMPUTER…` */
export function addComputersArchive(computers: Command): void {
  computers
    .command('archive')
    .argument('<computer...>', 'DNS name, its first label, or id')
    .option('--reason <text>', 'why, for the audit log')
    .summary('take computers out of lists and counts, and keep all that is known of them')
    .description(
      'Takes computers out of lists, counts and compliance. Their groups, status and history are kept, and each is back with its first contact.',
    )
    .action(
      onServer<{ reason?: string }, [string[]]>(async ({ client, output, options: { reason } }, names) => {
        const body = { computers: names, ...(reason === undefined ? {} : { reason }) };
        const answer = await client.request<ArchiveAnswer>('POST', '/computers/archive', body);
        output.answer(answer, () => lines(answer, 'is archived', 'archived already'));
      }),
    );
}

/** `computers restore COMPUTER…` */
export function addComputersRestore(computers: Command): void {
  computers
    .command('restore')
    .argument('<computer...>', 'DNS name, its first label, or id')
    .summary('bring archived computers back with everything they had')
    .action(
      onServer<object, [string[]]>(async ({ client, output }, names) => {
        const answer = await client.request<ArchiveAnswer>('POST', '/computers/restore', {
          computers: names,
        });
        output.answer(answer, () => lines(answer, 'is back', 'not archived'));
      }),
    );
}

function lines({ changed, unchanged }: ArchiveAnswer, done: string, before: string): readonly string[] {
  return [
    ...changed.map(({ dnsName }) => `${dnsName} ${done}.`),
    ...(unchanged === 0 ? [] : [`${unchanged} of them: ${before}.`]),
  ];
}
