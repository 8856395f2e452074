import { damaged } from './damage.ts';

/**
 * Reads the bits of one LZX block: 16-bit little-endian words, the high bit first (MS-PATCH). Behind the end
 * stand zeros, because codes are looked up by 16 bits; `checkEnd` tells whether any of them was used.
 */
export class LzxBits {
  #bytes: Buffer = Buffer.alloc(0);
  #position = 0;
  /** The bits that were fetched and not used, at the high end. */
  #buffer = 0;
  #left = 0;

  open(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#position = 0;
    this.#buffer = 0;
    this.#left = 0;
  }

  /** The next 16 bits, which stay. */
  peek16(): number {
    if (this.#left < 16) this.#fetch();
    return this.#buffer >>> 16;
  }

  /** Goes on by `count` bits, 16 at the most, that were looked at. */
  drop(count: number): void {
    this.#buffer <<= count;
    this.#left -= count;
  }

  /** The next `count` bits as a number; 0 to 24. */
  take(count: number): number {
    if (count > 16) {
      const high = this.take(16);
      return high * (1 << (count - 16)) + this.take(count - 16);
    }
    if (count === 0) return 0;
    const value = this.peek16() >>> (16 - count);
    this.drop(count);
    return value;
  }

  /** Leaves 1 to 16 bits out, up to the next whole word, from where bytes are read (MS-PATCH). */
  alignToBytes(): void {
    // A word that was fetched and not begun is given back; when it is the only one, it is the padding.
    if (this.#left > 16) this.#position -= 2;
    this.#buffer = 0;
    this.#left = 0;
  }

  /** Bytes as they stand, after `alignToBytes` only. */
  takeBytes(count: number): Buffer {
    const end = this.#position + count;
    if (end > this.#bytes.length) throw damaged('an uncompressed LZX block is cut off');
    const bytes = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return bytes;
  }

  /** Of bytes that are read as they stand: whether any is left. */
  get hasBytes(): boolean {
    return this.#position < this.#bytes.length;
  }

  /** Throws wire/bad-cabinet when more bits were used than there are. */
  checkEnd(): void {
    const used = this.#position * 8 - this.#left;
    if (used > (this.#bytes.length + (this.#bytes.length & 1)) * 8) throw damaged('an LZX block is cut off');
  }

  #fetch(): void {
    const at = this.#position;
    const word = at < this.#bytes.length ? this.#bytes[at]! | ((this.#bytes[at + 1] ?? 0) << 8) : 0;
    this.#buffer |= word << (16 - this.#left);
    this.#left += 16;
    this.#position = at + 2;
  }
}
