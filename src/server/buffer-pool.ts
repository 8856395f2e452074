/**
 * Buffers of one size that are used again and again. Fresh memory for every request keeps the garbage
 * collector busier than the request itself.
 */
export class BufferPool {
  readonly #bytes: number;
  readonly #kept: number;
  readonly #free: Buffer[] = [];

  /** `bytes`: size of each; `kept`: how many are kept while nobody uses them. */
  constructor({ bytes, kept }: { readonly bytes: number; readonly kept: number }) {
    this.#bytes = bytes;
    this.#kept = kept;
  }

  /** A buffer of at least that size with arbitrary content; undefined when that is more than the pool's buffers have. */
  take(size: number): Buffer | undefined {
    if (size > this.#bytes) return undefined;
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#bytes);
  }

  /** Gives it back; whoever gives it must not look at it again. */
  give(buffer: Buffer): void {
    if (this.#free.length < this.#kept) this.#free.push(buffer);
  }
}
