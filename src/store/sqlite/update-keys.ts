import type { UpdateId } from '#update';
import type { Connection } from './connection.ts';

interface Row {
  readonly key: number;
  readonly guid: UpdateId;
}

/**
 * The small integers that stand for updates inside the database, remembered in memory: reports name thousands
 * of updates at a time. Updates of which nothing is published are not among them. The others keep their keys for ever, so only
 * those that are not remembered have to be looked for.
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
    if (key !== undefined) return key;
    return this.#look('guid = ?', id)?.key;
  }

  idOf(key: number): UpdateId | undefined {
    const id = this.#ids[key];
    if (id !== undefined) return id;
    return this.#look('key = ?', key)?.guid;
  }

  /** Remembers an update that this connection has just listed. */
  add(key: number, id: UpdateId): void {
    this.#keys.set(id, key);
    this.#ids[key] = id;
  }

  /** Forgets an update of which nothing is published any more. */
  remove(key: number): void {
    const id = this.#ids[key];
    if (id === undefined) return;
    this.#keys.delete(id);
    this.#ids[key] = undefined;
  }

  /** Forgets everything: after a rollback some of it may never have been. */
  clear(): void {
    this.#keys.clear();
    this.#ids.length = 0;
  }

  #look(where: 'guid = ?' | 'key = ?', value: string | number): Row | undefined {
    // One by one, as they are asked for: bringing all of them at once would make some first scan wait a quarter of a second.
    const row = this.#connection
      .prepare<Row>(`SELECT key, guid FROM updates WHERE ${where} AND latest IS NOT NULL`)
      .get(value);
    if (row !== undefined) this.add(row.key, row.guid);
    return row;
  }
}
