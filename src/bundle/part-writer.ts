import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFailures } from './failures.ts';
import { MOST_PARTS, type PartInfo, partName } from './manifest.ts';

/** What is there is read and written through, but never another file that a link points to. */
const FLAGS = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

interface OpenPart {
  readonly name: string;
  readonly handle: FileHandle;
  readonly hash: Hash;
  /** Bytes that belong to it so far. */
  size: number;
  /** So far the file held the same bytes already: nothing was written. */
  isSame: boolean;
}

/**
 * Cuts a stream into parts. Bytes that a part holds already are compared and not written, so that an export that broke off goes
 * on where it was, and one that ended in another way is put right. Throws `bundle/not-writable` and `bundle/bad-part-size`.
 */
export class PartWriter {
  readonly #directory: string;
  readonly #partSize: number;
  readonly #parts: PartInfo[] = [];
  #open: OpenPart | undefined;
  /** Bytes that were written, those left out that were there. */
  written = 0;

  constructor(directory: string, partSize: number) {
    this.#directory = directory;
    this.#partSize = partSize;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const part = this.#open ?? (await this.#openNext());
      const piece = bytes.subarray(at, at + this.#partSize - part.size);
      await this.#put(part, piece).catch((cause: unknown) => {
        throw notWritable(part.name, cause);
      });
      at += piece.length;
      if (part.size === this.#partSize) await this.#endPart(part);
    }
  }

  /** All parts, durable. */
  async finish(): Promise<readonly PartInfo[]> {
    if (this.#open !== undefined) await this.#endPart(this.#open);
    return this.#parts;
  }

  /** Keeps what is there for a next time. */
  async close(): Promise<void> {
    await this.#open?.handle.close();
    this.#open = undefined;
  }

  async #openNext(): Promise<OpenPart> {
    const name = partName(this.#parts.length);
    if (this.#parts.length >= MOST_PARTS) throw bundleFailures.fail('bad-part-size', { detail: name });
    const handle = await open(join(this.#directory, name), FLAGS, 0o644).catch((cause: unknown) => {
      throw notWritable(name, cause);
    });
    this.#open = { name, handle, hash: createHash('sha256'), size: 0, isSame: true };
    return this.#open;
  }

  async #put(part: OpenPart, piece: Uint8Array): Promise<void> {
    const { handle, hash } = part;
    hash.update(piece);
    if (part.isSame) part.isSame = await holds(handle, part.size, piece);
    if (!part.isSame) {
      for (let at = 0; at < piece.length; ) {
        at += (await handle.write(piece, at, piece.length - at, part.size + at)).bytesWritten;
      }
      this.written += piece.length;
    }
    part.size += piece.length;
  }

  async #endPart({ name, handle, hash, size }: OpenPart): Promise<void> {
    this.#open = undefined;
    try {
      if ((await handle.stat()).size > size) await handle.truncate(size);
      await handle.sync();
    } catch (cause) {
      throw notWritable(name, cause);
    } finally {
      await handle.close();
    }
    this.#parts.push({ name, size, sha256: hash.digest('hex').toUpperCase() });
  }
}

/** True when the file has those bytes at that place. */
async function holds(handle: FileHandle, at: number, piece: Uint8Array): Promise<boolean> {
  const there = Buffer.allocUnsafe(piece.length);
  for (let read = 0; read < piece.length; ) {
    const { bytesRead } = await handle.read(there, read, piece.length - read, at + read);
    if (bytesRead === 0) return false;
    read += bytesRead;
  }
  return there.equals(piece);
}

function notWritable(subject: string, cause: unknown) {
  return bundleFailures.fail('not-writable', { subject, cause });
}
