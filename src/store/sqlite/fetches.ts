import type { FetchRecord, SyncReader, SyncWriter } from '../sync-port.ts';
import { unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** Reads which files are wanted and not here. */
export function fetchReads(connection: Connection): Pick<SyncReader, 'fetches'> {
  const stored = connection.prepare<{ sha1: Uint8Array; record: string }>('SELECT sha1, record FROM fetches');
  return {
    async fetches() {
      const all: FetchRecord[] = [];
      for await (const { sha1, record } of unhurried(stored.all()))
        all.push(openJson(record, `the fetch of file ${Buffer.from(sha1).toString('hex')}`));
      return all.sort((one, other) => other.priority - one.priority || one.requestedAt - other.requestedAt);
    },
  };
}

/** Keeps which files are wanted. */
export function fetchWrites(transaction: Transaction): Pick<SyncWriter, 'putFetches' | 'removeFetches'> {
  const { connection } = transaction;
  const put = connection.prepare('INSERT OR REPLACE INTO fetches (sha1, record) VALUES (?, ?)');
  const remove = connection.prepare('DELETE FROM fetches WHERE sha1 = ?');
  return {
    async putFetches(records) {
      transaction.mustBeOpen();
      for await (const record of unhurried(records))
        put.run(Buffer.from(record.sha1, 'hex'), sealJson(record));
      transaction.count('fetches', records.length);
    },
    async removeFetches(sha1s) {
      transaction.mustBeOpen();
      for await (const sha1 of unhurried(sha1s)) remove.run(Buffer.from(sha1, 'hex'));
      transaction.count('removed fetches', sha1s.length);
    },
  };
}
