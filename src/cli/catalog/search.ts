import type { Command } from 'commander';
import type { CatalogRow, CatalogSearchAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { bytes } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';

/** `catalog search` */
export function addCatalogSearch(catalog: Command): void {
  catalog
    .command('search')
    .argument('<text...>', 'KB number or words of the title')
    .summary('search the public catalog')
    .action(
      onServer<object, [string[]]>(async ({ client, output }, words) => {
        const query = queryOf({ text: words.join(' ') });
        const answer = await client.request<CatalogSearchAnswer>('GET', `/catalog/search${query}`);
        output.answer(answer, () => catalogLines(answer, output.columns));
      }),
    );
}

function catalogLines(
  { items, hasMore }: CatalogSearchAnswer,
  columns: number | undefined,
): readonly string[] {
  if (items.length === 0) return ['The catalog has nothing like that.'];
  return [
    ...table<CatalogRow>(
      items,
      [
        { title: 'UpdateID', value: ({ updateId }) => updateId },
        { title: 'Date', value: ({ date }) => date },
        { title: 'Size', value: (row) => bytes(row.bytes), right: true },
        { title: 'Here', value: ({ here }) => (here ? 'yes' : 'no') },
        { title: 'Classification', value: ({ classification }) => classification },
        { title: 'Title', value: ({ title }) => title },
      ],
      columns,
    ),
    '',
    ...(hasMore ? ['There are more than the catalog shows at once: use more words.'] : []),
    'Take one in:   todoku catalog import UPDATEID',
  ];
}
