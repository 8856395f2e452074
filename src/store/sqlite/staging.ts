import type { IndexRecord, RevisionId, RevisionNumber, UpdateFile, UpdateId, UpdateIdentity } from '#update';
import type { SyncReader, SyncWriter } from '../sync-port.ts';
import { CHUNK_ROWS, inChunks, unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { descriptionWrites } from './descriptions.ts';
import { fileWrites } from './files.ts';
import { packIndexRecord, unpackIndexRecord } from './index-text.ts';
import { type FoundBy, listingWrites } from './listing.ts';
import { openJson, pack, sealJson, unpack } from './packing.ts';
import { returns } from './removal.ts';
import { isPublished, type StoredSummary } from './revisions.ts';
import type { Transaction } from './transaction.ts';

// A staged revision has its id and its bodies in their places already: the bulk of the bytes is written once. What
// makes a revision seen by lists, searches and counts waits in `staged_parts` for the publication.

/** Reads which revisions wait for their publication. */
export function stagingReads(
  connection: Connection,
): Pick<SyncReader, 'stagedIdentities' | 'stagedIdOf' | 'stagedRecords'> {
  const all = connection.prepare<{ updateId: UpdateId; revisionNumber: RevisionNumber }>(
    `SELECT u.guid AS updateId, r.number AS revisionNumber
       FROM staged_revisions s JOIN revisions r ON r.id = s.revision_id JOIN updates u ON u.key = r.update_key
      ORDER BY s.revision_id`,
  );
  const records = connection.prepare<{ id: RevisionId; record: string }>(
    `SELECT r.id, r.record FROM staged_revisions s JOIN revisions r ON r.id = s.revision_id
      WHERE s.revision_id > ? ORDER BY s.revision_id LIMIT ${CHUNK_ROWS}`,
  );
  const idOf = stagedId(connection);
  return {
    async stagedIdentities() {
      return all.all().map((row) => ({ ...row }));
    },
    async stagedIdOf(updateId, revisionNumber) {
      return idOf(updateId, revisionNumber);
    },
    async stagedRecords() {
      const found: IndexRecord[] = [];
      const chunks = inChunks(
        0,
        (after) => records.all(after),
        (row) => row.id,
      );
      for await (const rows of chunks)
        for (const row of rows) found.push(unpackIndexRecord(row.id, row.record));
      return found;
    },
  };
}

function stagedId(
  connection: Connection,
): (updateId: UpdateId, revisionNumber: RevisionNumber) => RevisionId | undefined {
  const statement = connection.prepare<{ id: RevisionId }>(
    `SELECT r.id FROM updates u JOIN revisions r ON r.update_key = u.key
       JOIN staged_revisions s ON s.revision_id = r.id WHERE u.guid = ? AND r.number = ?`,
  );
  return (updateId, revisionNumber) => statement.get(updateId, revisionNumber)?.id;
}

/** What waits of a staged revision. */
export interface StagedParts extends FoundBy {
  readonly files: readonly UpdateFile[];
}

/** Keeps a revision back that has just got its id. */
export function stageWrites(transaction: Transaction): (id: RevisionId, parts: StagedParts) => void {
  const { connection } = transaction;
  const insert = connection.prepare('INSERT INTO staged_revisions (revision_id) VALUES (?)');
  const keep = connection.prepare(
    'INSERT INTO staged_parts (revision_id, words, files, description) VALUES (?, ?, ?, ?)',
  );
  return (id, { words, description, files }) => {
    insert.run(id);
    keep.run(id, pack(Buffer.from(words)), sealJson(files), description);
    transaction.count('staged revisions');
  };
}

interface StagedRow {
  readonly id: RevisionId;
  readonly update_key: number;
  readonly number: RevisionNumber;
  readonly summary: string;
  readonly record: string;
  readonly files: string;
}

/** Publishes staged revisions, or takes them back. */
export function stagingWrites(transaction: Transaction): Pick<SyncWriter, 'publishStaged' | 'dropStaged'> {
  const { connection } = transaction;
  const allIds = connection.prepare<{ id: RevisionId }>(
    'SELECT revision_id AS id FROM staged_revisions ORDER BY revision_id',
  );
  const idOf = stagedId(connection);
  const publish = publication(transaction);
  const drop = removal(connection);
  const setDropped = connection.prepare("UPDATE tallies SET value = max(value, ?) WHERE name = 'dropped'");

  async function idsOf(identities: readonly UpdateIdentity[]): Promise<readonly RevisionId[]> {
    const ids = new Set<RevisionId>();
    for await (const { updateId, revisionNumber } of unhurried(identities)) {
      const id = idOf(updateId, revisionNumber);
      if (id !== undefined) ids.add(id);
    }
    return [...ids].sort((one, other) => one - other);
  }

  return {
    async publishStaged(importedAt, only) {
      transaction.mustBeOpen();
      const ids = only === undefined ? allIds.all().map((row) => row.id) : await idsOf(only);
      return ids.length === 0 ? [] : publish(ids, importedAt);
    },
    async dropStaged() {
      transaction.mustBeOpen();
      const ids = allIds.all().map((row) => row.id);
      for await (const id of unhurried(ids)) drop(id);
      setDropped.run(ids.at(-1) ?? 0);
      transaction.count('dropped revisions', ids.length);
      return ids.length;
    },
  };
}

/** The newest revision of an update that is being published. */
interface Newest {
  readonly stagedId: RevisionId;
  readonly id: RevisionId;
  readonly number: RevisionNumber;
  readonly summary: StoredSummary;
}

function publication(
  transaction: Transaction,
): (ids: readonly RevisionId[], importedAt: number) => Promise<readonly IndexRecord[]> {
  const { connection } = transaction;
  const staged = connection.prepare<StagedRow>(
    `SELECT r.id, r.update_key, r.number, r.summary, r.record, p.files
       FROM revisions r JOIN staged_parts p ON p.revision_id = r.id WHERE r.id = ?`,
  );
  const foundBy = connection.prepare<{ words: Uint8Array; description: number | null }>(
    'SELECT words, description FROM staged_parts WHERE revision_id = ?',
  );
  const { release } = descriptionWrites(connection);
  const rewrite = connection.prepare('UPDATE revisions SET summary = ?, record = ? WHERE id = ?');
  const unstage = ['staged_parts', 'staged_revisions'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE revision_id = ?`),
  );
  const addFiles = fileWrites(connection);
  const listing = listingWrites(transaction);
  const ascending = ascendingIds(connection);
  const noteReturn = returns(connection);

  return async (ids, importedAt) => {
    const sequence = transaction.nextSequence;
    const idFor = ascending();
    const records: IndexRecord[] = [];
    const newest = new Map<number, Newest>();
    for await (const stagedId of unhurried(ids)) {
      const row = staged.get(stagedId)!;
      const id = idFor(stagedId);
      const summary = { ...openJson<StoredSummary>(row.summary, `revision ${stagedId}`), importedAt };
      const record: IndexRecord = { ...unpackIndexRecord(stagedId, row.record), id, importedAt, sequence };
      rewrite.run(sealJson(summary satisfies StoredSummary), packIndexRecord(record), id);
      addFiles(id, openJson<readonly UpdateFile[]>(row.files, `the files of revision ${stagedId}`));
      const { update_key: key, number } = row;
      noteReturn(key, number);
      if (number > (newest.get(key)?.number ?? -1)) newest.set(key, { stagedId, id, number, summary });
      records.push(record);
    }
    const listed = new Set<RevisionId>();
    for await (const [key, { stagedId, id, number, summary }] of unhurried(newest)) {
      if (!listing.isNewest(key, number)) continue;
      const { words, description } = foundBy.get(stagedId)!;
      listing.list(key, id, summary, {
        words: unpack(words, `the words of revision ${id}`).toString(),
        description,
      });
      listed.add(stagedId);
    }
    for await (const id of unhurried(ids)) {
      // What was listed is in use, and reading the row once more is felt in a first synchronisation.
      const description = listed.has(id) ? null : foundBy.get(id)!.description;
      for (const statement of unstage) statement.run(id);
      release(description);
    }
    records.sort((one, other) => one.id - other.id);
    for (const { id } of records) transaction.followRevision(id);
    return records;
  };
}

/**
 * Sees to it that ids go on ascending with the change sequence, as the index and clients expect: a staged revision
 * with an id below one that was published meanwhile gets the next free id.
 */
function ascendingIds(connection: Connection): () => (id: RevisionId) => RevisionId {
  const highest = connection.prepare<{ id: number }>(
    `SELECT id FROM revisions WHERE ${isPublished('id')} ORDER BY id DESC LIMIT 1`,
  );
  const given = connection.prepare<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'revisions'",
  );
  const dropped = connection.prepare<{ value: number }>("SELECT value FROM tallies WHERE name = 'dropped'");
  const setGiven = connection.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'revisions'");
  const moves = [
    'UPDATE revisions SET id = ? WHERE id = ?',
    ...['core_fragments', 'detail_fragments', 'documents'].map(
      (table) => `UPDATE ${table} SET revision_id = ? WHERE revision_id = ?`,
    ),
  ].map((sql) => connection.prepare(sql));
  return () => {
    // Of the published ones the highest may have been removed again.
    const visible = Math.max(highest.get()?.id ?? 0, dropped.get()!.value);
    // The rows of one revision move one after the other.
    connection.execute('PRAGMA defer_foreign_keys = ON');
    return (before) => {
      if (before > visible) return before;
      const id = (given.get()!.seq + 1) as RevisionId;
      setGiven.run(id);
      for (const move of moves) move.run(id, before);
      return id;
    };
  };
}

/** Removes one staged revision, and its update when nothing else is there of it. */
function removal(connection: Connection): (id: RevisionId) => void {
  const updateKey = connection.prepare<{ key: number }>(
    'SELECT update_key AS key FROM revisions WHERE id = ?',
  );
  const described = connection.prepare<{ description: number | null }>(
    'SELECT description FROM staged_parts WHERE revision_id = ?',
  );
  const { release } = descriptionWrites(connection);
  const parts = ['staged_parts', 'staged_revisions', 'core_fragments', 'detail_fragments', 'documents'].map(
    (table) => connection.prepare(`DELETE FROM ${table} WHERE revision_id = ?`),
  );
  const revision = connection.prepare('DELETE FROM revisions WHERE id = ?');
  const update = connection.prepare(
    `DELETE FROM updates WHERE key = ?1 AND latest IS NULL
       AND NOT EXISTS (SELECT 1 FROM revisions WHERE update_key = ?1)
       AND NOT EXISTS (SELECT 1 FROM removed_revisions WHERE update_key = ?1)`,
  );
  return (id) => {
    const { key } = updateKey.get(id)!;
    const description = described.get(id)?.description ?? null;
    for (const statement of parts) statement.run(id);
    release(description);
    revision.run(id);
    update.run(key);
  };
}
