import type { Command } from 'commander';
import type { StopSyncAnswer } from '#server/admin';
import { onServer } from '../session.ts';

/** `sync stop` */
export function addSyncStop(sync: Command): void {
  sync
    .command('stop')
    .summary('end the synchronisation under way')
    .description(
      'Ends the synchronisation under way. What came so far is kept, and the next run goes on from there.',
    )
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<StopSyncAnswer>('DELETE', '/sync');
        output.answer(answer, () => [
          answer.stopped ? 'Stopped. The next run goes on from there.' : 'No synchronisation is under way.',
        ]);
      }),
    );
}
