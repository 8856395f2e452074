import type { Revision } from '#update';
import type { Connection } from './connection.ts';
import { descriptionWrites } from './descriptions.ts';
import { pack, unpack } from './packing.ts';
import { indexedText } from './search-words.ts';
import { supersededWrites, supersedingOf } from './superseded.ts';

/** Puts the words of an update's latest revision in place of those of the one before. */
export function searchWrites(connection: Connection): (updateKey: number, words: string) => void {
  const stored = connection.prepare<{ body: Uint8Array }>(
    'SELECT body FROM search_texts WHERE update_key = ?',
  );
  const store = connection.prepare('INSERT OR REPLACE INTO search_texts (update_key, body) VALUES (?, ?)');
  // The index itself keeps no text, so it has to be told which words to take out.
  const unindex = connection.prepare("INSERT INTO search (search, rowid, body) VALUES ('delete', ?, ?)");
  const index = connection.prepare('INSERT INTO search (rowid, body) VALUES (?, ?)');

  return (updateKey, words) => {
    const before = stored.get(updateKey);
    if (before !== undefined) unindex.run(updateKey, unpack(before.body, 'search text').toString());
    store.run(updateKey, pack(Buffer.from(words)));
    index.run(updateKey, words);
  };
}

/** The words by which a revision is found. */
export function searchWordsOf(revision: Revision): string {
  return indexedText(searchableTexts(revision));
}

function* searchableTexts(revision: Revision): Iterable<string> {
  yield revision.updateId;
  for (const localized of revision.localized) yield localized.title;
  for (const kb of revision.kbArticleIds) {
    yield kb;
    yield `KB${kb}`;
  }
  yield* revision.securityBulletinIds;
  yield* revision.cveIds;
  for (const file of revision.files) yield file.fileName;
}

/** Lets SQL read packed search texts: the check of the full-text index compares it with them. */
export function defineSearchText(connection: Connection): void {
  connection.database.function('todoku_text', { deterministic: true }, (body) =>
    unpack(body as Uint8Array, 'search text').toString(),
  );
}

/** Takes everything away by which an update is listed and found. */
export function unlistings(connection: Connection): (updateKey: number) => void {
  const stored = connection.prepare<{ body: Uint8Array }>(
    'SELECT body FROM search_texts WHERE update_key = ?',
  );
  const unindex = connection.prepare("INSERT INTO search (search, rowid, body) VALUES ('delete', ?, ?)");
  const rows = ['search_texts', 'update_kbs', 'update_categories', 'supersessions'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE update_key = ?`),
  );
  const unlist = connection.prepare(
    `UPDATE updates SET latest = NULL, type = NULL, deployable = NULL, expired = NULL, arrived = NULL, severity = NULL,
        title_folded = NULL, released = NULL, gravity = NULL, description = NULL,
        superseded = 0 WHERE key = ?`,
  );
  const described = connection.prepare<{ description: number | null }>(
    'SELECT description FROM updates WHERE key = ?',
  );
  const { release } = descriptionWrites(connection);
  const supersededBefore = supersedingOf(connection);
  const replaceSuperseded = supersededWrites(connection);
  return (updateKey) => {
    const before = stored.get(updateKey);
    if (before !== undefined) unindex.run(updateKey, unpack(before.body, 'search text').toString());
    const superseded = supersededBefore(updateKey);
    for (const statement of rows) statement.run(updateKey);
    replaceSuperseded(superseded, []);
    const description = described.get(updateKey)?.description ?? null;
    unlist.run(updateKey);
    release(description);
  };
}
