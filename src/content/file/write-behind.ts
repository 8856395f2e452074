import type { FileHandle } from 'node:fs/promises';

/** Bytes that go to the disk in one call; sockets hand them over in pieces of 64 KiB at the most. */
const BLOCK = 1024 * 1024;
/** Pieces in one call, however small: more than that the system does not take at once. */
const PIECES = 512;

/**
 * Writes pieces in large blocks without copying them. While one block is on its way to the disk the next is collected,
 * so that measuring and writing go on at the same time; at most two blocks are held.
 */
export class WriteBehind {
  readonly #handle: FileHandle;
  #position: number;
  #pieces: Uint8Array[] = [];
  #length = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle, position: number) {
    this.#handle = handle;
    this.#position = position;
  }

  /** Undefined while there is room for more; otherwise wait until it resolves. Rejects with what an earlier block met. */
  take(bytes: Uint8Array): Promise<void> | undefined {
    if (bytes.length === 0) return undefined;
    this.#pieces.push(bytes);
    this.#length += bytes.length;
    return this.#length < BLOCK && this.#pieces.length < PIECES ? undefined : this.#send();
  }

  /** Resolves when everything is written. */
  async finish(): Promise<void> {
    await this.#send();
    await this.#writing;
  }

  /** Resolves when the block before this one is written and this one is on its way. */
  async #send(): Promise<void> {
    const [pieces, position] = [this.#pieces, this.#position];
    this.#pieces = [];
    this.#position += this.#length;
    this.#length = 0;
    await this.#writing;
    this.#writing = writeAll(this.#handle, pieces, position);
    // Whoever comes next is told; until then nobody waits for it.
    this.#writing.catch(() => undefined);
  }
}

/** One call may take only a part, for one when the disk is nearly full. */
async function writeAll(handle: FileHandle, pieces: Uint8Array[], position: number): Promise<void> {
  let rest = pieces;
  for (let at = position; rest.length > 0; ) {
    const { bytesWritten } = await handle.writev(rest, at);
    at += bytesWritten;
    rest = behindFirst(rest, bytesWritten);
  }
}

function behindFirst(pieces: Uint8Array[], count: number): Uint8Array[] {
  let left = count;
  let index = 0;
  for (; index < pieces.length; index++) {
    const { length } = pieces[index] as Uint8Array;
    if (length > left) break;
    left -= length;
  }
  const [first, ...others] = pieces.slice(index);
  return first === undefined ? [] : [first.subarray(left), ...others];
}
