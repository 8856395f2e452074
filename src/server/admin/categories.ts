import { changeSettings } from '#changes';
import type { Selection } from '#store';
import { toUpdateId, type UpdateId } from '#update';
import type { SyncState } from '#upstream';
import type { ServerContext } from '../context.ts';
import { categoryTree, type TreeEntry } from './category-tree.ts';
import {
  CategoriesAnswer,
  CategoriesQuery,
  type CategoryKind,
  PresetsAnswer,
  SelectCategoriesAnswer,
  SelectCategoriesRequest,
} from './contract/categories.ts';
import { toErrorBody, toFailure } from './error-answer.ts';
import { adminFailures } from './failures.ts';
import { PRESETS } from './presets.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { updateNames } from './sync-rows.ts';

const DAY = 86_400_000;
/** A category counts as new for so long after it came. */
const NEW_FOR = 30 * DAY;

export const NOTHING_SELECTED: Selection = { products: [], classifications: [], languages: [] };

export const categoryRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/categories',
    summary: 'The tree of products, or the classifications, and what is selected of them',
    access: 'read',
    query: CategoriesQuery,
    answer: CategoriesAnswer,
    handle: ({ query }) => listCategories(context, query),
  }),
  endpoint({
    method: 'GET',
    path: '/categories/presets',
    summary: 'Named sets of products and classifications',
    access: 'read',
    answer: PresetsAnswer,
    handle: async () => ({ items: PRESETS }),
  }),
  endpoint({
    method: 'POST',
    path: '/categories/selection',
    summary: 'Selects and deselects, and says in numbers what that adds and leaves',
    access: 'administer',
    body: SelectCategoriesRequest,
    answer: SelectCategoriesAnswer,
    handle: ({ body, actor }) => select(context, body, actor),
  }),
];

/** What is selected now. */
export async function selectionOf({ store }: Pick<ServerContext, 'store'>): Promise<Selection> {
  return (await store.setting<Selection>('selection')) ?? NOTHING_SELECTED;
}

async function listCategories(context: ServerContext, query: CategoriesQuery): Promise<CategoriesAnswer> {
  const selected = new Set((await selectionOf(context))[query.kind]);
  const entries = await entriesOf(context, query.kind);
  const words = query.text?.split(/\s+/).filter((word) => word !== '') ?? [];
  const rows = categoryTree(entries, selected, words);
  const state = await context.store.setting<SyncState>('sync-state');
  return {
    items: query.selected === true ? rows.filter((row) => row.selected || row.inherited) : rows,
    fetchedAt: entries.length === 0 ? 0 : (state?.lastSucceededAt ?? 0),
  };
}

async function entriesOf(
  { catalog, store, clock }: ServerContext,
  kind: CategoryKind,
): Promise<readonly TreeEntry[]> {
  const { snapshot } = catalog;
  const categories = snapshot
    .categories()
    .filter(({ type }) => (type === 'UpdateClassification') === (kind === 'classifications'));
  const summaries = new Map(
    (await store.summaries(categories.map(({ id }) => id))).map((summary) => [summary.id, summary]),
  );
  const counts = snapshot.countByCategory();
  const now = clock.now();
  // With the first synchronisation everything comes at once: then nothing stands out.
  const begun = [...summaries.values()].reduce(
    (least, { importedAt }) => Math.min(least, importedAt),
    Number.POSITIVE_INFINITY,
  );
  return categories.flatMap(({ id, updateId, type, parents }) => {
    const summary = summaries.get(id);
    if (summary === undefined) return [];
    const isNew = summary.importedAt - begun > DAY && now - summary.importedAt < NEW_FOR;
    const { title } = summary;
    const entry = { updateId, parents, title, updates: counts.get(updateId) ?? 0, isNew };
    return [type === undefined ? entry : { ...entry, type }];
  });
}

async function select(
  context: ServerContext,
  request: SelectCategoriesRequest,
  actor: string,
): Promise<SelectCategoriesAnswer> {
  const { kind, preview = false } = request;
  const entries = await entriesOf(context, kind);
  if (entries.length === 0) throw adminFailures.fail('no-categories');
  const before = await selectionOf(context);
  const find = (name: string): UpdateId => findCategory(entries, name);
  const disabled = new Set((request.disable ?? []).map(find));
  const preset = findPreset(entries, request);
  const wanted = new Set([...(request.enable ?? []).map(find), ...preset.updateIds]);
  const chosen = new Set([...before[kind].filter((id) => !disabled.has(id)), ...wanted]);
  const after: Selection = { ...before, [kind]: [...chosen].sort() };
  const enabledIds = [...wanted].filter((id) => !before[kind].includes(id));
  const disabledIds = before[kind].filter((id) => !chosen.has(id));
  const applied = !preview && enabledIds.length + disabledIds.length > 0;
  const leaves = leftBehind(context, before, after);
  const weighed = enabledIds.length === 0 ? {} : await weigh(context, after);
  if (applied) {
    const titles = new Map(entries.map(({ updateId, title }) => [updateId, title]));
    const words = [
      ...enabledIds.map((id) => `+${titles.get(id)}`),
      ...disabledIds.map((id) => `-${titles.get(id) ?? id}`),
    ];
    await changeSettings(
      context,
      { selection: after },
      { verb: `select-${kind}`, subject: words.join(', ').slice(0, 1000) },
      actor,
    );
  }
  return {
    enabled: await updateNames(context.store, enabledIds),
    disabled: await updateNames(context.store, disabledIds),
    selected: after[kind].length,
    ...weighed,
    passedOver: preset.passedOver,
    leaves,
    applied,
  };
}

/** By id or by title in any letter case. Fails with `admin/category-not-found` and `admin/category-ambiguous`. */
function findCategory(entries: readonly TreeEntry[], name: string): UpdateId {
  const id = toUpdateId(name);
  const wanted = name.trim().toLowerCase();
  const found = entries.filter(({ updateId, title }) => updateId === id || title.toLowerCase() === wanted);
  const [first] = found;
  if (first === undefined) throw adminFailures.fail('category-not-found', { subject: name });
  if (found.length > 1) {
    const detail = found.map(({ updateId }) => updateId).join(', ');
    throw adminFailures.fail('category-ambiguous', { subject: name, detail });
  }
  return first.updateId;
}

/** What a preset means here. Fails with `admin/preset-not-found` and `admin/preset-empty`. */
function findPreset(
  entries: readonly TreeEntry[],
  { preset, kind }: SelectCategoriesRequest,
): { readonly updateIds: readonly UpdateId[]; readonly passedOver: readonly string[] } {
  if (preset === undefined) return { updateIds: [], passedOver: [] };
  const found = PRESETS.find((each) => each.name === preset && each.kind === kind);
  if (found === undefined) throw adminFailures.fail('preset-not-found', { subject: preset });
  const ids = new Map(entries.map(({ title, updateId }) => [title.toLowerCase(), updateId]));
  const updateIds = found.titles.flatMap((title) => ids.get(title.toLowerCase()) ?? []);
  if (updateIds.length === 0) {
    throw adminFailures.fail('preset-empty', { subject: preset, detail: found.titles.join(', ') });
  }
  return { updateIds, passedOver: found.titles.filter((title) => !ids.has(title.toLowerCase())) };
}

/** What the upstream lists for the selection, or why that is not known. That stops nothing: it can be asked later. */
async function weigh(
  { desks }: ServerContext,
  after: Selection,
): Promise<Pick<SelectCategoriesAnswer, 'adds' | 'notWeighed'>> {
  try {
    if (after.products.length === 0) throw adminFailures.fail('no-products');
    if (after.classifications.length === 0) throw adminFailures.fail('no-classifications');
    return { adds: await desks.synchroniser.weigh(after) };
  } catch (error) {
    return { notWeighed: toErrorBody(toFailure(error)) };
  }
}

/** Updates here that the selection before asked for and the one after does not: they stay. */
function leftBehind({ catalog }: ServerContext, before: Selection, after: Selection): number {
  const { snapshot } = catalog;
  const listed = (selection: Selection): ReadonlySet<UpdateId> => {
    const { products, classifications } = selection;
    // No filter would mean everything, where nothing is meant.
    if (products.length === 0 || classifications.length === 0) return new Set();
    const entries = snapshot.list({
      kind: 'updates',
      categories: products.map((id) => ({ id, delta: false })),
      classifications: classifications.map((id) => ({ id, delta: false })),
    });
    return new Set(entries.map(({ updateId }) => updateId));
  };
  return listed(before).difference(listed(after)).size;
}
