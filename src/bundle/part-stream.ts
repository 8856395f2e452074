import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFailures } from './failures.ts';
import type { PartInfo } from './manifest.ts';
import { isAbsent } from './open-bundle.ts';

const READ_SIZE = 1024 * 1024;

interface OpenPart {
  readonly part: PartInfo;
  readonly handle: FileHandle;
  readonly hash: Hash;
  at: number;
}

/**
 * The parts of a bundle as one stream. With `checked` every byte is read, and the SHA-256 of each part compared at its end;
 * without it what is skipped is not read. Throws `bundle/missing-part`, `bundle/damaged-part` and `bundle/not-readable`.
 */
export class PartStream {
  readonly #directory: string;
  readonly #parts: readonly PartInfo[];
  readonly #checked: boolean;
  readonly #signal: AbortSignal | undefined;
  #next = 0;
  #open: OpenPart | undefined;
  /** Read and not taken. */
  #chunk: Buffer = Buffer.alloc(0);

  constructor(
    directory: string,
    parts: readonly PartInfo[],
    options: { readonly checked: boolean; readonly signal?: AbortSignal | undefined },
  ) {
    this.#directory = directory;
    this.#parts = parts;
    this.#checked = options.checked;
    this.#signal = options.signal;
  }

  /** Parts that were begun. */
  get partsRead(): number {
    return Math.min(this.#next, this.#parts.length);
  }

  /** Exactly so many bytes, as a whole. */
  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(count)) pieces.push(piece);
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  /** Exactly so many bytes, in pieces. */
  async *pieces(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#chunk.length === 0 && !(await this.#fill())) throw this.#tooShort();
      const piece = this.#chunk.subarray(0, left);
      this.#chunk = this.#chunk.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const here = this.#open;
      if (this.#chunk.length === 0 && here !== undefined && !this.#checked && here.at < here.part.size) {
        const jump = Math.min(left, here.part.size - here.at);
        here.at += jump;
        left -= jump;
        continue;
      }
      if (this.#chunk.length === 0 && !(await this.#fill())) throw this.#tooShort();
      const skipped = Math.min(left, this.#chunk.length);
      this.#chunk = this.#chunk.subarray(skipped);
      left -= skipped;
    }
  }

  /** Reads what is left, so that each part is compared. Resolves with the number of bytes. */
  async finish(): Promise<number> {
    let count = this.#chunk.length;
    while (await this.#fill()) count += this.#chunk.length;
    return count;
  }

  async close(): Promise<void> {
    await this.#open?.handle.close();
    this.#open = undefined;
  }

  /** False at the end of the last part. */
  async #fill(): Promise<boolean> {
    for (;;) {
      this.#signal?.throwIfAborted();
      this.#chunk = Buffer.alloc(0);
      const here = this.#open;
      if (here === undefined) {
        if (!(await this.#openNext())) return false;
      } else if (here.at === here.part.size) await this.#endPart();
      else {
        this.#chunk = await this.#read(here);
        return true;
      }
    }
  }

  async #openNext(): Promise<boolean> {
    const part = this.#parts[this.#next++];
    if (part === undefined) return false;
    const handle = await open(join(this.#directory, part.name), 'r').catch((cause: unknown) => {
      throw partFailure(cause, part.name);
    });
    this.#open = { part, handle, hash: createHash('sha256'), at: 0 };
    const { size } = await handle.stat();
    if (size !== part.size) throw damagedPart(part, `it has ${size} bytes instead of ${part.size}`);
    return true;
  }

  async #read(here: OpenPart): Promise<Buffer> {
    const { part, handle, hash, at } = here;
    const wanted = Math.min(READ_SIZE, part.size - at);
    const { bytesRead, buffer } = await handle
      .read(Buffer.allocUnsafe(wanted), 0, wanted, at)
      .catch((cause: unknown) => {
        throw partFailure(cause, part.name);
      });
    if (bytesRead === 0) throw damagedPart(part, 'it became shorter while it was read');
    const bytes = buffer.subarray(0, bytesRead);
    here.at += bytesRead;
    if (this.#checked) hash.update(bytes);
    return bytes;
  }

  async #endPart(): Promise<void> {
    const here = this.#open;
    if (here === undefined) return;
    await this.close();
    if (!this.#checked) return;
    const sha256 = here.hash.digest('hex').toUpperCase();
    if (sha256 !== here.part.sha256) throw damagedPart(here.part, `its SHA-256 is ${sha256}`);
  }

  #tooShort() {
    return bundleFailures.fail('damaged-content', { detail: 'it ends in the middle of something' });
  }
}

function damagedPart({ name }: PartInfo, detail: string) {
  return bundleFailures.fail('damaged-part', { subject: name, detail });
}

function partFailure(cause: unknown, subject: string) {
  return bundleFailures.fail(isAbsent(cause) ? 'missing-part' : 'not-readable', { subject, cause });
}
