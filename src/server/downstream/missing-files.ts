import { BoundedCache } from '#base';
import type { ContentStore } from '#content';

/** Files remembered, of all servers together. */
const FILES_KEPT = 100_000;
const KEPT_PER_SERVER = 5000;

/** Which files each downstream server waits for. In memory: a server that still misses them asks again. */
export class MissingFiles {
  readonly #content: Pick<ContentStore, 'stat'>;
  readonly #files = new BoundedCache<string, Set<string>>(FILES_KEPT);

  constructor(content: Pick<ContentStore, 'stat'>) {
    this.#content = content;
  }

  /** The server asked for those; upper-case hex SHA-1. Resolves with how many it waits for now. */
  async add(serverId: string, sha1s: readonly string[]): Promise<number> {
    const files = this.#files.get(serverId) ?? new Set<string>();
    for (const sha1 of sha1s) if (files.size < KEPT_PER_SERVER) files.add(sha1);
    this.#files.set(serverId, files, Math.max(1, files.size));
    return this.count(serverId);
  }

  /** How many of them are still not here. */
  async count(serverId: string): Promise<number> {
    const files = this.#files.get(serverId);
    if (files === undefined) return 0;
    for (const sha1 of files) if ((await this.#content.stat(sha1)) !== undefined) files.delete(sha1);
    return files.size;
  }
}
