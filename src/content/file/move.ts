import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import type { Clock } from '#base';
import { contentFailures } from '../failures.ts';
import type { ContentExpectation, ContentStore } from '../port.ts';
import { isAbsence, isCorruption, readFailure } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';
import { openFileContentStore } from './open.ts';
import { isContentFolder } from './places.ts';

export interface ContentMove {
  /** What is moved, and the directory in which it lies. */
  readonly from: Pick<ContentStore, 'list' | 'read'>;
  readonly fromDirectory: string;
  /** Absolute path of a directory that is not there, is empty, or was left by a move that broke off. */
  readonly to: string;
  /** What a file must be; undefined where no update names it: then its own address says it. */
  readonly expectationOf: (sha1: string) => Promise<ContentExpectation | undefined>;
  readonly onProgress?: (done: FilesAndBytes, total: FilesAndBytes) => void;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

export interface FilesAndBytes {
  readonly files: number;
  readonly bytes: number;
}

export interface MovedContent extends FilesAndBytes {
  /** SHA-1s of files that were not what they must be: they stay behind. */
  readonly corrupt: readonly string[];
}

/**
 * Copies all content into another directory, each file verified on its way; the old directory stays as it is. Files that
 * are there already are not copied again, so a move that broke off goes on, and one that is repeated only brings what was added.
 * Fails with `content/bad-place`, with `content/disk-full` before the first file where they cannot all fit, and with
 * the signal's reason.
 */
export async function moveContent(move: ContentMove): Promise<MovedContent> {
  await checkPlace(move);
  const target = await openFileContentStore({
    directory: move.to,
    ...(move.clock === undefined ? {} : { clock: move.clock }),
  });
  try {
    return await copyAll(move, target);
  } finally {
    await target.close();
  }
}

async function copyAll(move: ContentMove, target: ContentStore): Promise<MovedContent> {
  const { from, expectationOf, onProgress, signal } = move;
  const total = await makeSureAllFits(from, target);
  const done = { files: 0, bytes: 0 };
  const corrupt: string[] = [];
  for await (const { sha1, size } of from.list()) {
    signal?.throwIfAborted();
    const there = await target.stat(sha1);
    if (there?.size !== size) {
      const expected = (await expectationOf(sha1)) ?? { sha1, size };
      const source = await from.read(sha1, { start: 0, end: size - 1 });
      try {
        await target.add(expected, source, signal === undefined ? {} : { signal });
      } catch (error) {
        // A disk that forgets must not keep all the others from leaving it.
        if (!isCorruption(error)) throw error;
        corrupt.push(sha1);
        continue;
      } finally {
        source.destroy();
      }
    }
    done.files += 1;
    done.bytes += size;
    onProgress?.({ ...done }, total);
  }
  return { ...done, corrupt };
}

async function makeSureAllFits(
  from: Pick<ContentStore, 'list'>,
  target: ContentStore,
): Promise<FilesAndBytes> {
  const total = { files: 0, bytes: 0 };
  let missing = 0;
  for await (const { sha1, size } of from.list()) {
    total.files += 1;
    total.bytes += size;
    if ((await target.stat(sha1))?.size !== size) missing += size;
  }
  const { freeBytes } = await target.room();
  if (missing > freeBytes) {
    throw contentFailures.fail('disk-full', {
      detail: `${missing} bytes have to be copied, ${freeBytes} are free`,
    });
  }
  return total;
}

/** Somebody else's files must not get among ours, and one content directory cannot lie in another. */
async function checkPlace({ to, fromDirectory }: ContentMove): Promise<void> {
  const refuse = (detail: string) => contentFailures.fail('bad-place', { subject: to, detail });
  if (!isAbsolute(to)) throw refuse('it is not an absolute path');
  await makeFolder(to);
  const [old, next] = [await realpath(fromDirectory), await realpath(to)];
  if (isWithin(old, next) || isWithin(next, old)) throw refuse(`it overlaps with ${old}`);
  const foreign = (await namesIn(to)).find((name) => !isOurs(name));
  if (foreign !== undefined) throw refuse(`there is something else in it: ${foreign.slice(0, 100)}`);
}

function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(join('..', '/')) || isAbsolute(way));
}

function isOurs(name: string): boolean {
  return isContentFolder(name) || name === 'incoming' || name === 'quarantine' || name === 'lost+found';
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isAbsence(error)) return [];
    throw readFailure(error, directory);
  }
}
