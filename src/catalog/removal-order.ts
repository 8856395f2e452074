import type { RevisionId } from '#update';
import { membersOf, requiredBy } from './removable.ts';
import type { Structure } from './structure.ts';

/**
 * Revisions that go, in portions: what needs something goes before what it needs, or with it. A bundle goes with the members
 * that only it held, and an update whose latest revision goes goes whole.
 */
export function portionsOf(
  structure: Structure,
  going: ReadonlySet<number>,
  unheld: ReadonlySet<number>,
): readonly (readonly RevisionId[])[] {
  const together = new Together(going);
  const { columns } = structure;
  for (const id of going) {
    const update = columns.update.at(id);
    const latest = structure.latest[update] ?? -1;
    if (latest < 0 || going.has(latest))
      for (const other of columns.revisionsOf(update)) together.join(id, other);
    for (const member of membersOf(structure, id)) if (unheld.has(member)) together.join(id, member);
  }
  const portions = together.portions();
  const portionOf = new Map<number, number>();
  for (const [index, portion] of portions.entries()) for (const id of portion) portionOf.set(id, index);
  const needs = portions.map((portion) => {
    const others = new Set<number>();
    for (const id of portion) {
      for (const member of membersOf(structure, id)) others.add(portionOf.get(member) ?? -1);
      for (const update of requiredBy(structure, id))
        for (const other of columns.revisionsOf(update)) others.add(portionOf.get(other) ?? -1);
    }
    return others;
  });
  return inOrder(portions, needs) as readonly (readonly RevisionId[])[];
}

/** Portions that need each other in a circle come last, as one. */
function inOrder(
  portions: readonly (readonly number[])[],
  needs: readonly ReadonlySet<number>[],
): readonly (readonly number[])[] {
  const neededBy = portions.map(() => 0);
  for (const [index, others] of needs.entries())
    for (const other of others) if (other >= 0 && other !== index) neededBy[other]! += 1;
  const open = neededBy.flatMap((count, index) => (count === 0 ? [index] : []));
  const ordered: number[] = [];
  for (let next = 0; next < open.length; next++) {
    const index = open[next]!;
    ordered.push(index);
    for (const other of needs[index]!) {
      if (other < 0 || other === index) continue;
      neededBy[other]! -= 1;
      if (neededBy[other] === 0) open.push(other);
    }
  }
  const placed = new Set(ordered);
  const circle = portions.flatMap((portion, index) => (placed.has(index) ? [] : portion));
  return [...ordered.map((index) => portions[index]!), ...(circle.length > 0 ? [circle] : [])];
}

/** Who goes together with whom (union of sets). */
class Together {
  readonly #leader = new Map<number, number>();

  constructor(ids: Iterable<number>) {
    for (const id of ids) this.#leader.set(id, id);
  }

  /** Those that do not go are passed over. */
  join(one: number, other: number): void {
    if (!this.#leader.has(one) || !this.#leader.has(other)) return;
    this.#leader.set(this.#find(one), this.#find(other));
  }

  portions(): readonly (readonly number[])[] {
    const portions = new Map<number, number[]>();
    for (const id of this.#leader.keys()) {
      const leader = this.#find(id);
      const portion = portions.get(leader);
      if (portion === undefined) portions.set(leader, [id]);
      else portion.push(id);
    }
    return [...portions.values()];
  }

  #find(id: number): number {
    let leader = id;
    for (let next = this.#leader.get(leader)!; next !== leader; next = this.#leader.get(leader)!)
      leader = next;
    // Shorter ways from now on.
    for (let each = id; each !== leader; ) {
      const next = this.#leader.get(each)!;
      this.#leader.set(each, leader);
      each = next;
    }
    return leader;
  }
}
