import type { Selection } from '#store';
import type { UpdateId } from '#update';
import type { IdAndDelta, LanguageAndDelta, ServerSyncFilter } from '#wire';
import type { SyncState } from './types.ts';

/** A category and what it stands below: a product's family, a family's company. */
export interface CategoryBranch {
  readonly updateId: UpdateId;
  readonly parents: readonly UpdateId[];
}

/** The list of categories, classifications and detectoids; whole without an anchor (MS-WSUSSS 3.2.4.2). */
export function configFilter(anchor: string | undefined): ServerSyncFilter {
  return { ...(anchor === undefined ? {} : { anchor }), getConfig: true, get63LanguageOnly: false };
}

/**
 * The selection with everything below what is ticked: an upstream compares ids and knows nothing of families. Languages
 * become those that the upstream has, all of its enabled ones where none is ticked.
 */
export function expandSelection(
  selection: Selection,
  categories: readonly CategoryBranch[],
  languages: SyncState['languages'],
): Selection {
  const below = new Map<UpdateId, UpdateId[]>();
  for (const { updateId, parents } of categories) {
    for (const parent of parents) {
      const children = below.get(parent);
      if (children === undefined) below.set(parent, [updateId]);
      else children.push(updateId);
    }
  }
  const products = new Set<UpdateId>();
  const open = [...selection.products];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (products.has(next)) continue;
    products.add(next);
    open.push(...(below.get(next) ?? []));
  }
  const wanted = new Set(selection.languages);
  return {
    products: [...products].sort(),
    classifications: [...new Set(selection.classifications)].sort(),
    languages: languages
      .filter(({ id, short, enabled }) => id !== 0 && (wanted.size === 0 ? enabled : wanted.has(short)))
      .map(({ short }) => short)
      .sort(),
  };
}

/** What a list of updates is asked with. */
export interface UpdatesQuery {
  /** Expanded; undefined: no filter at all, which is how a replica asks. */
  readonly selection: Selection | undefined;
  /** What the anchor is true for. Without both, everything is asked for anew. */
  readonly anchor?: string;
  readonly synchronised?: Selection;
  readonly languages: SyncState['languages'];
}

/**
 * The list of updates. Both lists are always there, because one without the other matches nothing (protocol-facts 12.1).
 * Delta stands only at ids that the anchor is true for: all revisions of the others are new to us.
 */
export function updatesFilter(query: UpdatesQuery): ServerSyncFilter {
  const { selection, anchor, synchronised, languages } = query;
  const base = { getConfig: false, get63LanguageOnly: false };
  const delta = (known: readonly string[] | undefined) => {
    const ids = new Set(anchor === undefined ? [] : known);
    return (id: string): boolean => ids.has(id);
  };
  const withAnchor = anchor === undefined ? base : { anchor, ...base };
  if (selection === undefined) return withAnchor;
  const entries = (ids: readonly UpdateId[], isKnown: (id: string) => boolean): IdAndDelta[] =>
    ids.map((id) => ({ id, delta: isKnown(id) }));
  const isKnownLanguage = delta(synchronised?.languages);
  const asked = new Set(selection.languages);
  const spoken: LanguageAndDelta[] = languages
    .filter(({ short }) => asked.has(short))
    .map(({ id, short }) => ({ id, delta: isKnownLanguage(short) }));
  return {
    ...withAnchor,
    categories: entries(selection.products, delta(synchronised?.products)),
    classifications: entries(selection.classifications, delta(synchronised?.classifications)),
    ...(spoken.length === 0 ? {} : { languages: spoken }),
  };
}

/** True when everything of the selection was in the other: the run brings what is usual, not what was just ticked. */
export function covers(synchronised: Selection, selection: Selection): boolean {
  const within = (of: readonly string[], all: readonly string[]) => {
    const known = new Set(all);
    return of.every((id) => known.has(id));
  };
  return (
    within(selection.products, synchronised.products) &&
    within(selection.classifications, synchronised.classifications) &&
    within(selection.languages, synchronised.languages)
  );
}
