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
 * all scans. Calls that come while the disk is at work share the next flush. After one that failed nobody knows what is on the
 * disk, and asking again would not tell: nothing is acknowledged any more until the store is opened anew.
 */
export async function openLogFlush(databasePath: string): Promise<LogFlush> {
  const path = `${databasePath}-wal`;
  // To be allowed to flush, Windows wants a file that may be written.
  const file = await open(path, 'r+');
  return createLogFlush(file, path);
}

/** The same over a file that is open. */
export function createLogFlush(file: Pick<FileHandle, 'datasync' | 'close'>, path: string): LogFlush {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function flushOnce(): Promise<void> {
    try {
      await file.datasync();
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw storeFailures.fail('inaccessible', { subject: path, detail, cause });
    }
  }

  function begin(): Promise<void> {
    const flushing = flushOnce();
    running = flushing;
    flushing.then(
      () => {
        running = undefined;
      },
      // Stays: whoever asks from now on gets the same failure.
      () => undefined,
    );
    return flushing;
  }

  return {
    flush() {
      if (running === undefined) return begin();
      // The one that runs may have begun before the commit of this caller.
      next ??= running.then(() => {
        next = undefined;
        return begin();
      });
      return next;
    },
    async close() {
      await next?.catch(() => undefined);
      await running?.catch(() => undefined);
      await file.close();
    },
  };
}
