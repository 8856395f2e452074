import { storeFailures } from '../failures.ts';
import type { UpkeepEntry, UpkeepReader, UpkeepWriter } from '../upkeep-port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What `upkeep_log.record` holds. */
export type StoredUpkeepEntry = Omit<UpkeepEntry, 'id'>;

interface Row {
  readonly id: number;
  readonly record: string;
}

function toEntry({ id, record }: Row): UpkeepEntry {
  return { id, ...openJson<StoredUpkeepEntry>(record, `housekeeping ${id}`) };
}

/** Reads what housekeeping did. */
export function upkeepLogReads(connection: Connection): Pick<UpkeepReader, 'upkeepLog' | 'upkeepEntry'> {
  const page = connection.prepare<Row>('SELECT id, record FROM upkeep_log ORDER BY id DESC LIMIT ? OFFSET ?');
  const ofTask = connection.prepare<Row>(
    'SELECT id, record FROM upkeep_log WHERE task = ? ORDER BY id DESC LIMIT ? OFFSET ?',
  );
  const total = connection.prepare<{ total: number }>('SELECT count(*) AS total FROM upkeep_log');
  const totalOf = connection.prepare<{ total: number }>(
    'SELECT count(*) AS total FROM upkeep_log WHERE task = ?',
  );
  const byId = connection.prepare<Row>('SELECT id, record FROM upkeep_log WHERE id = ?');
  return {
    async upkeepLog({ limit, offset, task }) {
      const rows = task === undefined ? page.all(limit, offset) : ofTask.all(task, limit, offset);
      const count = task === undefined ? total.get() : totalOf.get(task);
      return { items: rows.map(toEntry), total: count!.total };
    },
    async upkeepEntry(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : toEntry(row);
    },
  };
}

/** Notes what housekeeping did. */
export function upkeepLogWrites(
  transaction: Transaction,
): Pick<UpkeepWriter, 'addUpkeepEntry' | 'markUndone' | 'forgetUpkeepEntries'> {
  const { connection } = transaction;
  const insert = connection.prepare('INSERT INTO upkeep_log (at, task, record) VALUES (?, ?, ?)');
  const byId = connection.prepare<Row>('SELECT id, record FROM upkeep_log WHERE id = ?');
  const rewrite = connection.prepare('UPDATE upkeep_log SET record = ? WHERE id = ?');
  const forget = connection.prepare(
    'DELETE FROM upkeep_log WHERE id IN (SELECT id FROM upkeep_log WHERE at < ? ORDER BY at LIMIT ?)',
  );
  return {
    async addUpkeepEntry(entry) {
      transaction.mustBeOpen();
      const id = insert.run(entry.at, entry.task, sealJson(entry satisfies StoredUpkeepEntry)).lastId;
      transaction.count('housekeeping');
      return { id, ...entry };
    },
    async markUndone(id, at, by) {
      transaction.mustBeOpen();
      const row = byId.get(id);
      if (row === undefined) throw storeFailures.fail('unknown-entry', { subject: `housekeeping ${id}` });
      const { id: _, ...entry } = toEntry(row);
      rewrite.run(sealJson({ ...entry, undoneAt: at, undoneBy: by } satisfies StoredUpkeepEntry), id);
      transaction.count('housekeeping');
    },
    async forgetUpkeepEntries(before, limit) {
      transaction.mustBeOpen();
      const { changes } = forget.run(before, limit);
      if (changes > 0) transaction.count('housekeeping', changes);
      return changes;
    },
  };
}
