import { open } from 'node:fs/promises';

/**
 * Makes an empty file that only its owner can read: the settings hold this installation's keys. SQLite takes an
 * empty file for an empty database and gives its log files the same permissions.
 */
export async function createPrivateFile(path: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  await handle.close();
}
