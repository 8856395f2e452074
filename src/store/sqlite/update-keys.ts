import type { UpdateId } from '#update';
import type { Connection } from './connection.ts';

/**
 * The small integers that stand for updates inside the database, remembered in memory: reports name thousands
 * of updates at a time. Updates are never deleted, so only new ones have to be looked for.
 */
export class UpdateKeys {
  readonly #connection: Connection;
  readonly #keys = new Map<string, number>();
  readonly #ids: (UpdateId | undefined)[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  keyOf(id: UpdateId): number | undefined {
    const key = this.#keys.get(id);
    if (key !== undefined || !this.#loadNew()) return key;
    return this.#keys.get(id);
  }

  idOf(key: number): UpdateId | undefined {
    const id = this.#ids[key];
    if (id !== undefined || !this.#loadNew()) return id;
    return this.#ids[key];
  }

  /** Remembers an update that this connection has just added. */
  add(key: number, id: UpdateId): void {
    this.#keys.set(id, key);
    this.#ids[key] = id;
  }

  /** Forgets everything: after a rollback some of it may never have been. */
  clear(): void {
    this.#keys.clear();
    this.#ids.length = 0;
  }

  #loadNew(): boolean {
    const rows = this.#connection
      .prepare<{ key: number; guid: string }>('SELECT key, guid FROM updates WHERE key > ? ORDER BY key')
      .all(Math.max(0, this.#ids.length - 1));
    for (const { key, guid } of rows) this.add(key, guid as UpdateId);
    return rows.length > 0;
  }
}
