import { type FileHandle, open, rm } from 'node:fs/promises';
import type { CheckedExpectation } from '../address.ts';
import { contentFailures } from '../failures.ts';
import { Measure } from '../measure.ts';
import { isCorruption, writeFailure } from './file-errors.ts';
import { WriteBehind } from './write-behind.ts';

/** Anyone may read content; clients do. */
const MODE = 0o644;
const READ_SIZE = 1024 * 1024;

/** Where a file is written before it is published. */
export interface IncomingPlace {
  readonly path: string;
  /** The source begins behind that many bytes of what is there. */
  readonly from: number;
  /** What came is kept when it ends early; otherwise there must be nothing at `path`, and is nothing afterwards. */
  readonly resumes: boolean;
  /** Asked between pieces; throws when the work has to end. */
  readonly mayGoOn: () => void;
}

/**
 * Writes the source to that place and makes its bytes durable, with `publishedAt` (milliseconds since 1970) as its time.
 * If anything is wrong with them there is no file at `path` afterwards.
 */
export async function receive(
  place: IncomingPlace,
  expected: CheckedExpectation,
  source: AsyncIterable<Uint8Array>,
  publishedAt: number,
): Promise<void> {
  const { path, from, resumes } = place;
  const flags = !resumes ? 'wx' : from === 0 ? 'w' : 'r+';
  const handle = await open(path, flags, MODE).catch((error: unknown) => {
    throw writeFailure(error, expected.sha1);
  });
  try {
    const measure = new Measure(expected);
    if (from > 0) await readAgain(handle, place, measure, expected);
    await pour(handle, place, measure, expected, source);
    await makeDurable(handle, publishedAt).catch((error: unknown) => {
      throw writeFailure(error, expected.sha1);
    });
  } catch (error) {
    // Closed already when closing itself was what failed; then this does nothing.
    await handle.close().catch(() => undefined);
    if (!resumes || isCorruption(error)) await rm(path, { force: true });
    throw error;
  }
}

/** Measures what an earlier attempt has left, and cuts off what lies behind it. */
async function readAgain(
  handle: FileHandle,
  { from, mayGoOn }: IncomingPlace,
  measure: Measure,
  { sha1 }: CheckedExpectation,
): Promise<void> {
  const told = (error: unknown) => {
    throw writeFailure(error, sha1);
  };
  await handle.truncate(from).catch(told);
  const buffer = Buffer.allocUnsafeSlow(Math.min(READ_SIZE, from));
  for (let at = 0; at < from; ) {
    mayGoOn();
    const length = Math.min(buffer.length, from - at);
    const { bytesRead } = await handle.read(buffer, 0, length, at).catch(told);
    // Somebody made it shorter since it was looked at.
    if (bytesRead === 0) throw contentFailures.fail('size-mismatch', { subject: sha1 });
    measure.take(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

/**
 * Writes the source into the handle from that position on, measuring as it goes. Errors of the source are passed on as
 * they are, once everything that came before is written.
 */
export async function pour(
  handle: FileHandle,
  { from, mayGoOn }: Pick<IncomingPlace, 'from' | 'mayGoOn'>,
  measure: Measure,
  { sha1 }: CheckedExpectation,
  source: AsyncIterable<Uint8Array>,
): Promise<void> {
  const behind = new WriteBehind(handle, from);
  const written = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      throw writeFailure(error, sha1);
    });
  try {
    for await (const bytes of source) {
      mayGoOn();
      measure.take(bytes);
      const full = behind.take(bytes);
      if (full !== undefined) await written(full);
    }
  } catch (error) {
    // The first error says why; that the rest could not be written either does not matter any more.
    await behind.finish().catch(() => undefined);
    throw error;
  }
  await written(behind.finish());
  measure.finish();
}

async function makeDurable(handle: FileHandle, publishedAt: number): Promise<void> {
  await handle.utimes(publishedAt / 1000, publishedAt / 1000);
  await handle.sync();
  await handle.close();
}
