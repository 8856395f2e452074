import type { Command } from 'commander';
import type { EventRow, PageAnswer } from '#server/admin';
import { pathOf, queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { eventRows } from './event-rows.ts';

/** `computers events COMPUTER` */
export function addComputersEvents(computers: Command): void {
  withPaging(computers.command('events'))
    .argument('<computer>', 'DNS name, its first label, or id')
    .summary('show what a computer reported, newest first')
    .action(
      onServer<PagingOptions, [string]>(async ({ client, output, options: { limit, offset } }, name) => {
        const path = `${pathOf('/computers', name)}/events${queryOf({ limit, offset })}`;
        const page = await client.request<PageAnswer<EventRow>>('GET', path);
        output.answer(page, () =>
          page.total === 0
            ? ['This computer has reported nothing yet.']
            : [
                ...eventRows(page.items, output.columns),
                ...moreLines(page.items.length, page.total, 'event', offset),
              ],
        );
      }),
    );
}
