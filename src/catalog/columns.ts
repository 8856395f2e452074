import type {
  CategoryType,
  DriverMetadata,
  IndexRecord,
  RevisionNumber,
  UpdateId,
  UpdateIdentity,
  UpdateType,
} from '#update';
import { byteColumn, float64Column, int32Column } from './growable.ts';

export const CATEGORY = 1;
export const DETECTOID = 2;
export const SOFTWARE = 3;
export const DRIVER = 4;

const TYPE_CODES: Readonly<Record<UpdateType, number>> = {
  Category: CATEGORY,
  Detectoid: DETECTOID,
  Software: SOFTWARE,
  Driver: DRIVER,
};

export const EXPLICITLY_DEPLOYABLE = 1;
export const EXPIRED = 2;
export const PRODUCT = 4;
export const CLASSIFICATION = 8;
export const PRODUCT_FAMILY = 16;
export const COMPANY = 32;

const CATEGORY_FLAGS: Readonly<Record<CategoryType, number>> = {
  Product: PRODUCT,
  UpdateClassification: CLASSIFICATION,
  ProductFamily: PRODUCT_FAMILY,
  Company: COMPANY,
};

/** The type that the flags of a category say; undefined for roots. */
export function categoryTypeIn(flags: number): CategoryType | undefined {
  return CATEGORY_TYPES.find((type) => (flags & CATEGORY_FLAGS[type]) !== 0);
}
const CATEGORY_TYPES = Object.keys(CATEGORY_FLAGS) as readonly CategoryType[];

/** Updates that nothing names any more: as a prerequisite, in a bundle. */
export interface Unnamed {
  readonly required: Set<number>;
  readonly bundled: Set<number>;
}

/**
 * All revisions as columns of numbers, addressed by RevisionId, and all updates by a dense index of their own
 * (`u` below; an update that is only referred to has one too). Prerequisites and bundles are in CSR form:
 *
 *   revision r:  clauses clauseFrom[r] … clauseTo[r]   each clause c: alternatives altFrom[c] … altTo[c]   → u
 *                members memberFrom[r] … memberTo[r]   each member m: memberUpdate[m], memberNumber[m]     → (u, revision number)
 *
 * Nothing here is ever changed, only appended, so that all snapshots share one copy. What depends on time carries
 * the change sequence since when it is so (`…Since`, 0 for never), and a snapshot compares that with its own.
 * The one exception are removed revisions: nobody knows them any more, older snapshots included. What they took in these
 * arrays stays until the next start; at 50,000 revisions that is about 200 bytes each.
 */
export class Columns {
  readonly type = byteColumn();
  readonly flags = byteColumn();
  readonly update = int32Column();
  readonly number = int32Column();
  readonly coreSize = int32Column();
  /** Milliseconds since 1970, UTC. */
  readonly importedAt = float64Column();
  readonly importedSince = float64Column();
  /** All that the revision needs is here: it may be offered. */
  readonly completeSince = float64Column();
  readonly clauseFrom = int32Column();
  readonly clauseTo = int32Column();
  readonly memberFrom = int32Column();
  readonly memberTo = int32Column();

  readonly altFrom = int32Column();
  readonly altTo = int32Column();
  readonly altUpdate = int32Column();
  readonly memberUpdate = int32Column();
  readonly memberNumber = int32Column();

  /** Some revision names the update as a prerequisite: its revisions are no leaves (MS-WUSP 3.1.5.7). */
  readonly nonLeafSince = float64Column();
  /** Some revision bundles a revision of the update. */
  readonly memberSince = float64Column();
  /** How many prerequisites name the update, and how many bundle clauses some revision of it. */
  readonly requiredTimes = int32Column();
  readonly bundledTimes = int32Column();
  /** The highest of `nonLeafSince` and `memberSince` of all updates. */
  lastStructuralChange = 0;

  readonly drivers = new Map<number, readonly DriverMetadata[]>();

  readonly #updateIds: UpdateId[] = [];
  readonly #updateIndexes = new Map<UpdateId, number>();
  /** Of each update its revisions, in the order in which they came. */
  readonly #revisions: number[][] = [];

  /** One more than the highest RevisionId. */
  get revisionCount(): number {
    return this.type.length;
  }

  get updateCount(): number {
    return this.#updateIds.length;
  }

  /** The index of an update, which is made when it has none yet. */
  internUpdate(id: UpdateId): number {
    const known = this.#updateIndexes.get(id);
    if (known !== undefined) return known;
    const index = this.#updateIds.push(id) - 1;
    this.#updateIndexes.set(id, index);
    this.#revisions.push([]);
    this.nonLeafSince.put(index, 0);
    this.memberSince.put(index, 0);
    this.requiredTimes.put(index, 0);
    this.bundledTimes.put(index, 0);
    return index;
  }

  updateIndex(id: UpdateId): number | undefined {
    return this.#updateIndexes.get(id);
  }

  updateId(index: number): UpdateId {
    const id = this.#updateIds[index];
    if (id === undefined) throw new RangeError(`no update has the index ${index}`);
    return id;
  }

  revisionsOf(updateIndex: number): readonly number[] {
    return this.#revisions[updateIndex] ?? [];
  }

  /** The RevisionId of an exact revision, or -1. */
  revisionOf(updateIndex: number, revisionNumber: number): number {
    for (const id of this.revisionsOf(updateIndex)) if (this.number.at(id) === revisionNumber) return id;
    return -1;
  }

  identityOf(id: number): UpdateIdentity {
    return {
      updateId: this.updateId(this.update.at(id)),
      revisionNumber: this.number.at(id) as RevisionNumber,
    };
  }

  add(record: IndexRecord): void {
    const { id, sequence } = record;
    const update = this.internUpdate(record.updateId);
    this.type.put(id, TYPE_CODES[record.type]);
    this.flags.put(id, flagsOf(record));
    this.update.put(id, update);
    this.number.put(id, record.revisionNumber);
    this.coreSize.put(id, record.coreSize);
    this.importedAt.put(id, record.importedAt);
    this.importedSince.put(id, sequence);
    this.completeSince.put(id, 0);
    this.#revisions[update]?.push(id);

    this.clauseFrom.put(id, this.altFrom.length);
    for (const clause of record.prerequisites) {
      this.altFrom.push(this.altUpdate.length);
      for (const alternative of clause.anyOf) {
        const target = this.internUpdate(alternative);
        this.altUpdate.push(target);
        this.requiredTimes.put(target, this.requiredTimes.at(target) + 1);
        if (this.nonLeafSince.at(target) === 0) this.#structuralChange(this.nonLeafSince, target, sequence);
      }
      this.altTo.push(this.altUpdate.length);
    }
    this.clauseTo.put(id, this.altFrom.length);

    this.memberFrom.put(id, this.memberUpdate.length);
    for (const clause of record.bundles) {
      for (const member of clause.anyOf) {
        const target = this.internUpdate(member.updateId);
        this.memberUpdate.push(target);
        this.bundledTimes.put(target, this.bundledTimes.at(target) + 1);
        this.memberNumber.push(member.revisionNumber);
        if (this.memberSince.at(target) === 0) this.#structuralChange(this.memberSince, target, sequence);
      }
    }
    this.memberTo.put(id, this.memberUpdate.length);
    if (record.drivers.length > 0) this.drivers.set(id, record.drivers);
  }

  /** Takes revisions out for good. After a restart all of it is as if they had never been. */
  remove(ids: Iterable<number>): Unnamed {
    const going = new Set(ids);
    const unnamed: Unnamed = { required: new Set(), bundled: new Set() };
    for (const id of going) {
      const update = this.update.at(id);
      this.#revisions[update] = this.revisionsOf(update).filter((other) => !going.has(other));
      for (let clause = this.clauseFrom.at(id); clause < this.clauseTo.at(id); clause++)
        for (let alt = this.altFrom.at(clause); alt < this.altTo.at(clause); alt++)
          this.#unname(this.altUpdate.at(alt), this.requiredTimes, this.nonLeafSince, unnamed.required);
      for (let member = this.memberFrom.at(id); member < this.memberTo.at(id); member++)
        this.#unname(this.memberUpdate.at(member), this.bundledTimes, this.memberSince, unnamed.bundled);
      for (const column of [this.type, this.flags, this.completeSince, this.importedSince]) column.put(id, 0);
      for (const column of [this.clauseFrom, this.clauseTo, this.memberFrom, this.memberTo])
        column.put(id, 0);
      this.importedAt.put(id, 0);
      this.drivers.delete(id);
    }
    return unnamed;
  }

  #unname(
    update: number,
    times: { at(index: number): number; put(at: number, value: number): void },
    since: { put(at: number, value: number): void },
    unnamed: Set<number>,
  ): void {
    const left = times.at(update) - 1;
    times.put(update, left);
    if (left > 0) return;
    since.put(update, 0);
    unnamed.add(update);
  }

  get bytes(): number {
    let total = 0;
    for (const column of Object.values(this)) {
      if (typeof column === 'object' && column !== null && 'bytes' in column) total += Number(column.bytes);
    }
    return total;
  }

  #structuralChange(
    column: { put(at: number, value: number): void },
    update: number,
    sequence: number,
  ): void {
    column.put(update, sequence);
    if (sequence > this.lastStructuralChange) this.lastStructuralChange = sequence;
  }
}

function flagsOf(record: IndexRecord): number {
  return (
    (record.explicitlyDeployable ? EXPLICITLY_DEPLOYABLE : 0) |
    (record.expired ? EXPIRED : 0) |
    (record.categoryType === undefined ? 0 : CATEGORY_FLAGS[record.categoryType])
  );
}
