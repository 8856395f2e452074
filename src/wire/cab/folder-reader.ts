import { wireFailures } from '../failures.ts';
import { cabinetChecksum } from './checksum.ts';
import { damaged, tooLarge } from './damage.ts';
import type { DataBlock, Folder } from './layout.ts';
import { LzxDecoder } from './lzx-decoder.ts';
import { MszipDecoder } from './mszip.ts';

/** What all readers of one cabinet may still unfold, in bytes. */
export interface Budget {
  left: number;
}

interface Decoder {
  unfold(payload: Buffer, size: number): Buffer;
}

/** Unfolds one folder from front to back, a block at a time; going back begins anew. */
export class FolderReader {
  readonly #cabinet: Buffer;
  readonly #folder: Folder;
  readonly #budget: Budget;
  #decoder: Decoder;
  #next = 0;
  /** The block unfolded last, and where it begins in the folder. */
  #block: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(cabinet: Buffer, folder: Folder, budget: Budget) {
    this.#cabinet = cabinet;
    this.#folder = folder;
    this.#budget = budget;
    this.#decoder = decoderOf(folder);
  }

  /** The bytes from `from` up to `to` of the unfolded folder, in pieces. Throws wire/bad-cabinet and wire/cabinet-too-large. */
  *pieces(from: number, to: number): Generator<Buffer> {
    for (let at = from; at < to; ) {
      this.#goTo(at);
      const piece = this.#block.subarray(at - this.#start, to - this.#start);
      at += piece.length;
      yield piece;
    }
  }

  #goTo(position: number): void {
    if (position < this.#start) {
      this.#decoder = decoderOf(this.#folder);
      this.#next = 0;
      this.#block = Buffer.alloc(0);
      this.#start = 0;
    }
    while (position >= this.#start + this.#block.length) {
      const block = this.#folder.blocks[this.#next++];
      if (block === undefined) throw damaged('a folder ends before its members do');
      this.#start += this.#block.length;
      this.#block = this.#unfold(block);
    }
  }

  #unfold(block: DataBlock): Buffer {
    this.#budget.left -= block.unfolded;
    if (this.#budget.left < 0) throw tooLarge('its members lie over one another');
    const payload = this.#cabinet.subarray(block.payload, block.payload + block.size);
    checkSum(this.#cabinet, block, payload);
    return this.#decoder.unfold(payload, block.unfolded);
  }
}

/** 0 means that there is none. Some writers count the reserve, some do not (MS-CAB). */
function checkSum(cabinet: Buffer, block: DataBlock, payload: Buffer): void {
  const expected = cabinet.readUInt32LE(block.header);
  if (expected === 0) return;
  const sum = cabinetChecksum(payload);
  const sizes = cabinet.subarray(block.header + 4, block.header + 8);
  if (cabinetChecksum(sizes, sum) === expected) return;
  if (cabinetChecksum(cabinet.subarray(block.header + 4, block.payload), sum) === expected) return;
  throw damaged(`the block at byte ${block.header} does not have its checksum`);
}

/** By CFFOLDER.typeCompress: the method in the low four bits, the window of LZX in the high byte. */
function decoderOf({ typeCompress, unfolded }: Folder): Decoder {
  switch (typeCompress & 15) {
    case 0:
      return { unfold: takeAsItIs };
    case 1:
      return new MszipDecoder();
    case 3:
      return new LzxDecoder((typeCompress >> 8) & 31, unfolded);
    case 2:
      throw wireFailures.fail('cabinet-not-supported', { detail: 'it is compressed with Quantum' });
    default:
      throw damaged(`an unknown compression, ${typeCompress & 15}`);
  }
}

function takeAsItIs(payload: Buffer, size: number): Buffer {
  if (payload.length !== size)
    throw damaged(`an uncompressed block has ${payload.length} bytes instead of ${size}`);
  return payload;
}
