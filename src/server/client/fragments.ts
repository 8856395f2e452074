import { BoundedCache } from '#base';
import type { Store } from '#store';
import type { RevisionId } from '#update';
import { encodeXpress, encodeXpressBlock } from '#wire';
import { serverFailures } from '../failures.ts';

/** From this size on a fragment's Xpress blocks are kept beside it: compressed once, sent to everybody. */
const KEEP_BLOCKS_FROM = 4096;

/**
 * Core fragments as they go over the wire, from memory where they were sent lately, otherwise from the store.
 * Bounded in bytes: a whole catalog has more than a gigabyte of them (protocol-facts 10.6).
 */
export class FragmentSource {
  readonly #store: Store;
  readonly #cache: BoundedCache<RevisionId, Buffer>;
  /** Of fragments that are large enough: their id, and their blocks once they were asked for. */
  readonly #large = new WeakMap<Uint8Array, { readonly id: RevisionId; blocks?: Buffer }>();

  constructor(store: Store, bytes: number) {
    this.#store = store;
    this.#cache = new BoundedCache(bytes);
  }

  /** The fragments of those revisions, in that order; a promise only where some have to be fetched, and then in one batch. */
  get(ids: readonly RevisionId[]): readonly Buffer[] | Promise<readonly Buffer[]> {
    const found: Buffer[] = [];
    for (const id of ids) {
      const bytes = this.#cache.get(id);
      if (bytes === undefined) return this.#fetch(ids);
      found.push(bytes);
    }
    return found;
  }

  async #fetch(ids: readonly RevisionId[]): Promise<readonly Buffer[]> {
    const found = new Map<RevisionId, Buffer>();
    const missing: RevisionId[] = [];
    for (const id of ids) {
      const bytes = this.#cache.get(id);
      if (bytes === undefined) missing.push(id);
      else found.set(id, bytes);
    }
    for (const [id, bytes] of await this.#store.coreFragments(missing)) {
      found.set(id, bytes);
      this.#cache.set(id, bytes, bytes.length);
      if (bytes.length >= KEEP_BLOCKS_FROM) this.#large.set(bytes, { id });
    }
    return ids.map((id) => {
      const bytes = found.get(id);
      if (bytes === undefined) throw serverFailures.fail('fragment-missing', { subject: `revision ${id}` });
      return bytes;
    });
  }

  /** A message in Xpress coding. Its blocks are independent (MS-WUSP 2.1.1), so those of large fragments are put in as they are. */
  compress(parts: readonly Uint8Array[]): Buffer {
    const coded: Buffer[] = [];
    let plain: Uint8Array[] = [];
    for (const part of parts) {
      const blocks = this.#blocksOf(part);
      if (blocks === undefined) {
        plain.push(part);
        continue;
      }
      if (plain.length > 0) coded.push(encodeXpress(plain));
      plain = [];
      coded.push(blocks);
    }
    if (plain.length > 0) coded.push(encodeXpress(plain));
    const [only] = coded;
    return coded.length === 1 && only !== undefined ? only : Buffer.concat(coded);
  }

  #blocksOf(part: Uint8Array): Buffer | undefined {
    if (part.length < KEEP_BLOCKS_FROM) return undefined;
    const large = this.#large.get(part);
    if (large === undefined) return undefined;
    if (large.blocks === undefined) {
      large.blocks = encodeXpressBlock(part);
      const bytes = this.#cache.get(large.id);
      if (bytes === part) this.#cache.set(large.id, bytes, bytes.length + large.blocks.length);
    }
    return large.blocks;
  }
}
