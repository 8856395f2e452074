import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from '#base';
import { writeFailure } from './file-errors.ts';

/** Makes the folder (an absolute path) and those above it where they are not there, and makes their names durable. */
export async function makeFolder(path: string): Promise<void> {
  try {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return;
    for (let made = path; made.length >= first.length; made = dirname(made)) {
      await syncDirectory(dirname(made));
    }
  } catch (error) {
    throw writeFailure(error, path);
  }
}
