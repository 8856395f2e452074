import { type Command, Option } from 'commander';
import type { ComputerRow, PageAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { wholeNumber } from '../whole-number.ts';

interface ListOptions extends PagingOptions {
  readonly group?: string;
  readonly withSubgroups?: boolean;
  readonly name?: string;
  readonly os?: string;
  readonly archived?: boolean;
  readonly silentFor?: number;
  readonly heardWithin?: number;
  readonly asksInVain?: boolean;
  readonly standing?: string;
  readonly sort?: string;
  readonly descending?: boolean;
}

const DAY = 86_400_000;
const days = wholeNumber(1, 3650);

/** `computers list` */
export function addComputersList(computers: Command): void {
  withPaging(computers.command('list'))
    .option('--group <name>', 'only computers in that group')
    .option('--with-subgroups', 'and in the groups below it')
    .option('--name <pattern>', 'DNS name or first label, with * and ?')
    .option('--os <version>', 'by its first parts: 10.0.26100')
    .option('--archived', 'only archived computers, which are left out otherwise')
    .option('--silent-for <days>', 'not heard of for so many days', days)
    .option('--heard-within <days>', 'heard of within so many days', days)
    .option('--asks-in-vain', 'only computers whose policy asks for a group that does not exist')
    .addOption(
      new Option('--standing <state>', 'by the worst that it reported').choices([
        'failed',
        'needing',
        'restart',
        'complete',
        'unknown',
      ]),
    )
    .addOption(new Option('--sort <by>', 'the order').choices(['name', 'contact', 'os']).default('name'))
    .option('--descending', 'the last first')
    .summary('list the computers that ever called')
    .action(
      onServer<ListOptions>(async ({ client, output, options }) => {
        const { silentFor, heardWithin, offset } = options;
        const { group, withSubgroups, name, os, archived, asksInVain, standing, sort, descending, limit } =
          options;
        const since = (count: number | undefined) =>
          count === undefined ? undefined : Date.now() - count * DAY;
        const query = queryOf({
          ...{
            group,
            withSubgroups,
            name,
            os,
            archived,
            asksInVain,
            standing,
            sort,
            descending,
            limit,
            offset,
          },
          contactBefore: since(silentFor),
          contactAfter: since(heardWithin),
        });
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
