import type { Command } from 'commander';
import type { AuditRow, PageAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { type AuditFilter, withFilter } from './filter.ts';

/** `audit list` */
export function addAuditList(audit: Command): void {
  withFilter(withPaging(audit.command('list', { isDefault: true })))
    .summary('list what was done, newest first')
    .action(
      onServer<AuditFilter & PagingOptions>(async ({ client, output, options }) => {
        const { limit, offset, actor, verb, text, since, until } = options;
        const query = queryOf({ limit, offset, actor, verb, text, since, until });
        const page = await client.request<PageAnswer<AuditRow>>('GET', `/audit${query}`);
        output.answer(page, () => lines(page, offset, output.columns));
      }),
    );
}

function lines(page: PageAnswer<AuditRow>, offset: number, width: number | undefined): readonly string[] {
  if (page.total === 0) return ['No changes.'];
  return [
    ...table<AuditRow>(
      page.items,
      [
        { title: 'When', value: ({ at }) => showTime(at) },
        { title: 'Who', value: ({ actor, actorName }) => actorName ?? actor },
        { title: 'From', value: ({ from }) => from ?? '' },
        { title: 'Did', value: ({ verb }) => verb },
        { title: 'To', value: ({ subject }) => subject },
      ],
      width,
    ),
    ...moreLines(page.items.length, page.total, 'change', offset),
  ];
}
