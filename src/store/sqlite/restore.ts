import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newGuid, syncDirectory } from '#base';
import { storeFailures } from '../failures.ts';
import type { StoreIdentity } from '../port.ts';
import { syncFile } from './backup.ts';
import { checkDatabase } from './check.ts';
import { asOpeningFailure, DATABASE_FILE, openWriter } from './database.ts';
import { readIdentity, renewEpoch } from './identity.ts';
import { lockDirectory } from './lock.ts';

/**
 * Puts a backup into a data directory that has no database yet. The backup is checked in full first, and the
 * restored store gets a new epoch. The directory has the whole database afterwards, or none. Throws `store/in-use`,
 * `store/already-there`, `store/missing` (no backup there), `store/damaged` and `store/newer-schema`.
 */
export async function restoreSqliteStore(options: {
  /** The file that `backup` wrote. */
  readonly from: string;
  /** The data directory. */
  readonly to: string;
}): Promise<StoreIdentity> {
  const { from, to } = options;
  if (!existsSync(from)) throw storeFailures.fail('missing', { subject: from });
  await mkdir(to, { recursive: true, mode: 0o700 });
  const release = lockDirectory(to);
  try {
    const target = join(to, DATABASE_FILE);
    if (existsSync(target)) throw storeFailures.fail('already-there', { subject: target });
    await removeRemains(to);
    const temporary = join(to, `${TEMPORARY}${newGuid()}`);
    try {
      await copyFile(from, temporary);
      await chmod(temporary, 0o600);
      const identity = await prepare(temporary, from);
      await syncFile(temporary);
      await rename(temporary, target);
      await syncDirectory(to);
      return identity;
    } catch (error) {
      await removeRemains(to);
      throw asOpeningFailure(error, from);
    }
  } finally {
    release();
  }
}

const TEMPORARY = '.todoku-restore-';

/** Checks the copy, gives it its new epoch and leaves it as one file. */
async function prepare(path: string, from: string): Promise<StoreIdentity> {
  const connection = await openWriter(path);
  try {
    const findings = await checkDatabase(connection);
    if (findings.length > 0) {
      throw storeFailures.fail('damaged', { subject: from, detail: findings.slice(0, 3).join('; ') });
    }
    connection.begin();
    renewEpoch(connection);
    connection.commit();
    // One file can be renamed in one step; the next opening goes back to a log of its own.
    connection.execute('PRAGMA journal_mode = DELETE');
    return readIdentity(connection);
  } finally {
    connection.close();
  }
}

/** Removes what a restore left behind that was interrupted. */
async function removeRemains(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name.startsWith(TEMPORARY)) await rm(join(directory, name), { force: true });
  }
}
