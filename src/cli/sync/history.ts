import type { Command } from 'commander';
import type { PageAnswer, SyncRunRow } from '#server/admin';
import { queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { countWords, duration, OUTCOME_WORDS, TRIGGER_WORDS } from './run-words.ts';

/** `sync history` */
export function addSyncHistory(sync: Command): void {
  withPaging(sync.command('history'))
    .summary('the synchronisations of the last 90 days')
    .action(
      onServer<PagingOptions>(async ({ client, output, options }) => {
        const page = await client.request<PageAnswer<SyncRunRow>>(
          'GET',
          `/sync/runs${queryOf({ limit: options.limit, offset: options.offset })}`,
        );
        output.answer(page, () =>
          page.total === 0
            ? ['There was none yet. Try:   todoku sync run']
            : [
                ...table<SyncRunRow>(
                  page.items,
                  [
                    { title: 'Run', value: ({ id }) => id, right: true },
                    { title: 'Began', value: ({ startedAt }) => showTime(startedAt) },
                    {
                      title: 'Took',
                      value: ({ startedAt, endedAt }) =>
                        endedAt === undefined ? '' : duration(endedAt - startedAt),
                      right: true,
                    },
                    { title: 'Why', value: ({ trigger }) => TRIGGER_WORDS[trigger] },
                    { title: 'Result', value: ({ outcome }) => OUTCOME_WORDS[outcome] },
                    {
                      title: 'Brought',
                      value: (run) =>
                        [countWords(run), run.summary].filter(Boolean).join('; ') ||
                        (run.outcome === 'succeeded' ? 'nothing new' : ''),
                    },
                  ],
                  output.columns,
                ),
                ...moreLines(page.items.length, page.total, 'run', options.offset),
                'One in full:   todoku sync show RUN',
              ],
        );
      }),
    );
}
