import type { Command } from 'commander';
import type { SubscriptionRow, SubscriptionsAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { aboutWords, placeWords, stateWords } from './notice-words.ts';

/** `notices list` */
export function addNoticesList(notices: Command): void {
  notices
    .command('list')
    .summary('who is told what, and how the last notice of each went')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<SubscriptionsAnswer>('GET', '/notices/subscriptions');
        output.answer(answer, () =>
          answer.items.length === 0
            ? [
                'Nobody is told anything yet. Try:   todoku notices subscribe weekly --report updates-summary --weekly mon --mail it@example.com',
              ]
            : table<SubscriptionRow>(
                answer.items,
                [
                  { title: 'Name', value: ({ name }) => name },
                  { title: 'About', value: aboutWords },
                  {
                    title: 'Next',
                    value: ({ nextAt, on }) => (on ? (nextAt === undefined ? '' : showTime(nextAt)) : 'off'),
                  },
                  { title: 'Last', value: ({ last }) => (last === undefined ? '' : stateWords(last)) },
                  { title: 'To', value: placeWords },
                ],
                output.columns,
              ),
        );
      }),
    );
}
