import { digestOf } from '#base';
import type { LocalizedProperties, Revision } from '#update';
import type { Connection } from './connection.ts';
import { pack, unpack } from './packing.ts';
import { indexedText } from './search-words.ts';

// Publishers describe thousands of updates in the same few sentences, in every language. So what an update says of itself in all its
// languages is kept and indexed once, and updates point to it.

/** What a revision says of itself, in every language that it has. */
export function descriptionsOf({ localized }: Pick<Revision, 'localized'>): readonly string[] {
  return localized.flatMap(({ description }: LocalizedProperties) => description ?? []);
}

export interface DescriptionWrites {
  /** The key of those texts; null for none. */
  keep(texts: readonly string[]): number | null;
  /** Takes a description away that no update and no staged revision has any more. */
  release(key: number | null): void;
}

/** Keeps and indexes descriptions. */
export function descriptionWrites(connection: Connection): DescriptionWrites {
  const known = connection.prepare<{ key: number }>('SELECT key FROM descriptions WHERE digest = ?');
  const insert = connection.prepare('INSERT INTO descriptions (digest, body) VALUES (?, ?)');
  const index = connection.prepare('INSERT INTO description_search (rowid, body) VALUES (?, ?)');
  const isUsed = connection.prepare(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM updates WHERE description = ?1)
        OR EXISTS (SELECT 1 FROM staged_parts WHERE description = ?1)`,
  );
  const stored = connection.prepare<{ body: Uint8Array }>('SELECT body FROM descriptions WHERE key = ?');
  const remove = connection.prepare('DELETE FROM descriptions WHERE key = ?');
  const unindex = connection.prepare(
    "INSERT INTO description_search (description_search, rowid, body) VALUES ('delete', ?, ?)",
  );
  return {
    keep(texts) {
      if (texts.length === 0) return null;
      const digest = Buffer.from(digestOf(Buffer.from(texts.join('\0')), 'SHA256'), 'hex');
      const row = known.get(digest);
      if (row !== undefined) return row.key;
      const text = indexedText(texts);
      const key = insert.run(digest, pack(Buffer.from(text))).lastId;
      index.run(key, text);
      return key;
    },
    release(key) {
      if (key === null || isUsed.get(key) !== undefined) return;
      const row = stored.get(key);
      if (row !== undefined) unindex.run(key, unpack(row.body, `description ${key}`).toString());
      remove.run(key);
    },
  };
}
