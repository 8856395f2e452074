import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#base';
import { storeFailures } from '../failures.ts';
import type { Store } from '../port.ts';
import { mustBeSound } from './check.ts';
import { asOpeningFailure, DATABASE_FILE, openReader, openWriter } from './database.ts';
import { lockDirectory } from './lock.ts';
import { type LogFlush, openLogFlush } from './log-flush.ts';
import { createPrivateFile } from './private-file.ts';
import { createStore } from './store.ts';

export interface SqliteStoreOptions {
  /** The data directory: `todoku.db` and its lock are in it. */
  readonly path: string;
  readonly clock: Clock;
  /** False: never make a new database, throw `store/missing` instead. */
  readonly create?: boolean;
  /**
   * Many machines are served beside the writing: the thread of what is written apart is made ready now, not when the first such
   * write comes, and no commit waits for the disk in this thread.
   */
  readonly expectsReports?: boolean;
}

/**
 * Opens the store in a data directory and takes the directory for this process alone until `close`.
 * Throws `store/in-use`, `store/missing`, `store/newer-schema`, `store/damaged`, `store/inaccessible`.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { path: directory, clock, create = true, expectsReports = false } = options;
  const path = join(directory, DATABASE_FILE);
  if (!create && !existsSync(path)) throw storeFailures.fail('missing', { subject: directory });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const release = lockDirectory(directory);
  try {
    if (!existsSync(path)) await createPrivateFile(path);
    const writing = await openWriter(path);
    try {
      mustBeSound(writing);
      const reading = openReader(path);
      let log: LogFlush | undefined;
      try {
        log = expectsReports ? await openLogFlush(path) : undefined;
        return createStore({ writing, reading, clock, release, expectsReports, log });
      } catch (error) {
        await log?.close();
        reading.close();
        throw error;
      }
    } catch (error) {
      writing.close();
      throw error;
    }
  } catch (error) {
    release();
    throw asOpeningFailure(error, path);
  }
}
