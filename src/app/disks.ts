import { statfs } from 'node:fs/promises';

/** How full the disk of a directory is, in bytes; nothing where the file system does not tell. Rejects with what the system says. */
export async function diskOf(directory: string): Promise<{ readonly free: number; readonly total: number }> {
  const { bavail, blocks, bsize } = await statfs(directory);
  return { free: bavail * bsize, total: blocks * bsize };
}
