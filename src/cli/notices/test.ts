import type { Command } from 'commander';
import type { NoticeRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `notices test NAME` */
export function addNoticesTest(notices: Command): void {
  notices
    .command('test')
    .argument('<name>', 'the subscription')
    .summary('send a subscription what it would tell now')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const row = await client.request<NoticeRow>('POST', pathOf('/notices/subscriptions', name, 'test'));
        output.answer(row, () => [
          `Taken: "${row.subject ?? ''}" to ${(row.to ?? []).join(', ')}.`,
          ...(row.refused === undefined ? [] : [`Not taken for ${row.refused.join(', ')}.`]),
        ]);
      }),
    );
}
