import { CATEGORY, CLASSIFICATION } from './columns.ts';
import type { Structure } from './structure.ts';

/**
 * Which category stands below which: a product names its family as a prerequisite, a family its company. Everything here
 * is by the dense index of updates. Loops, which no publisher makes, end a walk and nothing else.
 */
export class CategoryTree {
  readonly #structure: Structure;
  readonly #parents = new Map<number, readonly number[]>();
  readonly #children = new Map<number, number[]>();

  constructor(structure: Structure) {
    this.#structure = structure;
    const { columns, latest } = structure;
    for (let update = 0; update < latest.length; update++) {
      if (!this.has(update)) continue;
      const parents = alternativesOf(structure, latest[update] ?? -1).filter((target) => this.has(target));
      this.#parents.set(update, parents);
      // What a classification names, it is not a product of.
      if ((columns.flags.at(latest[update] ?? -1) & CLASSIFICATION) !== 0) continue;
      for (const parent of parents) {
        const children = this.#children.get(parent);
        if (children === undefined) this.#children.set(parent, [update]);
        else children.push(update);
      }
    }
  }

  /** True for an update whose latest complete revision is a category. */
  has(update: number): boolean {
    const id = this.#structure.latest[update] ?? -1;
    return id >= 0 && this.#structure.columns.type.at(id) === CATEGORY;
  }

  updates(): Iterable<number> {
    return this.#parents.keys();
  }

  parentsOf(update: number): readonly number[] {
    return this.#parents.get(update) ?? [];
  }

  /** Those updates and all categories below them. */
  beneath(updates: Iterable<number>): ReadonlySet<number> {
    return walk(updates, (update) => this.#children.get(update));
  }

  /** Those updates and all categories above them. */
  above(updates: Iterable<number>): ReadonlySet<number> {
    return walk(updates, (update) => this.#parents.get(update));
  }
}

/** The updates that a revision names as prerequisites; one that several clauses name comes several times. */
export function alternativesOf({ columns }: Structure, id: number): number[] {
  const { clauseFrom, clauseTo, altFrom, altTo, altUpdate } = columns;
  const from = clauseFrom.at(id);
  const to = clauseTo.at(id);
  if (to <= from) return [];
  // The alternatives of a revision's clauses stand one behind the other.
  return Array.from(altUpdate.array.subarray(altFrom.at(from), altTo.at(to - 1)));
}

function walk(
  from: Iterable<number>,
  next: (update: number) => readonly number[] | undefined,
): ReadonlySet<number> {
  const reached = new Set(from);
  // A set goes on with what is added while it is walked.
  for (const update of reached) for (const target of next(update) ?? []) reached.add(target);
  return reached;
}
