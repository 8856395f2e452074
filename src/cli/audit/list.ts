import type { Command } from 'commander';
import type { AuditRow, PageAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { parseTime, showTime } from '../time.ts';

interface ListOptions extends PagingOptions {
  readonly actor?: string;
  readonly verb?: string;
  readonly text?: string;
  readonly since?: number;
  readonly until?: number;
}

const time = (text: string) => parseTime(text, Date.now());

/** `audit list` */
export function addAuditList(audit: Command): void {
  withPaging(audit.command('list', { isDefault: true }))
    .summary('list what was done, newest first')
    .option('--actor <name>', 'what this one did, like cli:root')
    .option('--verb <verb>', 'only this, like approve')
    .option('--text <text>', 'entries with this text: an UpdateID, a title, a group')
    .option('--since <time>', 'from then on, like 2026-10-31', time)
    .option('--until <time>', 'before then', time)
    .action(
      onServer<ListOptions>(async ({ client, output, options }) => {
        const { limit, offset, actor, verb, text, since, until } = options;
        const query = queryOf({ limit, offset, actor, verb, text, since, until });
        const page = await client.request<PageAnswer<AuditRow>>('GET', `/audit${query}`);
        output.answer(page, () => [
          ...table<AuditRow>(
            page.items,
            [
              { title: 'When', value: ({ at }) => showTime(at) },
              { title: 'Who', value: ({ actor, actorName }) => actorName ?? actor },
              { title: 'Did', value: (row) => row.verb },
              { title: 'To', value: ({ subject }) => subject },
            ],
            output.columns,
          ),
          ...moreLines(page.items.length, page.total, 'change', offset),
        ]);
      }),
    );
}
