import type { Clock, Log } from '#base';
import type { ContentExpectation } from '#content';
import { moveContent, openFileContentStore, readContentPlace, writeContentPlace } from '#content/file';
import type { LongWork, ServerContext } from '#server';
import type { Store } from '#store';
import type { DataDirectory } from './data-directory.ts';
import { appEvents } from './events.ts';

type Ground = Pick<ServerContext, 'store' | 'content' | 'clock'>;

/** Where the content lies now: in the data directory, or where it was moved to. */
export async function contentDirectory(
  places: Pick<DataDirectory, 'content' | 'contentPlace'>,
): Promise<string> {
  return (await readContentPlace(places.contentPlace))?.directory ?? places.content;
}

/**
 * Copies all content to another directory, each file verified. It is used from there after the next start; what comes
 * here until then is brought along at that start. Fails with what `moveContent` fails with, and then nothing changed.
 */
export async function moveContentTo(
  places: Pick<DataDirectory, 'content' | 'contentPlace'>,
  { store, content, clock }: Ground,
  to: string,
  { onProgress, signal }: LongWork,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const from = await contentDirectory(places);
  const { files, bytes } = await moveContent({
    from: content,
    fromDirectory: from,
    to,
    expectationOf: expectationIn(store),
    onProgress: (done, total) => onProgress('copying files', done.files, total.files),
    signal,
    clock,
  });
  await writeContentPlace(places.contentPlace, { directory: to, previous: from });
  return { files, bytes };
}

/** At a start after a move: brings what came to the old place after it was copied. The old place itself stays. */
export async function finishMove(
  places: Pick<DataDirectory, 'content' | 'contentPlace'>,
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const place = await readContentPlace(places.contentPlace);
  if (place?.previous === undefined) return;
  const from = await openFileContentStore({ directory: place.previous, clock });
  try {
    const { files } = await moveContent({
      from,
      fromDirectory: place.previous,
      to: place.directory,
      expectationOf: expectationIn(store),
      clock,
    });
    appEvents.contentMoved(log, { directory: place.directory, files });
  } finally {
    await from.close();
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
