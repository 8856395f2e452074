import type { UpdateFile } from '#update';
import type { FetchRecord, FileSource, QuarantinedRevision, RolledUpComputer } from '../sync-port.ts';
import type { Check } from './check.ts';
import { rowsOf } from './check-records.ts';
import type { Connection } from './connection.ts';
import { MARK_TABLES } from './marks.ts';
import { openJson, unpack } from './packing.ts';
import type { StoredRun } from './sync-runs.ts';

interface StagedRow {
  readonly key: number;
  readonly words: Uint8Array | null;
  readonly files: string | null;
  readonly traces: number;
}

async function* staged(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<StagedRow>(
    connection,
    `s.revision_id AS key, p.words, p.files,
       EXISTS (SELECT 1 FROM revision_files n WHERE n.revision_id = s.revision_id) AS traces`,
    'staged_revisions s LEFT JOIN staged_parts p ON p.revision_id = s.revision_id',
    's.revision_id',
  );
  for await (const row of rows) {
    const subject = `staged revision ${row.key}`;
    if (row.words === null || row.files === null) {
      yield `${subject} is not whole`;
      continue;
    }
    unpack(row.words, subject);
    openJson<readonly UpdateFile[]>(row.files, subject);
    if (row.traces !== 0) yield `${subject} is seen by what it is kept back from`;
  }
  const lost = connection.prepare<{ id: number }>(
    'SELECT revision_id AS id FROM staged_parts WHERE revision_id NOT IN (SELECT revision_id FROM staged_revisions)',
  );
  for (const { id } of lost.all()) yield `revision ${id} is kept back and published`;
}

async function* runs(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{ key: number; ended_at: number | null; record: string }>(
    connection,
    'id AS key, ended_at, record',
    'sync_runs',
    'id',
  );
  for await (const row of rows) {
    const run = openJson<StoredRun>(row.record, `synchronisation ${row.key}`);
    if ((run.endedAt ?? null) !== row.ended_at)
      yield `synchronisation ${row.key} is listed as something else than it is`;
  }
}

/** A row by what it is found by. */
interface KeyedRow {
  readonly key: string;
  readonly record: string;
}

/** Every row of a small table against what it says of itself. `listed` and `said` must be the same text. */
function keyed<T>(
  table: string,
  listed: string,
  said: (record: T) => readonly (string | number)[],
): (connection: Connection) => Iterable<string> {
  return function* check(connection) {
    const rows = connection.prepare<KeyedRow>(`SELECT ${listed} AS key, record FROM ${table}`);
    for (const { key, record } of rows.all()) {
      if (said(openJson<T>(record, `${table} ${key}`)).join() !== key)
        yield `${table} ${key} is listed as something else than it is`;
    }
  };
}

/** What the tables of 0002 say of themselves, against what they are found by. */
export const SYNC_CHECKS: readonly Check[] = [
  staged,
  runs,
  keyed<QuarantinedRevision>('quarantine', "update_id || ',' || number", (entry) => [
    entry.updateId,
    entry.revisionNumber,
  ]),
  keyed<FileSource>('file_sources', 'hex(sha1)', ({ sha1 }) => [sha1]),
  keyed<FetchRecord>('fetches', 'hex(sha1)', ({ sha1 }) => [sha1.toUpperCase()]),
  ...MARK_TABLES.map((table) => keyed<string>(table, 'id', (id) => [id])),
  keyed<{ readonly id: string }>('downstream_servers', 'id', ({ id }) => [id]),
  keyed<RolledUpComputer>('rolled_up_computers', "id || ',' || server_id", ({ id, parentServerId }) => [
    id,
    parentServerId,
  ]),
];
