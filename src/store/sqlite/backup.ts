import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup } from 'node:sqlite';
import { newGuid, syncDirectory } from '#base';
import { storeFailures } from '../failures.ts';
import { Connection } from './connection.ts';
import { createPrivateFile } from './private-file.ts';

/**
 * Copies a database that is in use into one file: one moment of it, however long the copying takes and whatever
 * is written meanwhile. The file appears whole or not at all. Throws `store/already-there`.
 */
export async function backupDatabase(path: string, target: string): Promise<void> {
  if (existsSync(target)) throw storeFailures.fail('already-there', { subject: target });
  const temporary = `${target}.${newGuid()}.tmp`;
  const source = new Connection(path, { readOnly: true });
  try {
    // A read transaction holds that moment; without it every write would start the copy again.
    await createPrivateFile(temporary);
    source.execute('BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1');
    await backup(source.database, temporary, { rate: 256 });
    await syncFile(temporary);
    await rename(temporary, target);
    await syncDirectory(dirname(target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw source.failed(error);
  } finally {
    source.close();
  }
}

/** Makes the bytes of a file durable. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
