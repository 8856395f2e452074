import type { StoreReader, StoreWriter } from '../port.ts';
import type { Connection } from './connection.ts';
import { openNamed, sealNamed } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** Reads named settings. */
export function settingReads(connection: Connection): Pick<StoreReader, 'setting'> {
  const byName = connection.prepare<{ record: string }>('SELECT record FROM settings WHERE name = ?');
  return {
    async setting<T>(name: string) {
      const row = byName.get(name);
      return row === undefined ? undefined : openNamed<T>(row.record, name);
    },
  };
}

/** Sets named settings; undefined takes one away. */
export function settingWrites(transaction: Transaction): Pick<StoreWriter, 'setSetting'> {
  const { connection } = transaction;
  const put = connection.prepare('INSERT OR REPLACE INTO settings (name, record) VALUES (?, ?)');
  const remove = connection.prepare('DELETE FROM settings WHERE name = ?');
  return {
    async setSetting(name, value) {
      transaction.mustBeOpen();
      if (value === undefined) remove.run(name);
      else put.run(name, sealNamed(name, value));
      transaction.follow('settings', name);
    },
  };
}
