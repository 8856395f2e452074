import { BoundedCache } from '#base';
import { Bits } from './bits.ts';
import { DRIVER, EXPLICITLY_DEPLOYABLE, SOFTWARE } from './columns.ts';
import type { Evaluation } from './evaluation.ts';
import type { Structure } from './structure.ts';

/** Bytes of remembered evaluations of one closure. An evaluation at 50,000 revisions takes about 30 KB. */
const EVALUATION_BYTES = 64 * 1024 * 1024;

/**
 * Everything that can reach a client: the revisions that are offered or evaluated themselves (the roots), their
 * bundle members, and the prerequisites of all of those. What nothing here depends on stays out, which is what
 * keeps 14,520 stray detectoids away from clients.
 */
export class Closure {
  readonly structure: Structure;
  readonly inScope: Bits;
  /** The revisions of a software pass (all but drivers): non-leaf first, since others wait for them, then by id. */
  readonly order: Int32Array;
  readonly nonLeafCount: number;
  readonly drivers: Int32Array;
  /** Evaluations by a hash of the installed list. */
  readonly evaluations = new BoundedCache<number, Evaluation>(EVALUATION_BYTES);

  constructor(structure: Structure, roots: Iterable<number>) {
    this.structure = structure;
    const reached = highestOf(structure, reach(structure, roots));
    this.inScope = new Bits(structure.revisionCount);
    const nonLeaf: number[] = [];
    const leaf: number[] = [];
    const drivers: number[] = [];
    for (const id of reached) {
      this.inScope.add(id);
      if (structure.columns.type.at(id) === DRIVER) drivers.push(id);
      else if (structure.isLeaf(id)) leaf.push(id);
      else nonLeaf.push(id);
    }
    this.order = Int32Array.from([...nonLeaf, ...leaf]);
    this.nonLeafCount = nonLeaf.length;
    this.drivers = Int32Array.from(drivers);
  }

  has(id: number): boolean {
    return this.inScope.has(id);
  }
}

/** The closure of everything that is offered or evaluated. */
export function fullClosure(structure: Structure): Closure {
  return new Closure(structure, rootsOf(structure));
}

/**
 * The closure of a category scan: the named categories themselves, and the roots that name one of them in a
 * prerequisite clause (visible bundles and drivers do so with IsCategory clauses, protocol-facts 10.1).
 */
export function categoryClosure(structure: Structure, categories: ReadonlySet<number>): Closure {
  const roots: number[] = [];
  for (const update of categories) {
    const id = structure.latest[update] ?? -1;
    if (id >= 0) roots.push(id);
  }
  for (const id of rootsOf(structure)) if (namesCategory(structure, id, categories)) roots.push(id);
  return new Closure(structure, roots);
}

/** Offered or evaluated for their own sake: software that is explicitly deployable or in no bundle, and drivers. */
function* rootsOf(structure: Structure): Iterable<number> {
  const { columns } = structure;
  for (let update = 0; update < structure.latest.length; update++) {
    const id = structure.live(update);
    if (id >= 0 && isRoot(structure, id)) yield id;
  }
  function isRoot(moment: Structure, id: number): boolean {
    const type = columns.type.at(id);
    if (type === DRIVER) return true;
    return (
      type === SOFTWARE && ((columns.flags.at(id) & EXPLICITLY_DEPLOYABLE) !== 0 || !moment.isMember(id))
    );
  }
}

function namesCategory(structure: Structure, id: number, categories: ReadonlySet<number>): boolean {
  const { clauseFrom, clauseTo, altFrom, altTo, altUpdate } = structure.columns;
  for (let clause = clauseFrom.at(id); clause < clauseTo.at(id); clause++) {
    for (let alt = altFrom.at(clause); alt < altTo.at(clause); alt++) {
      if (categories.has(altUpdate.at(alt))) return true;
    }
  }
  return false;
}

/**
 * Roots, members and prerequisites, in no order. A prerequisite is followed to the latest revision of its update even
 * when that is declined or withdrawn: clients must be able to say that they have it, or what depends on it could never
 * be installed.
 */
export function reach(structure: Structure, roots: Iterable<number>): number[] {
  const { columns, latest } = structure;
  const {
    clauseFrom,
    clauseTo,
    altFrom,
    altTo,
    altUpdate,
    memberFrom,
    memberTo,
    memberUpdate,
    memberNumber,
  } = columns;
  const seen = new Bits(structure.revisionCount);
  const open: number[] = [];
  for (const root of roots) if (seen.add(root)) open.push(root);
  for (let next = 0; next < open.length; next++) {
    const id = open[next] ?? 0;
    // The alternatives of a revision's clauses stand one behind the other.
    const from = clauseFrom.at(id);
    const to = clauseTo.at(id);
    if (to > from) {
      for (let alt = altFrom.at(from); alt < altTo.at(to - 1); alt++) {
        const target = latest[altUpdate.at(alt)] ?? -1;
        if (target >= 0 && seen.add(target)) open.push(target);
      }
    }
    for (let member = memberFrom.at(id); member < memberTo.at(id); member++) {
      const target = columns.revisionOf(memberUpdate.at(member), memberNumber.at(member));
      if (target >= 0 && target < structure.revisionCount && seen.add(target)) open.push(target);
    }
  }
  return open;
}

/** Of one update the highest revision only (MS-WUSP 3.1.5.7), by ascending id. */
function highestOf({ columns }: Structure, ids: readonly number[]): number[] {
  const highest = new Map<number, number>();
  for (const id of ids) {
    const update = columns.update.at(id);
    const other = highest.get(update);
    if (other === undefined || columns.number.at(id) > columns.number.at(other)) highest.set(update, id);
  }
  return [...highest.values()].sort((a, b) => a - b);
}
