import type { CategoryEntry } from '#catalog';
import type { UpdateId } from '#update';
import type { CategoryRow } from './contract.ts';

/** A category with its title and what is known of it, before it has a place in the tree. */
export interface TreeEntry extends Pick<CategoryEntry, 'updateId' | 'type' | 'parents'> {
  readonly title: string;
  readonly updates: number;
  readonly isNew: boolean;
}

/**
 * The rows of a tree, depth first, siblings by title. With words only those categories whose title has all of
 * them, and the way to each. A category below several parents stands below the first that is there; one whose
 * parents lead round in a circle stands at the top.
 */
export function categoryTree(
  entries: readonly TreeEntry[],
  selected: ReadonlySet<UpdateId>,
  words: readonly string[] = [],
): readonly CategoryRow[] {
  const byId = new Map(entries.map((entry) => [entry.updateId, entry]));
  const children = new Map<UpdateId | undefined, TreeEntry[]>();
  for (const entry of entries) {
    const parent = entry.parents.find((id) => byId.has(id) && !leadsTo(byId, id, entry.updateId));
    children.set(parent, [...(children.get(parent) ?? []), entry]);
  }
  const rowsBelow = (parent: UpdateId | undefined, depth: number, inherited: boolean): CategoryRow[] =>
    (children.get(parent) ?? [])
      .toSorted((left, right) => left.title.localeCompare(right.title))
      .flatMap((entry) => {
        const { updateId, title, updates, isNew } = entry;
        const isSelected = selected.has(updateId);
        const below = rowsBelow(updateId, depth + 1, inherited || isSelected);
        if (below.length === 0 && !matches(title, words)) return [];
        const type = entry.type ?? 'Category';
        const row: CategoryRow = {
          id: updateId,
          title,
          type,
          depth,
          selected: isSelected,
          inherited,
          updates,
          isNew,
        };
        return [row, ...below];
      });
  return rowsBelow(undefined, 0, false);
}

function matches(title: string, words: readonly string[]): boolean {
  const folded = title.toLowerCase();
  return words.every((word) => folded.includes(word.toLowerCase()));
}

function leadsTo(
  byId: ReadonlyMap<UpdateId, Pick<TreeEntry, 'parents'>>,
  from: UpdateId,
  target: UpdateId,
): boolean {
  const seen = new Set<UpdateId>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === target) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(byId.get(next)?.parents ?? []));
  }
  return false;
}
