import { BoundedCache } from '#base';
import type { Catalog } from '#catalog';
import type { Store } from '#store';
import { type ComputerId, type GroupId, UNASSIGNED_COMPUTERS } from '#update';
import { serverFailures } from '../failures.ts';

/** What a scan has to know of a computer. One that nobody knows, or knows any more, counts as unassigned and not registered. */
export interface Member {
  readonly groupIds: readonly GroupId[];
  readonly registered: boolean;
}

/** Throws `server/registration-required` for a computer that has yet to say what it is (MS-WUSP 3.1.5.7). */
export function checkRegistered(member: Member, id: ComputerId): void {
  if (!member.registered) throw serverFailures.fail('registration-required', { subject: id });
}

interface Entry extends Member {
  readonly sequence: number;
}

const MEMBERS_KEPT = 200_000;

/**
 * The groups of each computer, in memory, so that a scan needs no database. `forget` is told of every write
 * that touches a computer (`watchedStore`); and every change of the catalog makes all entries be read again.
 */
export class Members {
  readonly #entries = new BoundedCache<ComputerId, Entry>(MEMBERS_KEPT);
  readonly #store: Store;
  readonly #catalog: Catalog;
  #forgotten = 0;

  constructor(store: Store, catalog: Catalog) {
    this.#store = store;
    this.#catalog = catalog;
  }

  /** A promise only where the store has to be asked. */
  get(id: ComputerId): Member | Promise<Member> {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.sequence !== this.#catalog.snapshot.sequence) return this.#load(id);
    return entry;
  }

  forget(ids: Iterable<ComputerId>): void {
    this.#forgotten += 1;
    for (const id of ids) this.#entries.delete(id);
  }

  async #load(id: ComputerId): Promise<Member> {
    const { sequence } = this.#catalog.snapshot;
    const forgotten = this.#forgotten;
    const computer = await this.#store.computer(id);
    const entry: Entry = {
      groupIds: computer?.groupIds ?? [UNASSIGNED_COMPUTERS],
      registered: computer?.registered ?? false,
      sequence,
    };
    // What was read while something was being written may be the old state: it is used once and not kept.
    if (forgotten === this.#forgotten) this.#entries.set(id, entry, 1);
    return entry;
  }
}
