import { readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Clock, systemClock } from '#base';
import type { ContentStore } from '../port.ts';
import { FileContentStore } from './content-store.ts';
import { writeFailure } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';
import { placesIn } from './places.ts';

export interface FileContentOptions {
  /** Made when it is not there. Its whole tree must be one file system. */
  readonly directory: string;
  readonly clock?: Clock;
}

/**
 * Opens the content in a directory and clears away what a crash left half written, so only one process at a time may
 * have it open. Rejects with `content/write-failed` when the directory cannot be used.
 */
export async function openFileContentStore(options: FileContentOptions): Promise<ContentStore> {
  const places = placesIn(resolve(options.directory));
  await makeFolder(places.incoming);
  await makeFolder(places.quarantine);
  try {
    for (const leftover of await readdir(places.incoming)) {
      await rm(places.leftover(leftover), { recursive: true, force: true });
    }
  } catch (error) {
    throw writeFailure(error, places.incoming);
  }
  return new FileContentStore(places, options.clock ?? systemClock);
}
