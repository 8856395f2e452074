import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { systemClock } from '#base';
import type { StoreIdentity } from '#store';
import { openSqliteStore, restoreSqliteStore } from '#store/sqlite';
import type { Config } from './config.ts';
import { appFailures } from './failures.ts';

/**
 * Copies the database of a data directory that no server has open; a running server is asked through its admin API
 * instead. Content is not part of a backup: it is large, every file can be checked by its digest, and what is
 * missing after a restore is listed by `todoku content status`. Fails with `app/backup-target`, `store/in-use`,
 * `store/missing`.
 */
export async function backupTodoku(
  config: Pick<Config, 'dataDirectory'>,
  target: string,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const path = resolve(target);
  await checkTarget(path);
  const store = await openSqliteStore({ path: config.dataDirectory, clock: systemClock, create: false });
  try {
    await store.backup(path);
  } finally {
    await store.close();
  }
  return { path, bytes: (await stat(path)).size };
}

/**
 * Puts a backup into a data directory that has no database yet; content that is there is kept and used. The restored server
 * has a new epoch, so that clients refresh what they know instead of taking ids for what they meant before.
 * Fails with `store/already-there`, `store/missing`, `store/damaged`, `store/newer-schema`, `store/in-use`.
 */
export async function restoreTodoku(
  config: Pick<Config, 'dataDirectory'>,
  backup: string,
): Promise<StoreIdentity> {
  return restoreSqliteStore({ from: resolve(backup), to: config.dataDirectory });
}

async function checkTarget(path: string): Promise<void> {
  const [file, folder] = await Promise.all(
    [path, dirname(path)].map((each) => stat(each).catch(() => undefined)),
  );
  if (file !== undefined) throw appFailures.fail('backup-target', { subject: path, detail: 'it exists' });
  if (folder?.isDirectory() !== true) {
    throw appFailures.fail('backup-target', { subject: path, detail: 'there is no such folder' });
  }
}
