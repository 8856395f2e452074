import { readdir, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Clock, systemClock } from '#base';
import { contentFailures } from '../failures.ts';
import type { ContentStore } from '../port.ts';
import { FileContentStore } from './content-store.ts';
import { writeFailure } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';
import { type Places, partialAddress, placesIn } from './places.ts';

/** How long what a broken line has left waits to be gone on with, milliseconds: a week. */
const KEEP_PARTIALS = 7 * 86_400_000;

export interface FileContentOptions {
  /** Made when it is not there. Its whole tree must be one file system. */
  readonly directory: string;
  /** It was in use before: without it the disk is not mounted, and all would be fetched anew onto another one. */
  readonly mustExist?: boolean;
  readonly clock?: Clock;
}

/**
 * Opens the content in a directory and clears away what a crash left half written, so only one process at a time may
 * have it open. What a broken line left is kept for a week. Rejects with `content/write-failed` when the directory cannot be used, and with `content/place-missing` where it must be there and is not.
 */
export async function openFileContentStore(options: FileContentOptions): Promise<ContentStore> {
  const places = placesIn(resolve(options.directory));
  if (options.mustExist === true) await refuseUnlessThere(places);
  await makeFolder(places.incoming);
  await makeFolder(places.quarantine);
  try {
    for (const listed of await readdir(places.incoming)) {
      const leftover = places.leftover(listed);
      if (partialAddress(listed) !== undefined && (await stat(leftover)).isFile()) continue;
      await rm(leftover, { recursive: true, force: true });
    }
  } catch (error) {
    throw writeFailure(error, places.incoming);
  }
  const clock = options.clock ?? systemClock;
  const store = new FileContentStore(places, clock);
  await store.expirePartials(clock.now() - KEEP_PARTIALS);
  return store;
}

async function refuseUnlessThere({ directory, incoming }: Places): Promise<void> {
  const found = await stat(incoming).catch(() => undefined);
  if (found?.isDirectory() !== true) throw contentFailures.fail('place-missing', { subject: directory });
}
