import type { ComputerId } from '#update';

/** What a machine sent with the last answer of its last software pass. */
export interface LastScan {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** Shared with whoever read them: never to be written to. */
  readonly installedNonLeaf: Int32Array;
  readonly otherCached: Int32Array;
}

interface Kept extends LastScan {
  at: number;
}

/** Besides the lists themselves. */
const ENTRY_BYTES = 200;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The lists of each machine's last software pass, in memory, so that somebody who asks why can be told by the very predicates of the
 * scan. Machines of one build send the same recognised lists (`wire/known-lists.ts`), which count once. Bounded in bytes: the machine
 * that was noted first is forgotten first. A restart forgets all.
 */
export class LastScans {
  readonly #scans = new Map<ComputerId, Kept>();
  readonly #users = new Map<Int32Array, number>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number = MOST_BYTES) {
    this.#limit = limit;
  }

  /** Bytes of what is remembered, about. */
  get bytes(): number {
    return this.#bytes;
  }

  get(id: ComputerId): LastScan | undefined {
    return this.#scans.get(id);
  }

  /** Costs one look-up where the machine sent the lists that it sent before. */
  note(id: ComputerId, at: number, installedNonLeaf: Int32Array, otherCached: Int32Array): void {
    const before = this.#scans.get(id);
    if (before?.installedNonLeaf === installedNonLeaf && before.otherCached === otherCached) {
      before.at = at;
      return;
    }
    if (before !== undefined) this.#forget(id, before);
    this.#scans.set(id, { at, installedNonLeaf, otherCached });
    this.#bytes += ENTRY_BYTES;
    this.#use(installedNonLeaf);
    this.#use(otherCached);
    for (const [oldest, scan] of this.#scans) {
      if (this.#bytes <= this.#limit) break;
      this.#forget(oldest, scan);
    }
  }

  #forget(id: ComputerId, { installedNonLeaf, otherCached }: LastScan): void {
    this.#scans.delete(id);
    this.#bytes -= ENTRY_BYTES;
    this.#release(installedNonLeaf);
    this.#release(otherCached);
  }

  #use(list: Int32Array): void {
    const users = this.#users.get(list) ?? 0;
    if (users === 0) this.#bytes += list.byteLength;
    this.#users.set(list, users + 1);
  }

  #release(list: Int32Array): void {
    const users = this.#users.get(list) ?? 0;
    if (users > 1) this.#users.set(list, users - 1);
    else if (users === 1) {
      this.#users.delete(list);
      this.#bytes -= list.byteLength;
    }
  }
}
