import { isDeepStrictEqual } from 'node:util';
import type { FileSource, SyncReader, SyncWriter } from '../sync-port.ts';
import { unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

function sourceReader(connection: Connection): (sha1: string) => FileSource | undefined {
  const bySha1 = connection.prepare<{ record: string }>('SELECT record FROM file_sources WHERE sha1 = ?');
  return (sha1) => {
    const row = bySha1.get(Buffer.from(sha1, 'hex'));
    return row === undefined ? undefined : openJson<FileSource>(row.record, `the source of file ${sha1}`);
  };
}

/** Reads where files come from. */
export function fileSourceReads(connection: Connection): Pick<SyncReader, 'fileSources'> {
  const sourceOf = sourceReader(connection);
  return {
    async fileSources(sha1s) {
      const found = new Map<string, FileSource>();
      for await (const sha1 of unhurried(sha1s)) {
        const source = sourceOf(sha1);
        if (source !== undefined) found.set(sha1, source);
      }
      return found;
    },
  };
}

/** Keeps where files come from. */
export function fileSourceWrites(transaction: Transaction): Pick<SyncWriter, 'putFileSources'> {
  const { connection } = transaction;
  const sourceOf = sourceReader(connection);
  const put = connection.prepare('INSERT OR REPLACE INTO file_sources (sha1, record) VALUES (?, ?)');
  return {
    async putFileSources(sources) {
      transaction.mustBeOpen();
      let changed = 0;
      for (const source of sources) {
        const before = sourceOf(source.sha1);
        const url = source.url ?? before?.url;
        const decryptionKey = source.decryptionKey ?? before?.decryptionKey;
        const after: FileSource = {
          sha1: source.sha1.toUpperCase(),
          ...(url === undefined ? {} : { url }),
          ...(decryptionKey === undefined ? {} : { decryptionKey }),
        };
        if (isDeepStrictEqual(before, after)) continue;
        put.run(Buffer.from(source.sha1, 'hex'), sealJson(after));
        changed += 1;
      }
      if (changed > 0) transaction.count('file sources', changed);
    },
  };
}
