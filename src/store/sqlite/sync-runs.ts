import type { SyncReader, SyncRun, SyncWriter } from '../sync-port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What `sync_runs.record` holds. */
export type StoredRun = Omit<SyncRun, 'id'>;

interface RunRow {
  readonly id: number;
  readonly record: string;
}

function toRun({ id, record }: RunRow): SyncRun {
  return { id, ...openJson<StoredRun>(record, `synchronisation ${id}`) };
}

/** Reads the history of synchronisations. */
export function syncRunReads(connection: Connection): Pick<SyncReader, 'syncRuns' | 'syncRun'> {
  const page = connection.prepare<RunRow>(
    'SELECT id, record FROM sync_runs ORDER BY id DESC LIMIT ? OFFSET ?',
  );
  const total = connection.prepare<{ total: number }>('SELECT count(*) AS total FROM sync_runs');
  const byId = connection.prepare<RunRow>('SELECT id, record FROM sync_runs WHERE id = ?');
  return {
    async syncRuns({ limit, offset }) {
      return { items: page.all(limit, offset).map(toRun), total: total.get()!.total };
    },
    async syncRun(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : toRun(row);
    },
  };
}

/** Keeps the history of synchronisations. */
export function syncRunWrites(transaction: Transaction): Pick<SyncWriter, 'putSyncRun' | 'forgetSyncRuns'> {
  const { connection } = transaction;
  const insert = connection.prepare('INSERT INTO sync_runs (ended_at, record) VALUES (?, ?)');
  const replace = connection.prepare(
    'INSERT OR REPLACE INTO sync_runs (id, ended_at, record) VALUES (?, ?, ?)',
  );
  const forget = connection.prepare('DELETE FROM sync_runs WHERE ended_at < ?');
  return {
    async putSyncRun({ id, ...run }) {
      transaction.mustBeOpen();
      const values = [run.endedAt ?? null, sealJson(run satisfies StoredRun)] as const;
      if (id !== undefined) replace.run(id, ...values);
      transaction.count('synchronisations');
      return { id: id ?? insert.run(...values).lastId, ...run };
    },
    async forgetSyncRuns(endedBefore) {
      transaction.mustBeOpen();
      const { changes } = forget.run(endedBefore);
      transaction.count('forgotten synchronisations', changes);
      return changes;
    },
  };
}
