import type { UpdateId } from '#update';
import { storeFailures } from '../failures.ts';
import type { DeclineState, StoreReader, StoreWriter } from '../port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What `declines.record` holds. */
export type StoredDecline = Omit<DeclineState, 'updateId'>;

/** Reads what was declined or undeclined. */
export function declineReads(connection: Connection): Pick<StoreReader, 'declines'> {
  const all = connection.prepare<{ guid: UpdateId; record: string }>(
    'SELECT u.guid, d.record FROM declines d JOIN updates u ON u.key = d.update_key ORDER BY d.update_key',
  );
  return {
    async declines() {
      return all.all().map(({ guid, record }) => {
        const { declined, sequence } = openJson<StoredDecline>(record, `the decline of update ${guid}`);
        return { updateId: guid, declined, sequence };
      });
    },
  };
}

/** Declines and undeclines updates. */
export function declineWrites(transaction: Transaction): Pick<StoreWriter, 'setDeclined'> {
  const { connection, keys } = transaction;
  const mark = connection.prepare('UPDATE updates SET declined = ?1 WHERE key = ?2 AND declined <> ?1');
  // What was decided of an update stays when its metadata is removed, and a replica follows its upstream there too.
  const removed = connection.prepare<{ key: number }>(
    `SELECT key FROM updates WHERE guid = ?1 AND latest IS NULL
       AND EXISTS (SELECT 1 FROM removed_revisions WHERE update_key = key)`,
  );
  const put = connection.prepare('INSERT OR REPLACE INTO declines (update_key, record) VALUES (?, ?)');
  return {
    async setDeclined(updateId, declined) {
      transaction.mustBeOpen();
      const key = keys.keyOf(updateId) ?? removed.get(updateId)?.key;
      if (key === undefined) throw storeFailures.fail('unknown-update', { subject: `update ${updateId}` });
      if (mark.run(declined ? 1 : 0, key).changes === 0) return;
      put.run(key, sealJson({ declined, sequence: transaction.nextSequence } satisfies StoredDecline));
      transaction.follow(declined ? 'declined' : 'undeclined', updateId);
    },
  };
}
