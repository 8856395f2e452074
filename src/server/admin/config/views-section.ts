import type { ViewBody, ViewsAnswer } from '../contract/finding.ts';
import { type ListSection, type Named, pathOf } from './section.ts';

/** A view as the document has it. */
interface DeclaredView extends Named {
  readonly Filters: ViewBody['filters'];
  readonly Sort?: ViewBody['sort'];
  readonly Descending?: boolean;
}

/** The views that people saved; built-in ones are everywhere. */
export const viewsSection: ListSection = {
  kind: 'list',
  key: 'UpdateViews',
  read: async (ask) => {
    const { items } = await ask<ViewsAnswer>({ method: 'GET', path: '/views' });
    return items
      .filter(({ builtIn }) => !builtIn)
      .map(
        ({ name, filters, sort, descending }): DeclaredView => ({
          Name: name,
          Filters: filters,
          ...(sort === undefined ? {} : { Sort: sort }),
          ...(descending === undefined ? {} : { Descending: descending }),
        }),
      );
  },
  create: (view) => [save(view as DeclaredView)],
  change: (_, after) => [save(after as DeclaredView)],
  remove: ({ Name }) => [{ method: 'DELETE', path: pathOf('/views', Name) }],
};

function save({ Name, Filters, Sort, Descending }: DeclaredView) {
  const body = { filters: Filters, sort: Sort, descending: Descending };
  return { method: 'PUT', path: pathOf('/views', Name), body } as const;
}
