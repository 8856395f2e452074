import type { Command } from 'commander';
import type { SubscriptionRemoved } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `notices remove NAME` */
export function addNoticesRemove(notices: Command): void {
  notices
    .command('remove')
    .argument('<name>', 'the subscription')
    .summary('remove a subscription; what waits to be sent for it is not sent')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const answer = await client.request<SubscriptionRemoved>(
          'DELETE',
          pathOf('/notices/subscriptions', name),
        );
        output.answer(answer, () => [`${answer.removed} is removed.`]);
      }),
    );
}
