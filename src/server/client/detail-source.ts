import { BoundedCache } from '#base';
import type { Store, WireFragments } from '#store';
import type { RevisionId, UpdateFile } from '#update';

/** Everything a client may ask of a revision besides its Core fragment. */
export interface Details extends Omit<WireFragments, 'core'> {
  readonly files: readonly UpdateFile[];
}

const BYTES_KEPT = 16 * 1024 * 1024;

/** Details of revisions, remembered: on a patch day every client asks for those of the same few updates. */
export class DetailSource {
  readonly #store: Store;
  readonly #cache = new BoundedCache<RevisionId, Details>(BYTES_KEPT);

  constructor(store: Store) {
    this.#store = store;
  }

  /** Those that exist; a promise only where some have to be fetched. */
  get(
    ids: readonly RevisionId[],
  ): ReadonlyMap<RevisionId, Details> | Promise<ReadonlyMap<RevisionId, Details>> {
    const found = new Map<RevisionId, Details>();
    const missing: RevisionId[] = [];
    for (const id of ids) {
      const details = this.#cache.get(id);
      if (details === undefined) missing.push(id);
      else found.set(id, details);
    }
    return missing.length === 0 ? found : this.#fetch(missing, found);
  }

  async #fetch(
    missing: readonly RevisionId[],
    found: Map<RevisionId, Details>,
  ): Promise<Map<RevisionId, Details>> {
    const [fragments, files] = await Promise.all([
      this.#store.detailFragments(missing),
      this.#store.filesOf(missing),
    ]);
    for (const [id, texts] of fragments) {
      const details: Details = { ...texts, files: files.get(id) ?? [] };
      found.set(id, details);
      this.#cache.set(id, details, weigh(details));
    }
    return found;
  }
}

function weigh({ extended, localized, eulas, files }: Details): number {
  let characters = extended.length;
  for (const { xml } of localized) characters += xml.length;
  for (const { xml } of eulas) characters += xml.length;
  return 500 + characters * 2 + files.length * 300;
}
