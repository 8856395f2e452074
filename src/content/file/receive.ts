import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import type { CheckedExpectation } from '../address.ts';
import { contentFailures } from '../failures.ts';
import { Measure } from '../measure.ts';
import { writeFailure } from './file-errors.ts';

/** Anyone may read content; clients do. */
const MODE = 0o644;

/**
 * Writes the source to a new file at `path` and makes its bytes durable, with `publishedAt` (milliseconds since 1970)
 * as its time. If anything is wrong with them there is no file at `path` afterwards.
 */
export async function receive(
  path: string,
  expected: CheckedExpectation,
  source: AsyncIterable<Uint8Array>,
  publishedAt: number,
): Promise<void> {
  const handle = await open(path, 'wx', MODE).catch((error: unknown) => {
    throw writeFailure(error, expected.sha1);
  });
  try {
    await pour(handle, expected, source);
    await makeDurable(handle, publishedAt).catch((error: unknown) => {
      throw writeFailure(error, expected.sha1);
    });
  } catch (error) {
    // Closed already when closing itself was what failed; then this does nothing.
    await handle.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

/** Writes the source into the handle, comparing as it goes. Errors of the source are passed on as they are. */
export async function pour(
  handle: FileHandle,
  expected: CheckedExpectation,
  source: AsyncIterable<Uint8Array>,
): Promise<void> {
  const measure = new Measure(expected);
  for await (const bytes of source) {
    measure.take(bytes);
    await writeWhole(handle, bytes).catch((error: unknown) => {
      throw writeFailure(error, expected.sha1);
    });
  }
  measure.finish();
}

async function makeDurable(handle: FileHandle, publishedAt: number): Promise<void> {
  await handle.utimes(publishedAt / 1000, publishedAt / 1000);
  await handle.sync();
  await handle.close();
}

/** One write may take only a part, for one when the disk is nearly full. */
async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await handle.write(bytes, written, bytes.length - written)).bytesWritten;
  }
}

/** Rejects with `content/disk-full` when the file cannot fit, before hours are spent on fetching it. */
export async function makeSureOfRoom(directory: string, expected: CheckedExpectation): Promise<void> {
  const disk = await statfs(directory);
  const free = disk.bavail * disk.bsize;
  // Some network and user-space file systems tell nothing of their size.
  if (disk.blocks === 0 || expected.size <= free) return;
  throw contentFailures.fail('disk-full', {
    subject: expected.sha1,
    detail: `it needs ${expected.size} bytes, ${free} are free`,
  });
}
