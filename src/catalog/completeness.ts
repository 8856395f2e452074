import type { RevisionId, UpdateId, UpdateIdentity } from '#update';
import type { Columns } from './columns.ts';
import type { Incompleteness } from './types.ts';

/**
 * Decides which revisions have all that they need: of each prerequisite clause an alternative with a complete
 * revision, and every bundled revision, complete as well. Anything else could never be offered to a client, or
 * only half, so it waits here until the missing piece arrives.
 */
export class Completeness {
  readonly #columns: Columns;
  /** Incomplete revisions, by the update each of them waits for. */
  readonly #waiting = new Map<number, Set<number>>();
  readonly #incomplete = new Set<number>();

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  get count(): number {
    return this.#incomplete.size;
  }

  /** Looks at a revision that was just added; returns every revision that is complete because of it. */
  arrived(id: number, sequence: number): readonly number[] {
    const completed: number[] = [];
    const open = [id];
    this.#incomplete.add(id);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!this.#incomplete.has(next)) continue;
      const blocker = this.#firstBlocker(next);
      if (blocker !== undefined) {
        const waiters = this.#waiting.get(blocker);
        if (waiters === undefined) this.#waiting.set(blocker, new Set([next]));
        else waiters.add(next);
        continue;
      }
      this.#incomplete.delete(next);
      this.#columns.completeSince.put(next, sequence);
      completed.push(next);
      const update = this.#columns.update.at(next);
      const waiters = this.#waiting.get(update);
      if (waiters === undefined) continue;
      this.#waiting.delete(update);
      open.push(...waiters);
    }
    return completed;
  }

  /** Those revisions are not here any more. */
  removed(ids: Iterable<number>): void {
    for (const id of ids) this.#incomplete.delete(id);
  }

  /** What each incomplete revision lacks, by ascending id. */
  report(): readonly Incompleteness[] {
    return [...this.#incomplete].sort((a, b) => a - b).map((id) => this.missing(id));
  }

  missing(id: number): Incompleteness {
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
    } = this.#columns;
    const columns = this.#columns;
    const prerequisites = new Set<UpdateId>();
    const bundled: UpdateIdentity[] = [];
    const waitsFor = new Set<number>();
    for (let clause = clauseFrom.at(id); clause < clauseTo.at(id); clause++) {
      if (this.#clauseMet(clause)) continue;
      let here = false;
      for (let alt = altFrom.at(clause); alt < altTo.at(clause); alt++) {
        for (const revision of columns.revisionsOf(altUpdate.at(alt))) {
          here = true;
          waitsFor.add(revision);
        }
      }
      if (here) continue;
      for (let alt = altFrom.at(clause); alt < altTo.at(clause); alt++)
        prerequisites.add(columns.updateId(altUpdate.at(alt)));
    }
    for (let member = memberFrom.at(id); member < memberTo.at(id); member++) {
      const revision = columns.revisionOf(memberUpdate.at(member), memberNumber.at(member));
      if (revision >= 0) {
        if (columns.completeSince.at(revision) === 0) waitsFor.add(revision);
      } else {
        bundled.push({
          updateId: columns.updateId(memberUpdate.at(member)),
          revisionNumber: memberNumber.at(member) as UpdateIdentity['revisionNumber'],
        });
      }
    }
    if (this.#loops(id)) waitsFor.add(id);
    return {
      id: id as RevisionId,
      prerequisites: [...prerequisites],
      bundled,
      waitsFor: [...waitsFor].sort((a, b) => a - b) as RevisionId[],
    };
  }

  /** The update that a revision waits for first, undefined when it is complete. */
  #firstBlocker(id: number): number | undefined {
    const { clauseFrom, clauseTo, altFrom, altUpdate, memberFrom, memberTo, memberUpdate, memberNumber } =
      this.#columns;
    for (let member = memberFrom.at(id); member < memberTo.at(id); member++) {
      const revision = this.#columns.revisionOf(memberUpdate.at(member), memberNumber.at(member));
      if (revision < 0 || this.#columns.completeSince.at(revision) === 0) return memberUpdate.at(member);
    }
    for (let clause = clauseFrom.at(id); clause < clauseTo.at(id); clause++) {
      if (this.#clauseMet(clause)) continue;
      // Any alternative can end the wait; waiting for the first would miss the others, so the revision waits for all.
      for (let alt = altFrom.at(clause) + 1; alt < this.#columns.altTo.at(clause); alt++)
        this.#waitAlso(altUpdate.at(alt), id);
      return altUpdate.at(altFrom.at(clause));
    }
    return this.#loops(id) ? this.#columns.update.at(id) : undefined;
  }

  /**
   * True for a new revision that needs, over whatever way, its own update. With the older revision installed it
   * would be offered, with the older one forgotten it would not, and clients would go round and round until their
   * 200 trips are used up. Only a next revision can end that.
   */
  #loops(id: number): boolean {
    const columns = this.#columns;
    const own = columns.update.at(id);
    if (columns.revisionsOf(own).length < 2) return false;
    const seen = new Set<number>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (let clause = columns.clauseFrom.at(next); clause < columns.clauseTo.at(next); clause++) {
        for (let alt = columns.altFrom.at(clause); alt < columns.altTo.at(clause); alt++) {
          const update = columns.altUpdate.at(alt);
          if (update === own) return true;
          if (seen.has(update)) continue;
          seen.add(update);
          open.push(...columns.revisionsOf(update));
        }
      }
    }
    return false;
  }

  #waitAlso(update: number, id: number): void {
    const waiters = this.#waiting.get(update);
    if (waiters === undefined) this.#waiting.set(update, new Set([id]));
    else waiters.add(id);
  }

  #clauseMet(clause: number): boolean {
    const { altFrom, altTo, altUpdate, completeSince } = this.#columns;
    for (let alt = altFrom.at(clause); alt < altTo.at(clause); alt++) {
      for (const revision of this.#columns.revisionsOf(altUpdate.at(alt))) {
        if (completeSince.at(revision) !== 0) return true;
      }
    }
    return false;
  }
}
