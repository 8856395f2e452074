import { damaged } from './damage.ts';
import { BLOCK_SIZE } from './layout.ts';
import { LzxBits } from './lzx-bits.ts';
import { PrefixCode } from './prefix-code.ts';

// LZX as cabinets have it (MS-PATCH, without the reference data of LZX DELTA; observed in cabinets): one stream over all
// blocks of the folder, cut every 32,768 bytes at a word boundary. Inside it stand LZX blocks of three kinds, of any length.

const VERBATIM = 1;
const ALIGNED = 2;
const UNCOMPRESSED = 3;

const LITERALS = 256;
const LENGTHS = 249;
const SHORTEST_MATCH = 2;
/** Position slots by the bits of the window, 15 to 21. */
const SLOTS: Readonly<Record<number, number>> = { 15: 30, 16: 32, 17: 34, 18: 36, 19: 38, 20: 42, 21: 50 };
/** Calls are translated in the first gibibyte only, and never in the last bytes of a block. */
const TRANSLATED_BLOCKS = 32_768;
const UNTRANSLATED_TAIL = 10;

/** Of each position slot: the bits behind it, and the first distance. */
const EXTRA_BITS = new Uint8Array(50);
const BASES = new Uint32Array(50);
for (let slot = 0, base = 0; slot < 50; slot++) {
  EXTRA_BITS[slot] = slot < 4 ? 0 : Math.min((slot >> 1) - 1, 17);
  BASES[slot] = base;
  base += 2 ** EXTRA_BITS[slot]!;
}

/** Undoes LZX for one folder, block by block. */
export class LzxDecoder {
  readonly #bits = new LzxBits();
  readonly #main: PrefixCode;
  readonly #length = new PrefixCode(LENGTHS, 9);
  readonly #aligned = new PrefixCode(8, 7);
  readonly #lengthsOfCodes = new PrefixCode(20, 7);
  readonly #window: number;
  /** What was decoded last: at least a window of it, unless that much was not there yet. */
  readonly #history: Buffer;
  #position = 0;
  #blocks = 0;
  /** What calls are translated for (E8 translation), 0 for not at all. */
  #translationSize = 0;
  #kind = 0;
  /** Bytes that the current LZX block has still to give. */
  #remaining = 0;
  /** An uncompressed LZX block of odd length was read and its padding was not. */
  #isPaddingDue = false;
  #recent0 = 1;
  #recent1 = 1;
  #recent2 = 1;

  /** `windowBits` 15 to 21; `unfolded`: bytes of the whole folder. Throws wire/bad-cabinet. */
  constructor(windowBits: number, unfolded: number) {
    const slots = SLOTS[windowBits];
    if (slots === undefined) throw damaged(`an LZX window of 2^${windowBits} bytes`);
    this.#main = new PrefixCode(LITERALS + slots * 8, 11);
    this.#window = 2 ** windowBits;
    this.#history = Buffer.allocUnsafe(Math.min(unfolded, 2 * this.#window + BLOCK_SIZE));
  }

  /** The bytes of the next block, `size` of them. Throws wire/bad-cabinet. */
  unfold(payload: Buffer, size: number): Buffer {
    this.#makeRoom(size);
    this.#bits.open(payload);
    if (this.#blocks === 0 && this.#bits.take(1) === 1) {
      this.#translationSize = (this.#bits.take(16) << 16) | this.#bits.take(16);
    }
    const start = this.#position;
    const end = start + size;
    while (this.#position < end) {
      if (this.#remaining === 0) this.#startLzxBlock();
      const from = this.#position;
      const stop = Math.min(end, from + this.#remaining);
      if (this.#kind === UNCOMPRESSED) this.#copy(stop);
      else this.#decode(stop);
      this.#remaining -= stop - from;
    }
    this.#passPadding();
    this.#bits.checkEnd();
    const bytes = Buffer.from(this.#history.subarray(start, end));
    if (this.#translationSize !== 0 && this.#blocks < TRANSLATED_BLOCKS) {
      undoCallTranslation(bytes, this.#blocks * BLOCK_SIZE, this.#translationSize);
    }
    this.#blocks++;
    return bytes;
  }

  #makeRoom(size: number): void {
    if (this.#position + size <= this.#history.length) return;
    const kept = Math.min(this.#window, this.#position);
    this.#history.copyWithin(0, this.#position - kept, this.#position);
    this.#position = kept;
  }

  #startLzxBlock(): void {
    const bits = this.#bits;
    this.#passPadding();
    this.#kind = bits.take(3);
    this.#remaining = bits.take(24);
    if (this.#remaining === 0) throw damaged('an LZX block is empty');
    if (this.#kind === UNCOMPRESSED) {
      bits.alignToBytes();
      const recent = bits.takeBytes(12);
      this.#recent0 = recent.readUInt32LE(0);
      this.#recent1 = recent.readUInt32LE(4);
      this.#recent2 = recent.readUInt32LE(8);
      this.#isPaddingDue = this.#remaining % 2 === 1;
      return;
    }
    if (this.#kind === ALIGNED) {
      for (let index = 0; index < 8; index++) this.#aligned.lengths[index] = bits.take(3);
      this.#aligned.build();
    } else if (this.#kind !== VERBATIM) throw damaged(`an LZX block of kind ${this.#kind}`);
    this.#readLengths(this.#main, 0, LITERALS);
    this.#readLengths(this.#main, LITERALS, this.#main.lengths.length);
    this.#main.build();
    this.#readLengths(this.#length, 0, LENGTHS);
    this.#length.build();
  }

  /** The byte behind an uncompressed LZX block of odd length; when the cabinet's block ended there it may stand in the next. */
  #passPadding(): void {
    if (!this.#isPaddingDue || this.#remaining > 0 || !this.#bits.hasBytes) return;
    this.#bits.takeBytes(1);
    this.#isPaddingDue = false;
  }

  /** Lengths of codes, told as differences to those of the block before (MS-PATCH). */
  #readLengths({ lengths }: PrefixCode, from: number, to: number): void {
    const bits = this.#bits;
    const code = this.#lengthsOfCodes;
    for (let index = 0; index < 20; index++) code.lengths[index] = bits.take(4);
    code.build();
    for (let at = from; at < to; ) {
      const symbol = code.read(bits);
      let run = 1;
      let length = 0;
      if (symbol === 17) run = 4 + bits.take(4);
      else if (symbol === 18) run = 20 + bits.take(5);
      else if (symbol === 19) {
        run = 4 + bits.take(1);
        length = newLength(lengths[at]!, code.read(bits));
      } else length = newLength(lengths[at]!, symbol);
      lengths.fill(length, at, Math.min(at + run, to));
      at += run;
    }
  }

  #copy(stop: number): void {
    this.#bits.takeBytes(stop - this.#position).copy(this.#history, this.#position);
    this.#position = stop;
  }

  #decode(stop: number): void {
    const bits = this.#bits;
    const main = this.#main;
    const history = this.#history;
    const isAligned = this.#kind === ALIGNED;
    let at = this.#position;
    while (at < stop) {
      const symbol = main.read(bits);
      if (symbol < LITERALS) {
        history[at++] = symbol;
        continue;
      }
      let length = (symbol & 7) + SHORTEST_MATCH;
      if (length === 7 + SHORTEST_MATCH) length += this.#length.read(bits);
      const distance = this.#readDistance((symbol - LITERALS) >> 3, isAligned);
      if (distance < 1 || distance > at || distance > this.#window) {
        throw damaged(`an LZX match ${distance} bytes back, ${at} were there`);
      }
      const end = at + length;
      if (end > stop) throw damaged('an LZX match runs over the end of its block');
      if (length > 32 && distance >= length) {
        history.copyWithin(at, at - distance, end - distance);
        at = end;
      } else {
        for (let from = at - distance; at < end; ) history[at++] = history[from++]!;
      }
    }
    this.#position = at;
  }

  #readDistance(slot: number, isAligned: boolean): number {
    let distance = this.#recent0;
    if (slot === 0) return distance;
    if (slot === 1) {
      distance = this.#recent1;
      this.#recent1 = this.#recent0;
      return (this.#recent0 = distance);
    }
    if (slot === 2) {
      distance = this.#recent2;
      this.#recent2 = this.#recent0;
      return (this.#recent0 = distance);
    }
    const extra = EXTRA_BITS[slot]!;
    distance = BASES[slot]! - 2;
    if (isAligned && extra >= 3) {
      distance += this.#bits.take(extra - 3) * 8;
      distance += this.#aligned.read(this.#bits);
    } else distance += this.#bits.take(extra);
    this.#recent2 = this.#recent1;
    this.#recent1 = this.#recent0;
    return (this.#recent0 = distance);
  }
}

function newLength(old: number, difference: number): number {
  if (difference > 16) throw damaged('an LZX block repeats a repetition of code lengths');
  return (old - difference + 17) % 17;
}

/** The targets of x86 calls (E8) are made relative again. `position`: where the block begins in the folder (MS-PATCH). */
function undoCallTranslation(block: Buffer, position: number, size: number): void {
  const end = block.length - UNTRANSLATED_TAIL;
  for (let at = block.indexOf(0xe8); at >= 0 && at < end; at = block.indexOf(0xe8, at + 5)) {
    const here = position + at;
    const target = block.readInt32LE(at + 1);
    if (target < -here || target >= size) continue;
    block.writeInt32LE((target >= 0 ? target - here : target + size) | 0, at + 1);
  }
}
