import { damaged } from './damage.ts';
import type { LzxBits } from './lzx-bits.ts';

const LONGEST = 16;

/**
 * A canonical prefix code given by the lengths of its codes, 0 to 16 bits; 0 for symbols that do not occur. Short codes
 * are looked up in a table, long ones by their rank, so that hostile blocks cannot make large tables over and over.
 */
export class PrefixCode {
  /** The owner writes them, then calls `build`. They stay from block to block: the next ones are told as differences. */
  readonly lengths: Uint8Array;
  readonly #tableBits: number;
  /** By the first `tableBits` bits: symbol and length, 0 for a long code or none. */
  readonly #table: Uint16Array;
  readonly #sorted: Uint16Array;
  readonly #counts = new Uint16Array(LONGEST + 1);
  /** The first code of each length, and where its symbol stands in `sorted`. */
  readonly #first = new Uint32Array(LONGEST + 1);
  readonly #offsets = new Uint16Array(LONGEST + 1);

  constructor(symbols: number, tableBits: number) {
    this.lengths = new Uint8Array(symbols);
    this.#tableBits = tableBits;
    this.#table = new Uint16Array(1 << tableBits);
    this.#sorted = new Uint16Array(symbols);
  }

  /** Throws wire/bad-cabinet when there are more codes than bits can tell apart. Too few are no matter until one is met. */
  build(): void {
    const counts = this.#counts.fill(0);
    for (const length of this.lengths) counts[length]!++;
    counts[0] = 0;
    let code = 0;
    let offset = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code = (code + counts[length - 1]!) * 2;
      this.#first[length] = code;
      this.#offsets[length] = offset;
      offset += counts[length]!;
      if (code + counts[length]! > 1 << length)
        throw damaged('an LZX code has more symbols than it can tell apart');
    }
    const next = this.#offsets.slice();
    this.lengths.forEach((length, symbol) => {
      if (length > 0) this.#sorted[next[length]!++] = symbol;
    });
    this.#fillTable();
  }

  /** The next symbol. Throws wire/bad-cabinet when the bits are none. */
  read(bits: LzxBits): number {
    const word = bits.peek16();
    const entry = this.#table[word >>> (16 - this.#tableBits)]!;
    if (entry === 0) return this.#readLong(bits, word);
    bits.drop(entry & 31);
    return entry >>> 5;
  }

  #fillTable(): void {
    this.#table.fill(0);
    for (let length = 1; length <= this.#tableBits; length++) {
      const span = 1 << (this.#tableBits - length);
      for (let index = 0; index < this.#counts[length]!; index++) {
        const start = (this.#first[length]! + index) * span;
        const symbol = this.#sorted[this.#offsets[length]! + index]!;
        this.#table.fill((symbol << 5) | length, start, start + span);
      }
    }
  }

  #readLong(bits: LzxBits, word: number): number {
    for (let length = this.#tableBits + 1; length <= LONGEST; length++) {
      const rank = (word >>> (16 - length)) - this.#first[length]!;
      if (rank >= 0 && rank < this.#counts[length]!) {
        bits.drop(length);
        return this.#sorted[this.#offsets[length]! + rank]!;
      }
    }
    throw damaged('an LZX block has a code that stands for nothing');
  }
}
