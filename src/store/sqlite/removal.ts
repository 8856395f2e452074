import type { RevisionId, RevisionNumber, UpdateId } from '#update';
import { storeFailures } from '../failures.ts';
import type { Removal, RemovedRevision, UpkeepReader, UpkeepWriter } from '../upkeep-port.ts';
import { CHUNK_ROWS, inChunks, unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import type { StoredDecline } from './declines.ts';
import { openJson, sealJson } from './packing.ts';
import { isPublished } from './revisions.ts';
import { unlistings } from './search.ts';
import { forgetOpenStatus } from './status-writes.ts';
import type { Transaction } from './transaction.ts';

interface NoteRow {
  readonly update_key: number;
  readonly number: number;
  readonly record: string;
}

/** Reads what was removed, and what removing would free. */
export function removalReads(
  connection: Connection,
): Pick<
  UpkeepReader,
  'removedRevisions' | 'removedRevisionsOf' | 'declinedSince' | 'takenBack' | 'weightOf'
> {
  const notes = connection.prepare<NoteRow>(
    `SELECT update_key, number, record FROM removed_revisions
      WHERE (update_key, number) > (?, ?) ORDER BY update_key, number LIMIT ${CHUNK_ROWS}`,
  );
  const notesOf = connection.prepare<{ record: string }>(
    `SELECT n.record FROM updates u JOIN removed_revisions n ON n.update_key = u.key WHERE u.guid = ?
      ORDER BY n.number`,
  );
  const decline = connection.prepare<{ record: string }>(
    `SELECT d.record FROM updates u JOIN declines d ON d.update_key = u.key WHERE u.guid = ? AND u.declined = 1`,
  );
  const change = connection.prepare<{ record: string }>('SELECT record FROM changes WHERE sequence = ?');
  const undeclined = connection.prepare<{ guid: UpdateId; record: string }>(
    'SELECT u.guid, d.record FROM declines d JOIN updates u ON u.key = d.update_key WHERE u.declined = 0',
  );
  const weigh = weights(connection);

  /** When a write was committed that others have to follow: its row in the log of changes stays. */
  function timeOf(sequence: number): number | undefined {
    const row = change.get(sequence);
    return row === undefined ? undefined : openJson<{ at: number }>(row.record, `changes ${sequence}`).at;
  }

  return {
    async *removedRevisions() {
      const chunks = inChunks(
        [0, 0] as readonly [number, number],
        ([key, number]) => notes.all(key, number),
        (row) => [row.update_key, row.number] as const,
      );
      for await (const rows of chunks)
        for (const row of rows) yield openJson<RemovedRevision>(row.record, `removed ${row.update_key}`);
    },
    async removedRevisionsOf(updateId) {
      return notesOf
        .all(updateId)
        .map(({ record }) => openJson<RemovedRevision>(record, `removed ${updateId}`));
    },
    async declinedSince(updateIds) {
      const since = new Map<UpdateId, number>();
      for await (const updateId of unhurried(updateIds)) {
        const row = decline.get(updateId);
        if (row === undefined) continue;
        const { sequence } = openJson<StoredDecline>(row.record, `the decline of update ${updateId}`);
        const at = timeOf(sequence);
        if (at !== undefined) since.set(updateId, at);
      }
      return since;
    },
    async takenBack() {
      const found = new Map<UpdateId, number>();
      for await (const { guid, record } of unhurried(undeclined.all())) {
        const { sequence } = openJson<StoredDecline>(record, `the decline of update ${guid}`);
        found.set(guid, timeOf(sequence) ?? 0);
      }
      return found;
    },
    async weightOf(ids) {
      let bytes = 0;
      for await (const id of unhurried(ids)) bytes += weigh(id);
      return bytes;
    },
  };
}

/** What one revision takes: its bodies, and the texts beside them. */
function weights(connection: Connection): (id: RevisionId) => number {
  const row = connection.prepare<{ bytes: number }>(
    `SELECT length(r.summary) + length(r.record) + coalesce(length(c.body), 0) + coalesce(length(f.body), 0)
         + coalesce(length(d.body), 0) AS bytes
       FROM revisions r LEFT JOIN core_fragments c ON c.revision_id = r.id
       LEFT JOIN detail_fragments f ON f.revision_id = r.id LEFT JOIN documents d ON d.revision_id = r.id
      WHERE r.id = ?`,
  );
  return (id) => row.get(id)?.bytes ?? 0;
}

/** Notes that a revision is here again. */
export function returns(connection: Connection): (updateKey: number, number: RevisionNumber) => void {
  const forget = connection.prepare('DELETE FROM removed_revisions WHERE update_key = ? AND number = ?');
  return (updateKey, number) => void forget.run(updateKey, number);
}

interface Row {
  readonly id: RevisionId;
  readonly key: number;
  readonly number: RevisionNumber;
  readonly guid: UpdateId;
  readonly latest: RevisionId;
}

/** Removes revisions. */
export function removalWrites(transaction: Transaction): Pick<UpkeepWriter, 'removeRevisions'> {
  const { connection } = transaction;
  const find = connection.prepare<Row>(
    `SELECT r.id, r.update_key AS key, r.number, u.guid, u.latest FROM revisions r
       JOIN updates u ON u.key = r.update_key WHERE r.id = ? AND ${isPublished('r.id')}`,
  );
  const published = connection.prepare<{ id: RevisionId }>(
    `SELECT id FROM revisions WHERE update_key = ? AND ${isPublished('id')}`,
  );
  const weigh = weights(connection);
  const releaseFiles = fileReleases(connection);
  const parts = ['core_fragments', 'detail_fragments', 'documents'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE revision_id = ?`),
  );
  const remove = connection.prepare('DELETE FROM revisions WHERE id = ?');
  const note = connection.prepare(
    'INSERT OR REPLACE INTO removed_revisions (update_key, number, record) VALUES (?, ?, ?)',
  );
  const setDropped = connection.prepare("UPDATE tallies SET value = max(value, ?) WHERE name = 'dropped'");
  const unlist = unlistings(connection);
  const forgetOpen = forgetOpenStatus(transaction);

  /** The keys of the updates that go whole. */
  function goingWhole(rows: readonly Row[]): ReadonlyMap<number, UpdateId> {
    const going = new Set(rows.map(({ id }) => id));
    const whole = new Map<number, UpdateId>();
    for (const { key, guid, latest } of rows) {
      if (published.all(key).every(({ id }) => going.has(id))) whole.set(key, guid);
      else if (going.has(latest)) throw storeFailures.fail('still-listed', { subject: `update ${guid}` });
    }
    return whole;
  }

  return {
    async removeRevisions(ids, { at, reason }) {
      transaction.mustBeOpen();
      const rows = [...new Set(ids)]
        .map((id) => find.get(id))
        .filter((row) => row !== undefined)
        .sort((one, other) => one.id - other.id);
      const whole = goingWhole(rows);
      const files: string[] = [];
      let bytes = 0;
      for await (const key of unhurried(whole.keys())) {
        unlist(key);
        forgetOpen(key);
        transaction.unlist(key);
      }
      for await (const { id, key, number, guid } of unhurried(rows)) {
        bytes += weigh(id);
        files.push(...releaseFiles(id));
        for (const statement of parts) statement.run(id);
        remove.run(id);
        const removed: RemovedRevision = {
          updateId: guid,
          revisionNumber: number,
          removedAt: at,
          reason,
        };
        note.run(key, number, sealJson(removed));
        transaction.follow('removed', String(id));
      }
      setDropped.run(rows.at(-1)?.id ?? 0);
      return {
        revisions: rows.map(({ id, guid, number }) => ({ id, updateId: guid, revisionNumber: number })),
        updateIds: [...whole.values()],
        files,
        bytes,
      } satisfies Removal;
    },
  };
}

/** Takes a revision's files away; those that no other names go with where they come from. Resolves with their digests. */
function fileReleases(connection: Connection): (id: RevisionId) => readonly string[] {
  const named = connection.prepare<{ key: number; sha1: Uint8Array }>(
    `SELECT DISTINCT f.key, f.sha1 FROM revision_files n JOIN files f ON f.key = n.file_key WHERE n.revision_id = ?`,
  );
  const release = connection.prepare('DELETE FROM revision_files WHERE revision_id = ?');
  const isNamed = connection.prepare('SELECT 1 FROM revision_files WHERE file_key = ? LIMIT 1');
  const removeFile = connection.prepare('DELETE FROM files WHERE key = ?');
  const beside = ['file_sources', 'fetches'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE sha1 = ?`),
  );
  return (id) => {
    const files = named.all(id);
    release.run(id);
    const gone = files.filter(({ key }) => isNamed.get(key) === undefined);
    for (const { key, sha1 } of gone) {
      removeFile.run(key);
      for (const statement of beside) statement.run(sha1);
    }
    return gone.map(({ sha1 }) => Buffer.from(sha1).toString('hex').toUpperCase());
  };
}
