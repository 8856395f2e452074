import type { UpdateId } from '#update';
import type { SyncReader, SyncWriter } from '../sync-port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** Tables that are sets of ids: each is there or not, and its record holds it under a checksum. */
export const MARK_TABLES = ['imported_updates', 'accepted_eulas'] as const;

/** Reads what people marked: updates that they imported, licence terms that they accepted. */
export function markReads(connection: Connection): Pick<SyncReader, 'importedUpdates' | 'acceptedEulas'> {
  const [imported, accepted] = MARK_TABLES.map((table) => {
    const all = connection.prepare<{ id: string; record: string }>(
      `SELECT id, record FROM ${table} ORDER BY id`,
    );
    return () => all.all().map(({ id, record }) => openJson<string>(record, `${table} ${id}`));
  }) as [() => string[], () => string[]];
  return {
    async importedUpdates() {
      return imported() as UpdateId[];
    },
    async acceptedEulas() {
      return accepted();
    },
  };
}

/** Marks updates and licence terms. */
export function markWrites(transaction: Transaction): Pick<SyncWriter, 'markImported' | 'acceptEulas'> {
  const [markUpdate, markEula] = MARK_TABLES.map((table) => {
    const insert = transaction.connection.prepare(
      `INSERT OR IGNORE INTO ${table} (id, record) VALUES (?, ?)`,
    );
    return (ids: readonly string[]) => {
      transaction.mustBeOpen();
      for (const id of ids) if (insert.run(id, sealJson(id)).changes > 0) transaction.follow(table, id);
    };
  }) as [(ids: readonly string[]) => void, (ids: readonly string[]) => void];
  return {
    async markImported(updateIds) {
      markUpdate(updateIds);
    },
    async acceptEulas(eulaIds) {
      markEula(eulaIds);
    },
  };
}
