import type { RevisionId, UpdateId } from '#update';
import { alternativesOf, CategoryTree } from './category-tree.ts';
import { categoryTypeIn, EXPLICITLY_DEPLOYABLE } from './columns.ts';
import type { Structure } from './structure.ts';
import type { CategoryEntry } from './types.ts';

/** Of each category that is complete its latest revision, with the categories right above it. */
export function categoriesOf(structure: Structure): readonly CategoryEntry[] {
  const { columns, latest } = structure;
  const tree = new CategoryTree(structure);
  return Array.from(tree.updates(), (update) => {
    const id = latest[update] ?? -1;
    const type = categoryTypeIn(columns.flags.at(id));
    return {
      id: id as RevisionId,
      updateId: columns.updateId(update),
      ...(type === undefined ? {} : { type }),
      parents: [...new Set(tree.parentsOf(update))].map((parent) => columns.updateId(parent)),
    };
  });
}

/** How many live updates that can be approved name each category, or one below it. Categories without any are left out. */
export function countByCategory(structure: Structure): ReadonlyMap<UpdateId, number> {
  const { columns } = structure;
  const tree = new CategoryTree(structure);
  const counts = new Map<number, number>();
  // Most updates name the same few pairs of a product and a classification.
  const remembered = new Map<string, ReadonlySet<number>>();
  for (let update = 0; update < structure.latest.length; update++) {
    const id = structure.live(update);
    if (id < 0 || (columns.flags.at(id) & EXPLICITLY_DEPLOYABLE) === 0 || tree.has(update)) continue;
    const named = alternativesOf(structure, id).filter((target) => tree.has(target));
    const key = named.join();
    let reached = remembered.get(key);
    if (reached === undefined) {
      reached = tree.above(named);
      remembered.set(key, reached);
    }
    for (const category of reached) counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return new Map(Array.from(counts, ([category, count]) => [columns.updateId(category), count]));
}
