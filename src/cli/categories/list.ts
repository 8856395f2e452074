import type { Command } from 'commander';
import type { CategoriesAnswer, CategoriesQuery, CategoryRow } from '#server/admin';
import { queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';

const FIGURES = new Intl.NumberFormat('en');

interface ListOptions {
  readonly search?: string;
  readonly selected?: boolean;
  readonly new?: boolean;
}

/** `products list`, `classifications list` */
export function addCategoriesList(command: Command, kind: CategoriesQuery['kind']): void {
  command
    .command('list')
    .option('--search <text>', 'only those whose name has these words')
    .option('--selected', 'only those that are selected')
    .option('--new', 'only those that came within the last 30 days')
    .summary('show them, and what is selected')
    .action(
      onServer<ListOptions>(async ({ client, output, options }) => {
        const query = queryOf({ kind, text: options.search, selected: options.selected });
        const answer = await client.request<CategoriesAnswer>('GET', `/categories${query}`);
        const items = options.new === true ? answer.items.filter(({ isNew }) => isNew) : answer.items;
        const isFiltered = options.search !== undefined || options.selected === true || options.new === true;
        output.answer({ ...answer, items }, () =>
          categoryLines(kind, items, answer, isFiltered, output.columns),
        );
      }),
    );
}

function categoryLines(
  kind: CategoriesQuery['kind'],
  items: readonly CategoryRow[],
  { fetchedAt }: CategoriesAnswer,
  isFiltered: boolean,
  columns: number | undefined,
): readonly string[] {
  if (items.length === 0) {
    return fetchedAt === 0
      ? ['They were never fetched. Try:   todoku sync run --categories-only']
      : [isFiltered ? 'There is none like that.' : 'There are none.'];
  }
  const selected = items.filter((item) => item.selected).length;
  return [
    ...table<CategoryRow>(
      items,
      [
        { title: '', value: (row) => (row.selected ? '[x]' : row.inherited ? '[+]' : '[ ]') },
        { title: 'Updates', value: ({ updates }) => updates, right: true },
        { title: 'Id', value: ({ id }) => id },
        {
          title: 'Name',
          value: ({ depth, title, isNew }) => `${'  '.repeat(depth)}${title}${isNew ? ' (new)' : ''}`,
        },
      ],
      columns,
    ),
    '',
    `${FIGURES.format(selected)} selected [x]${items.some(({ inherited }) => inherited) ? ', [+] selected with what it belongs to' : ''}.`,
    `Choose:   todoku ${kind} enable "NAME", or a named set: todoku ${kind} presets`,
  ];
}
