import type { RevisionId, RevisionNumber, UpdateId } from '#update';
import type { RevisionSummary, StoreReader } from '../port.ts';
import { CHUNK_ROWS, inChunks, unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { unpackIndexRecord } from './index-text.ts';
import { openJson, unpack } from './packing.ts';
import type { StoredDetails } from './revision-writes.ts';

/** What `revisions.summary` holds: all of a summary that belongs to the revision itself. */
export type StoredSummary = Omit<RevisionSummary, 'id' | 'declined' | 'heldUntil'>;

export interface SummaryRow {
  readonly id: RevisionId;
  readonly summary: string;
  readonly declined: number;
  readonly heldUntil: number | null;
}

/** The SQL condition that the revision with the id in that column is no staged one. */
export function isPublished(column: string): string {
  return `${column} NOT IN (SELECT revision_id FROM staged_revisions)`;
}

export const SUMMARY_COLUMNS = `r.id, r.summary, u.declined,
  (SELECT h.until FROM holds h WHERE h.update_key = r.update_key) AS heldUntil`;

export function toSummary(row: SummaryRow): RevisionSummary {
  const stored = openJson<StoredSummary>(row.summary, `revision ${row.id}`);
  const held = row.heldUntil === null ? {} : { heldUntil: row.heldUntil };
  return { id: row.id, ...stored, declined: row.declined === 1, ...held };
}

type Methods =
  | 'indexRecords'
  | 'revision'
  | 'revisionsOf'
  | 'titlesOf'
  | 'revisionIdOf'
  | 'updatesByKb'
  | 'summaries'
  | 'everyUpdate'
  | 'supersededBy'
  | 'document'
  | 'coreFragments'
  | 'detailFragments';

/** Reads revisions: `indexRecords` for the index, summaries for people, bytes for clients. */
export function revisionReads(connection: Connection): Pick<StoreReader, Methods> {
  const records = connection.prepare<{ id: RevisionId; record: string }>(
    `SELECT id, record FROM revisions WHERE id > ? AND ${isPublished('id')} ORDER BY id LIMIT ${CHUNK_ROWS}`,
  );
  const summaryById = connection.prepare<SummaryRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM revisions r JOIN updates u ON u.key = r.update_key WHERE r.id = ? AND ${isPublished('r.id')}`,
  );
  const summariesOf = connection.prepare<SummaryRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM updates u JOIN revisions r ON r.update_key = u.key
      WHERE u.guid = ? AND ${isPublished('r.id')} ORDER BY r.number DESC`,
  );
  const latestOf = connection.prepare<{ id: RevisionId; summary: string }>(
    'SELECT r.id, r.summary FROM updates u JOIN revisions r ON r.id = u.latest WHERE u.guid = ?',
  );
  const summariesByKb = connection.prepare<SummaryRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM update_kbs k JOIN updates u ON u.key = k.update_key
       JOIN revisions r ON r.id = u.latest
      WHERE k.kb = ? ORDER BY r.id DESC`,
  );
  const idOf = connection.prepare<{ id: RevisionId }>(
    `SELECT r.id FROM updates u JOIN revisions r ON r.update_key = u.key
      WHERE u.guid = ? AND r.number = ? AND ${isPublished('r.id')}`,
  );
  const latest = connection.prepare<SummaryRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM updates u JOIN revisions r ON r.id = u.latest
      WHERE u.latest > ? ORDER BY u.latest LIMIT ${CHUNK_ROWS}`,
  );
  const superseding = connection.prepare<{ guid: UpdateId }>(
    `SELECT u.guid FROM supersessions s JOIN updates u ON u.key = s.update_key
      WHERE s.superseded = ? ORDER BY u.latest`,
  );
  const document = body(connection, 'documents');
  const core = body(connection, 'core_fragments', `AND ${isPublished('revision_id')}`);
  const details = body(connection, 'detail_fragments', `AND ${isPublished('revision_id')}`);

  return {
    async *indexRecords() {
      const chunks = inChunks(
        0,
        (after) => records.all(after),
        (row) => row.id,
      );
      for await (const chunk of chunks) for (const row of chunk) yield unpackIndexRecord(row.id, row.record);
    },
    async revision(id) {
      const row = summaryById.get(id);
      return row === undefined ? undefined : toSummary(row);
    },
    async revisionsOf(updateId) {
      return summariesOf.all(updateId).map(toSummary);
    },
    async titlesOf(updateIds) {
      const titles = new Map<UpdateId, string>();
      for await (const updateId of unhurried(new Set(updateIds))) {
        const row = latestOf.get(updateId);
        if (row === undefined) continue;
        titles.set(updateId, openJson<StoredSummary>(row.summary, `revision ${row.id}`).title);
      }
      return titles;
    },
    async revisionIdOf(updateId, revisionNumber: RevisionNumber) {
      return idOf.get(updateId, revisionNumber)?.id;
    },
    async updatesByKb(kb) {
      return summariesByKb.all(kb).map(toSummary);
    },
    async summaries(ids) {
      return ids
        .map((id) => summaryById.get(id))
        .filter((row) => row !== undefined)
        .map(toSummary);
    },
    async *everyUpdate() {
      const chunks = inChunks(
        0,
        (after) => latest.all(after),
        (row) => row.id,
      );
      for await (const chunk of chunks) for (const row of chunk) yield toSummary(row);
    },
    async supersededBy(updateIds) {
      const found = new Map<UpdateId, readonly UpdateId[]>();
      for await (const updateId of unhurried(updateIds)) {
        const by = superseding.all(updateId).map(({ guid }) => guid);
        if (by.length > 0) found.set(updateId, by);
      }
      return found;
    },
    async document(id) {
      return document(id);
    },
    async coreFragments(ids) {
      return mapOf(ids, core);
    },
    async detailFragments(ids) {
      return mapOf(ids, (id) => {
        const bytes = details(id);
        return bytes === undefined ? undefined : (JSON.parse(bytes.toString()) as StoredDetails);
      });
    },
  };
}

function body(connection: Connection, table: string, condition = ''): (id: RevisionId) => Buffer | undefined {
  const statement = connection.prepare<{ body: Uint8Array }>(
    `SELECT body FROM ${table} WHERE revision_id = ? ${condition}`,
  );
  return (id) => {
    const row = statement.get(id);
    return row === undefined ? undefined : unpack(row.body, `revision ${id}, ${table}`);
  };
}

function mapOf<T>(
  ids: readonly RevisionId[],
  read: (id: RevisionId) => T | undefined,
): ReadonlyMap<RevisionId, T> {
  const found = new Map<RevisionId, T>();
  for (const id of ids) {
    const value = read(id);
    if (value !== undefined) found.set(id, value);
  }
  return found;
}
