import { stat } from 'node:fs/promises';
import type { Clock, Log } from '#base';
import type { ContentExpectation, ContentStore } from '#content';
import {
  type MovedContent,
  moveContent,
  openFileContentStore,
  readContentPlace,
  writeContentPlace,
} from '#content/file';
import type { LongWork, ServerContext } from '#server';
import type { Store } from '#store';
import type { DataDirectory } from './data-directory.ts';
import { appEvents } from './events.ts';

type Ground = Pick<ServerContext, 'store' | 'content' | 'clock'>;
type Places = Pick<DataDirectory, 'content' | 'contentPlace'>;

/**
 * Opens the content where it lies: in the data directory, or where it was moved to. That place must be there: an empty
 * one in its stead, because a disk is not mounted, would be filled again quietly.
 */
export async function openContent(places: Places, clock: Clock): Promise<ContentStore> {
  const place = await readContentPlace(places.contentPlace);
  return openFileContentStore({
    directory: place?.directory ?? places.content,
    clock,
    ...(place === undefined ? {} : { mustExist: true }),
  });
}

/** Where the content is now. */
export async function contentDirectory(places: Places): Promise<string> {
  return (await readContentPlace(places.contentPlace))?.directory ?? places.content;
}

/**
 * Copies all content to another directory, each file verified. It is used from there after the next start; what comes
 * here until then is brought along at that start. Damaged files stay behind and are named. Fails with what `moveContent`
 * fails with, and then nothing changed.
 */
export async function moveContentTo(
  places: Places,
  { store, content, clock }: Ground,
  to: string,
  { onProgress, signal }: LongWork,
): Promise<MovedContent> {
  const place = await readContentPlace(places.contentPlace);
  // Moved before and not started since: the files are still read from where they were.
  const from = place?.previous ?? place?.directory ?? places.content;
  const moved = await moveContent({
    from: content,
    fromDirectory: from,
    to,
    expectationOf: expectationIn(store),
    onProgress: (done, total) => onProgress('copying files', done.files, total.files),
    signal,
    clock,
  });
  await writeContentPlace(places.contentPlace, { directory: to, previous: from });
  return moved;
}

/** At a start after a move: brings what came to the old place after it was copied. The old place itself stays, or is gone already. */
export async function finishMove(
  places: Places,
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const place = await readContentPlace(places.contentPlace);
  if (place?.previous === undefined) return;
  const isThere = await stat(place.previous).then(
    () => true,
    () => false,
  );
  if (isThere) {
    const from = await openFileContentStore({ directory: place.previous, clock });
    try {
      const { files, corrupt } = await moveContent({
        from,
        fromDirectory: place.previous,
        to: place.directory,
        expectationOf: expectationIn(store),
        clock,
      });
      appEvents.contentMoved(log, { directory: place.directory, files, corrupt: corrupt.length });
    } finally {
      await from.close();
    }
  }
  await writeContentPlace(places.contentPlace, { directory: place.directory });
}

/** What the updates say that a file must be. */
function expectationIn(store: Store): (sha1: string) => Promise<ContentExpectation | undefined> {
  return async (sha1) => {
    const file = (await store.fileBySha1(sha1))?.file;
    if (file === undefined) return undefined;
    return { sha1, size: file.size, ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }) };
  };
}
