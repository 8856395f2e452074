import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newGuid } from './guid.ts';

/** Makes a rename or a new name in a directory durable. Windows needs no such call and refuses it. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file so that a reader, or a restart after a crash, sees the old bytes or the new ones, never a mixture. */
export async function writeFileAtomically(
  path: string,
  bytes: string | Uint8Array,
  mode = 0o600,
): Promise<void> {
  const temporary = join(dirname(path), `.${newGuid()}.tmp`);
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  await rename(temporary, path);
  await syncDirectory(dirname(path));
}
