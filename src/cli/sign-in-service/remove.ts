import type { Command } from 'commander';
import { onServer } from '../session.ts';

/** `sign-in-service remove` */
export function addSignInServiceRemove(service: Command): void {
  service
    .command('remove')
    .summary('let nobody sign in through a service any more')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<object>('DELETE', '/sign-in-service');
        output.answer(answer, () => [
          'People sign in with name and password again. Who has none gets one with `todoku accounts password NAME`.',
        ]);
      }),
    );
}
