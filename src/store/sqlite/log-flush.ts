import { type FileHandle, open } from 'node:fs/promises';
import { storeFailures } from '../failures.ts';

/** Puts on the disk what commits have written into the log of the database. */
export interface LogFlush {
  /** Resolves when everything that was committed before the call survives a power cut. Rejects with `store/inaccessible`, from then on always. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The log of that database, flushed outside of the thread that serves: SQLite itself would wait for the disk in every COMMIT, and with it
 * all scans. After a flush that failed nobody knows what is on the disk, and asking again would not tell: nothing is acknowledged
 * any more until the store is opened anew.
 */
export async function openLogFlush(databasePath: string): Promise<LogFlush> {
  const path = `${databasePath}-wal`;
  // To be allowed to flush, Windows wants a file that may be written.
  const file = await open(path, 'r+');
  return createLogFlush(file, path);
}

/** The same over a file that is open. */
export function createLogFlush(file: Pick<FileHandle, 'datasync' | 'close'>, path: string): LogFlush {
  let lost: unknown;
  return {
    async flush() {
      if (lost !== undefined) throw lost;
      try {
        await file.datasync();
      } catch (cause) {
        const detail = cause instanceof Error ? cause.message : String(cause);
        lost = storeFailures.fail('inaccessible', { subject: path, detail, cause });
        throw lost;
      }
    },
    close: () => file.close(),
  };
}
