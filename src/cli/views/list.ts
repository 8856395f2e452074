import type { Command } from 'commander';
import type { ViewRow, ViewsAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { viewWords } from './view-words.ts';

/** `views list` */
export function addViewsList(views: Command): void {
  views
    .command('list')
    .summary('show the views there are')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<ViewsAnswer>('GET', '/views');
        output.answer(answer, () => [
          ...table<ViewRow>(
            answer.items,
            [
              { title: 'View', value: ({ name }) => name },
              { title: 'By', value: ({ author }) => author ?? 'built in' },
              { title: 'Has', value: viewWords },
            ],
            output.columns,
          ),
          '',
          'Look at one:   todoku updates list --view NAME',
        ]);
      }),
    );
}
