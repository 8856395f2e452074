import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { appFailures } from './failures.ts';

/**
 *     DATA/todoku.db      the database, its log beside it, and the lock that keeps other processes away
 *     DATA/content/       files by digest
 *     DATA/content.json   where the files are instead, once they were moved
 *     DATA/scrub.txt      how far the present round over the content has come
 *     DATA/set-up.txt     the secret that makes the first account, while a server runs and there is none
 *     DATA/run.json       address and token of the server that runs, for commands on this machine
 */
export interface DataDirectory {
  readonly path: string;
  readonly content: string;
  readonly contentPlace: string;
  readonly scrubPosition: string;
  readonly runFile: string;
  readonly setUpFile: string;
}

export function dataDirectory(path: string): DataDirectory {
  return {
    path,
    content: join(path, 'content'),
    contentPlace: join(path, 'content.json'),
    scrubPosition: join(path, 'scrub.txt'),
    runFile: join(path, 'run.json'),
    setUpFile: join(path, 'set-up.txt'),
  };
}

/** Makes the directory where it is missing. Fails with `app/data-directory`. */
export async function makeDataDirectory(path: string): Promise<DataDirectory> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw appFailures.fail('data-directory', { subject: path, cause });
  }
  return dataDirectory(path);
}
