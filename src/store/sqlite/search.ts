import type { Revision } from '#update';
import type { Page, RevisionSummary, StoreReader, UpdateQuery } from '../port.ts';
import type { Connection, SqlValue } from './connection.ts';
import { pack, unpack } from './packing.ts';
import { SUMMARY_COLUMNS, type SummaryRow, toSummary } from './revisions.ts';
import { indexedText, searchQuery } from './search-words.ts';

/** Finds updates by text and by what is listed of their latest revision. */
export function searchReads(connection: Connection): Pick<StoreReader, 'findUpdates'> {
  return {
    async findUpdates(query) {
      const { where, values } = conditions(query);
      if (where === undefined) return { items: [], total: 0 } satisfies Page<RevisionSummary>;
      const total = connection
        .prepare<{ total: number }>(`SELECT count(*) AS total FROM updates u WHERE ${where}`)
        .get(...values)!.total;
      const items = connection
        .prepare<SummaryRow>(
          `SELECT ${SUMMARY_COLUMNS} FROM
             (SELECT u.latest, u.declined FROM updates u WHERE ${where} ORDER BY u.latest DESC LIMIT ? OFFSET ?) u
             JOIN revisions r ON r.id = u.latest ORDER BY r.id DESC`,
        )
        .all(...values, query.limit, query.offset);
      return { items: items.map(toSummary), total };
    },
  };
}

/** The SQL condition of a query, from a small set of texts; undefined when nothing can match. */
function conditions(query: UpdateQuery): {
  readonly where: string | undefined;
  readonly values: readonly SqlValue[];
} {
  const parts = ['u.latest IS NOT NULL'];
  const values: SqlValue[] = [];
  if (query.text !== undefined && query.text.trim() !== '') {
    const match = searchQuery(query.text);
    if (match === undefined) return { where: undefined, values };
    parts.push('u.key IN (SELECT rowid FROM search WHERE search MATCH ?)');
    values.push(match);
  }
  if (query.types !== undefined) {
    parts.push('u.type IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(query.types));
  }
  if (query.declined !== undefined) {
    parts.push('u.declined = ?');
    values.push(query.declined ? 1 : 0);
  }
  if (query.explicitlyDeployable !== undefined) {
    parts.push('u.deployable = ?');
    values.push(query.explicitlyDeployable ? 1 : 0);
  }
  if (query.expired !== undefined) {
    parts.push('u.expired = ?');
    values.push(query.expired ? 1 : 0);
  }
  if (query.severity !== undefined) {
    parts.push('u.severity = ?');
    values.push(query.severity);
  }
  if (query.categories !== undefined) {
    parts.push(
      'u.key IN (SELECT c.update_key FROM update_categories c WHERE c.category IN (SELECT value FROM json_each(?)))',
    );
    values.push(JSON.stringify(query.categories));
  }
  if (query.superseded !== undefined) {
    parts.push(`u.guid ${query.superseded ? '' : 'NOT '}IN (SELECT s.superseded FROM supersessions s)`);
  }
  if (query.arrivedFrom !== undefined) {
    parts.push('u.arrived >= ?');
    values.push(query.arrivedFrom);
  }
  if (query.arrivedBefore !== undefined) {
    parts.push('u.arrived < ?');
    values.push(query.arrivedBefore);
  }
  if (query.approved !== undefined) {
    parts.push(
      `u.key ${query.approved ? '' : 'NOT '}IN
         (SELECT d.update_key FROM deployments d WHERE d.ended IS NULL AND d.approves = 1)`,
    );
  }
  return { where: parts.join(' AND '), values };
}

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
    `UPDATE updates SET latest = NULL, type = NULL, deployable = NULL, expired = NULL, arrived = NULL, severity = NULL
      WHERE key = ?`,
  );
  return (updateKey) => {
    const before = stored.get(updateKey);
    if (before !== undefined) unindex.run(updateKey, unpack(before.body, 'search text').toString());
    for (const statement of rows) statement.run(updateKey);
    unlist.run(updateKey);
  };
}
