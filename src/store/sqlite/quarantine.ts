import type { QuarantinedRevision, SyncReader, SyncWriter } from '../sync-port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** Reads which revisions were not taken in. */
export function quarantineReads(connection: Connection): Pick<SyncReader, 'quarantine'> {
  const all = connection.prepare<{ id: string; number: number; record: string }>(
    'SELECT update_id AS id, number, record FROM quarantine ORDER BY update_id, number',
  );
  return {
    async quarantine() {
      return all
        .all()
        .map(({ id, number, record }) =>
          openJson<QuarantinedRevision>(record, `the quarantine of update ${id} revision ${number}`),
        );
    },
  };
}

/** Puts revisions into quarantine and takes them out. */
export function quarantineWrites(
  transaction: Transaction,
): Pick<SyncWriter, 'putQuarantine' | 'removeQuarantine'> {
  const { connection } = transaction;
  const put = connection.prepare(
    'INSERT OR REPLACE INTO quarantine (update_id, number, record) VALUES (?, ?, ?)',
  );
  const remove = connection.prepare('DELETE FROM quarantine WHERE update_id = ? AND number = ?');
  return {
    async putQuarantine(entries) {
      transaction.mustBeOpen();
      for (const entry of entries) put.run(entry.updateId, entry.revisionNumber, sealJson(entry));
      transaction.count('quarantined revisions', entries.length);
    },
    async removeQuarantine(identities) {
      transaction.mustBeOpen();
      for (const { updateId, revisionNumber } of identities) remove.run(updateId, revisionNumber);
      transaction.count('revisions out of quarantine', identities.length);
    },
  };
}
