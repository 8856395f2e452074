import type { Command } from 'commander';
import type { AuditRow, PageAnswer } from '#server/admin';
import { queryOf } from './connection.ts';
import { moreLines, type PagingOptions, withPaging } from './paging.ts';
import { onServer } from './session.ts';
import { table } from './table.ts';
import { showTime } from './time.ts';

/** `audit` */
export function addAudit(program: Command): void {
  withPaging(program.command('audit'))
    .summary('who changed what, newest first')
    .action(
      onServer<PagingOptions>(async ({ client, output, options: { limit, offset } }) => {
        const page = await client.request<PageAnswer<AuditRow>>('GET', `/audit${queryOf({ limit, offset })}`);
        output.answer(page, () => [
          ...table<AuditRow>(
            page.items,
            [
              { title: 'When', value: ({ at }) => showTime(at) },
              { title: 'Who', value: ({ actor }) => actor },
              { title: 'Did', value: ({ verb }) => verb },
              { title: 'To', value: ({ subject }) => subject },
            ],
            output.columns,
          ),
          ...moreLines(page.items.length, page.total, 'change', offset),
        ]);
      }),
    );
}
