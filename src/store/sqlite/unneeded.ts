import type { UnneededFile, UpkeepReader, UpkeepWriter } from '../upkeep-port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** Reads which files nothing needs. */
export function unneededReads(connection: Connection): Pick<UpkeepReader, 'unneededFiles'> {
  const all = connection.prepare<{ sha1: Uint8Array; record: string }>(
    'SELECT sha1, record FROM unneeded_files ORDER BY sha1',
  );
  return {
    async unneededFiles() {
      return all
        .all()
        .map(({ sha1, record }) =>
          openJson<UnneededFile>(record, `unneeded file ${Buffer.from(sha1).toString('hex')}`),
        );
    },
  };
}

/** Notes since when files are unneeded. */
export function unneededWrites(
  transaction: Transaction,
): Pick<UpkeepWriter, 'putUnneededFiles' | 'removeUnneededFiles'> {
  const { connection } = transaction;
  const insert = connection.prepare('INSERT OR IGNORE INTO unneeded_files (sha1, record) VALUES (?, ?)');
  const remove = connection.prepare('DELETE FROM unneeded_files WHERE sha1 = ?');
  return {
    async putUnneededFiles(files) {
      transaction.mustBeOpen();
      for (const { sha1, since } of files)
        insert.run(Buffer.from(sha1, 'hex'), sealJson({ sha1: sha1.toUpperCase(), since }));
      transaction.count('unneeded files', files.length);
    },
    async removeUnneededFiles(sha1s) {
      transaction.mustBeOpen();
      for (const sha1 of sha1s) remove.run(Buffer.from(sha1, 'hex'));
      transaction.count('unneeded files', sha1s.length);
    },
  };
}
