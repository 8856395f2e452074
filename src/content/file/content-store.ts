import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Clock, syncDirectory } from '#base';
import {
  type CheckedExpectation,
  type ContentAddress,
  checkExpectation,
  contentAddress,
  isContentAddress,
} from '../address.ts';
import { contentFailures } from '../failures.ts';
import { Measure } from '../measure.ts';
import type { AddOptions, ContentExpectation, ContentInfo, ContentRoom, ContentStore } from '../port.ts';
import { isAbsence, isCorruption, readFailure, writeFailure } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { folderName, isContentFolder, type Places, partialAddress } from './places.ts';
import { receive } from './receive.ts';
import { makeSureOfRoom, roomIn } from './room.ts';

/** Bytes of one read from disk: four for one of the client's 1 MiB pieces, and little memory for each of thousands of them. */
const READ_SIZE = 256 * 1024;

/** Content in a directory. `openFileContentStore` makes one. */
export class FileContentStore implements ContentStore {
  readonly #places: Places;
  readonly #clock: Clock;
  /** What alters a file waits for its turn; `stat` and `read` never wait. */
  readonly #turns = new OneAtATime();
  #closed = false;

  constructor(places: Places, clock: Clock) {
    this.#places = places;
    this.#clock = clock;
  }

  async stat(sha1: string): Promise<ContentInfo | undefined> {
    const address = contentAddress(sha1);
    try {
      // Always asked of the file system: what it knows is cached by the kernel, and is never out of date.
      const found = await stat(this.#places.published(address));
      if (!found.isFile()) return undefined;
      return { sha1: address, size: found.size, modifiedAt: Math.floor(found.mtimeMs / 1000) * 1000 };
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw readFailure(error, address);
    }
  }

  async read(sha1: string, range: { readonly start: number; readonly end: number }): Promise<Readable> {
    const address = contentAddress(sha1);
    const { start, end } = range;
    const handle = await open(this.#places.published(address), 'r').catch((error: unknown) => {
      throw readFailure(error, address);
    });
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw contentFailures.fail('missing', { subject: address });
      if (!isRangeOf(found.size, start, end)) {
        const detail = `bytes ${start} to ${end} of ${found.size}`;
        throw contentFailures.fail('bad-range', { subject: address, detail });
      }
      if (end >= start) return handle.createReadStream({ start, end, highWaterMark: READ_SIZE });
    } catch (error) {
      await handle.close();
      throw readFailure(error, address);
    }
    await handle.close();
    return Readable.from([]);
  }

  async add(
    expected: ContentExpectation,
    source: AsyncIterable<Uint8Array>,
    options: AddOptions = {},
  ): Promise<ContentInfo> {
    const checked = checkExpectation(expected);
    return this.#turns.run(checked.sha1, async () => {
      this.#refuseWhenClosed(checked.sha1);
      const found = (await this.#alreadyThere(checked)) ?? (await this.#takeIn(checked, source, options));
      // Whoever brought the whole file, nobody goes on with the part.
      await this.#dropPartial(checked.sha1);
      return found;
    });
  }

  async partial(sha1: string): Promise<number> {
    const address = contentAddress(sha1);
    try {
      return (await stat(this.#places.partial(address))).size;
    } catch (error) {
      if (isAbsence(error)) return 0;
      throw readFailure(error, address);
    }
  }

  async expirePartials(before: number): Promise<void> {
    for (const address of (await this.#namesIn(this.#places.incoming)).map(partialAddress)) {
      if (address === undefined) continue;
      await this.#turns.run(address, async () => {
        const found = await stat(this.#places.partial(address)).catch(() => undefined);
        if (found !== undefined && found.mtimeMs < before) await this.#dropPartial(address);
      });
    }
  }

  room(): Promise<ContentRoom> {
    return roomIn(this.#places.directory);
  }

  async verify(expected: ContentExpectation): Promise<'sound' | 'missing' | 'corrupt'> {
    const checked = checkExpectation(expected);
    return this.#turns.run(checked.sha1, () => this.#verifyNow(checked));
  }

  async remove(sha1: string): Promise<void> {
    const address = contentAddress(sha1);
    await this.#turns.run(address, async () => {
      this.#refuseWhenClosed(address);
      await rm(this.#places.published(address), { force: true }).catch((error: unknown) => {
        throw writeFailure(error, address);
      });
    });
  }

  /** By folder, then by SHA-1: both ascending. */
  async *list(after?: string): AsyncGenerator<ContentInfo> {
    const behind = after === undefined ? undefined : contentAddress(after);
    const first = behind === undefined ? '' : folderName(behind);
    for (const folder of (await this.#namesIn(this.#places.directory)).filter(isContentFolder)) {
      if (folder < first) continue;
      for (const name of (await this.#namesIn(this.#places.folder(folder))).filter(isContentAddress)) {
        if (folderName(name) !== folder) continue;
        if (behind !== undefined && folder === first && name <= behind) continue;
        const info = await this.stat(name);
        if (info !== undefined) yield info;
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turns.idle();
  }

  async #alreadyThere(expected: CheckedExpectation): Promise<ContentInfo | undefined> {
    const found = await this.stat(expected.sha1);
    if (found === undefined || found.size === expected.size) return found;
    // Either the file was damaged, or what is expected of it is wrong; only its own digest can tell.
    if ((await this.#verifyNow({ ...expected, sha256: undefined, size: found.size })) === 'corrupt')
      return undefined;
    throw contentFailures.fail('size-mismatch', {
      subject: expected.sha1,
      detail: `declared are ${expected.size} bytes, the file with this digest has ${found.size}`,
    });
  }

  async #takeIn(
    expected: CheckedExpectation,
    source: AsyncIterable<Uint8Array>,
    { from, signal }: AddOptions,
  ): Promise<ContentInfo> {
    const { sha1 } = expected;
    const resumes = from !== undefined;
    if (resumes) await this.#refuseUnlessKept(sha1, from);
    await makeSureOfRoom(this.#places.directory, expected, from ?? 0);
    const publishedAt = Math.floor(this.#clock.now() / 1000) * 1000;
    const incoming = resumes ? this.#places.partial(sha1) : this.#places.newIncoming(sha1);
    const mayGoOn = () => {
      this.#refuseWhenClosed(sha1);
      signal?.throwIfAborted();
    };
    await receive({ path: incoming, from: from ?? 0, resumes, mayGoOn }, expected, source, publishedAt);
    try {
      await makeFolder(this.#places.folderOf(sha1));
      await rename(incoming, this.#places.published(sha1));
      // The name in its folder, and the folder's own name, which may be new as well.
      await syncDirectory(this.#places.folderOf(sha1));
      await syncDirectory(this.#places.directory);
    } catch (error) {
      await rm(incoming, { force: true });
      throw writeFailure(error, sha1);
    }
    return { sha1, size: expected.size, modifiedAt: publishedAt };
  }

  async #refuseUnlessKept(sha1: ContentAddress, from: number): Promise<void> {
    const kept = from === 0 ? 0 : await this.partial(sha1);
    if (Number.isSafeInteger(from) && from >= 0 && from <= kept) return;
    const detail = `to go on behind ${from} bytes, ${kept} are kept`;
    throw contentFailures.fail('bad-range', { subject: sha1, detail });
  }

  async #dropPartial(sha1: ContentAddress): Promise<void> {
    await rm(this.#places.partial(sha1), { force: true }).catch((error: unknown) => {
      throw writeFailure(error, sha1);
    });
  }

  async #verifyNow(expected: CheckedExpectation): Promise<'sound' | 'missing' | 'corrupt'> {
    try {
      await this.#compare(expected);
      return 'sound';
    } catch (error) {
      if (contentFailures.is(error, 'missing')) return 'missing';
      if (!isCorruption(error)) throw error;
      await this.#putAside(expected);
      return 'corrupt';
    }
  }

  async #compare(expected: CheckedExpectation): Promise<void> {
    const { sha1, size } = expected;
    const found = await this.stat(sha1);
    if (found === undefined) throw contentFailures.fail('missing', { subject: sha1 });
    // A file of the wrong size is not worth reading.
    if (found.size !== size) throw contentFailures.fail('size-mismatch', { subject: sha1 });
    const measure = new Measure(expected);
    const stream = await this.read(sha1, { start: 0, end: size - 1 });
    try {
      for await (const bytes of stream) measure.take(bytes);
    } catch (error) {
      throw readFailure(error, sha1);
    }
    measure.finish();
  }

  async #putAside(expected: CheckedExpectation): Promise<void> {
    const { sha1 } = expected;
    try {
      await rename(this.#places.published(sha1), this.#places.newQuarantine(sha1));
      await syncDirectory(this.#places.folderOf(sha1));
    } catch (error) {
      throw writeFailure(error, sha1);
    }
  }

  async #namesIn(directory: string): Promise<readonly string[]> {
    try {
      return (await readdir(directory)).sort();
    } catch (error) {
      if (isAbsence(error)) return [];
      throw readFailure(error, directory);
    }
  }

  #refuseWhenClosed(subject: string): void {
    if (this.#closed) throw contentFailures.fail('closed', { subject });
  }
}

/** Both ends included; `start - 1` as the end asks for no bytes. */
function isRangeOf(size: number, start: number, end: number): boolean {
  return (
    Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end >= start - 1 && end < size
  );
}
