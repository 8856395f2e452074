import type { Selection } from '#store';
import type { UpdateId } from '#update';
import type { ListedCategory, SelectionHere } from '#why';
import type { ServerContext } from '../../context.ts';
import { present } from '../present.ts';

const CHANGES = ['select-products', 'select-classifications', 'select-languages'];

/** The products and classifications that the upstream has told of. */
export async function categoriesHere({ catalog, store }: ServerContext): Promise<readonly ListedCategory[]> {
  const categories = catalog.snapshot.categories();
  const summaries = await store.summaries(categories.map(({ id }) => id));
  const titles = new Map(summaries.map(({ id, title }) => [id, title]));
  return categories.map(({ id, updateId, type, parents }) => ({
    updateId,
    title: titles.get(id) ?? '',
    isClassification: type === 'UpdateClassification',
    parents,
  }));
}

/** What is selected now, beside what the last successful run asked for. */
export async function selectionHere(
  { store }: ServerContext,
  tree: readonly ListedCategory[],
  selection: Selection,
  last: { readonly before?: Selection; readonly at?: number },
): Promise<SelectionHere> {
  const { before, at } = last;
  const counts = {
    products: selection.products.length,
    classifications: selection.classifications.length,
    languages: selection.languages,
  };
  if (before === undefined || at === undefined) return counts;
  const names = new Map(tree.map(({ updateId, title }) => [updateId, title]));
  const added = (now: readonly UpdateId[], then: readonly UpdateId[]): readonly string[] => {
    const known = new Set(then);
    return now.filter((id) => !known.has(id)).map((id) => names.get(id) || id);
  };
  const more = {
    products: added(selection.products, before.products),
    classifications: added(selection.classifications, before.classifications),
    languages: languagesAdded(selection.languages, before.languages),
  };
  const isChanged = more.products.length + more.classifications.length + more.languages.length > 0;
  const changed = isChanged ? await lastChange(store, at) : undefined;
  return { ...counts, added: more, ...present({ changed }) };
}

/** An empty list stands for all of them. */
function languagesAdded(now: readonly string[], then: readonly string[]): readonly string[] {
  if (then.length === 0) return [];
  if (now.length === 0) return ['*'];
  return now.filter((each) => !then.includes(each));
}

async function lastChange(
  store: ServerContext['store'],
  since: number,
): Promise<SelectionHere['changed'] | undefined> {
  const changes = [];
  for (const verb of CHANGES)
    changes.push(...(await store.audit({ verb, since, limit: 1, offset: 0 })).items);
  const [latest] = changes.toSorted((one, other) => other.at - one.at);
  return latest === undefined ? undefined : { at: latest.at, actor: latest.actor };
}
