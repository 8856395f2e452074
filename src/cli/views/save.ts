import type { Command } from 'commander';
import type { ViewRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { type FilterOptions, filtersOf, withFilters } from '../updates/filter-options.ts';
import { viewWords } from './view-words.ts';

interface SaveOptions extends FilterOptions {
  readonly text?: string;
}

/** `views save` */
export function addViewsSave(views: Command): void {
  withFilters(views.command('save'))
    .argument('<name>', 'a name; one that is there already is replaced')
    .option('--text <words>', 'only updates in which all these words occur')
    .summary('save a view for everybody')
    .action(
      onServer<SaveOptions, [string]>(async ({ client, output, options }, name) => {
        const { sort, descending, ...filters } = filtersOf(options);
        const body = {
          filters: { ...filters, ...(options.text === undefined ? {} : { text: options.text }) },
          ...(sort === undefined ? {} : { sort }),
          ...(descending === undefined ? {} : { descending }),
        };
        const view = await client.request<ViewRow>('PUT', pathOf('/views', name), body);
        output.answer(view, () => [
          `${view.name} is saved: ${viewWords(view) || 'everything'}`,
          `Look at it:   todoku updates list --view ${JSON.stringify(view.name)}`,
        ]);
      }),
    );
}
