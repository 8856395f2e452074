import { createHash } from 'node:crypto';

/**
 * A stream of numbers that is the same on every machine for the same seed (the small fast counter
 * generator, sfc32). Not for secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...seed: readonly (string | number)[]) {
    const digest = createHash('sha1').update(seed.join('/')).digest();
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** At least 0, less than 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number, at least 0, less than `below`. */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** True in that share of the calls; 0 is never, 1 is always. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of them; the list must not be empty. */
  pick<T>(from: readonly T[]): T {
    return from[this.integer(from.length)]!;
  }

  /** A shuffled copy. */
  shuffled<T>(from: readonly T[]): T[] {
    const list = [...from];
    for (let index = list.length - 1; index > 0; index--) {
      const other = this.integer(index + 1);
      [list[index], list[other]] = [list[other]!, list[index]!];
    }
    return list;
  }
}

/** A GUID (lower case) that is the same for the same words, and shaped like a random one. */
export function guidFrom(...words: readonly (string | number)[]): string {
  const bytes = createHash('sha1').update(words.join('/')).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
