import type { Command } from 'commander';
import type { NoticeLogAnswer, NoticeRow } from '#server/admin';
import { queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { stateWords } from './notice-words.ts';

interface LogOptions extends PagingOptions {
  readonly of?: string;
  readonly failed?: boolean;
}

/** `notices log` */
export function addNoticesLog(notices: Command): void {
  withPaging(notices.command('log'))
    .option('--of <name>', 'of one subscription alone')
    .option('--failed', 'those that failed alone, each with its reason and what to do')
    .summary('what was sent and what was not, newest first')
    .action(
      onServer<LogOptions>(async ({ client, output, options }) => {
        const { limit, offset, of: subscription, failed } = options;
        const page = await client.request<NoticeLogAnswer>(
          'GET',
          `/notices/log${queryOf({ limit, offset, subscription, failed })}`,
        );
        output.answer(page, () => [
          ...(page.total === 0
            ? [failed === true ? 'Nothing failed.' : 'Nothing was sent yet.']
            : failed === true
              ? page.items.flatMap(failureLines)
              : table<NoticeRow>(
                  page.items,
                  [
                    { title: 'Id', value: ({ id }) => id, right: true },
                    { title: 'For', value: ({ dueAt }) => showTime(dueAt) },
                    {
                      title: 'Subscription',
                      value: ({ subscription, occasion }) =>
                        occasion === 'test' ? `${subscription} (test)` : subscription,
                    },
                    { title: 'State', value: stateWords },
                    { title: 'To', value: ({ to = [] }) => to.join(', ') },
                    { title: 'Subject', value: ({ subject = '' }) => subject },
                  ],
                  output.columns,
                )),
          ...moreLines(page.items.length, page.total, 'notice', offset),
        ]);
      }),
    );
}

function failureLines(row: NoticeRow): readonly string[] {
  const { id, dueAt, subscription, failure, refused } = row;
  return [
    `${id}  ${showTime(dueAt)}  ${subscription}: ${stateWords(row)}`,
    ...(failure === undefined
      ? []
      : [
          `Error:   ${failure.message} (${failure.code})`,
          ...(failure.detail === undefined ? [] : [`         ${failure.detail}`]),
          `Try:     ${failure.hint}`,
        ]),
    ...(refused === undefined ? [] : [`Try:     Check the addresses ${refused.join(', ')}.`]),
    '',
  ];
}
