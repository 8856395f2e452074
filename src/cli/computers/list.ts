import type { Command } from 'commander';
import type { ComputerRow, PageAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';

interface ListOptions extends PagingOptions {
  readonly group?: string;
}

/** `computers list` */
export function addComputersList(computers: Command): void {
  withPaging(computers.command('list'))
    .option('--group <name>', 'only computers in that group')
    .summary('list the computers that ever called')
    .action(
      onServer<ListOptions>(async ({ client, output, options: { group, limit, offset } }) => {
        const query = queryOf({ group, limit, offset });
        const page = await client.request<PageAnswer<ComputerRow>>('GET', `/computers${query}`);
        output.answer(page, () => lines(page, offset, output.columns));
      }),
    );
}

function lines(page: PageAnswer<ComputerRow>, offset: number, width: number | undefined): readonly string[] {
  if (page.total === 0) return ['No computers.'];
  return [
    ...table<ComputerRow>(
      page.items,
      [
        { title: 'Name', value: ({ dnsName }) => dnsName },
        { title: 'Windows', value: ({ osVersion }) => osVersion ?? '' },
        { title: 'Needed', value: ({ summary }) => summary.needed + summary.downloaded, right: true },
        { title: 'Installed', value: ({ summary }) => summary.installed, right: true },
        { title: 'Restart', value: ({ summary }) => summary.pendingReboot, right: true },
        { title: 'Failed', value: ({ summary }) => summary.failed, right: true },
        { title: 'Last contact', value: ({ lastContactAt }) => showTime(lastContactAt) },
        { title: 'Last report', value: ({ lastReportAt }) => showTime(lastReportAt) },
        { title: 'Groups', value: ({ groups }) => groups.join(', ') },
      ],
      width,
    ),
    ...moreLines(page.items.length, page.total, 'computer', offset),
  ];
}
