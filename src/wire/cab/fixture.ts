// For tests: LZX streams written item by item as MS-PATCH describes them, and cabinets around any payloads. Nothing
// here looks for matches: what is written is known, and so is what must be read.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { cabinetChecksum } from './checksum.ts';

/** A byte, a match by distance, or a match at one of the three recent distances. */
export type LzxItem =
  | number
  | { readonly distance: number; readonly length: number }
  | { readonly recent: 0 | 1 | 2; readonly length: number };

export interface LzxBlock {
  readonly kind: 'verbatim' | 'aligned' | 'uncompressed';
  readonly items: readonly LzxItem[];
}

export interface WrittenLzx {
  /** One for each 32,768 bytes. */
  readonly payloads: readonly Buffer[];
  readonly unfolded: Buffer;
}

const FRAME = 32_768;
const SLOTS = [30, 32, 34, 36, 38, 42, 50];

class BitWriter {
  readonly #bytes: number[] = [];
  #word = 0;
  #count = 0;

  put(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      this.#word = (this.#word << 1) | (Math.floor(value / 2 ** bit) & 1);
      if (++this.#count === 16) this.#flush();
    }
  }

  /** Up to the next word; a whole word when it is there already and that is wanted. */
  align(atLeastOne: boolean): void {
    if (atLeastOne) this.put(0, 1);
    while (this.#count > 0) this.put(0, 1);
  }

  bytes(bytes: Iterable<number>): void {
    this.#bytes.push(...bytes);
  }

  takeAll(): Buffer {
    this.align(false);
    return Buffer.from(this.#bytes.splice(0));
  }

  #flush(): void {
    this.#bytes.push(this.#word & 255, (this.#word >> 8) & 255);
    this.#word = 0;
    this.#count = 0;
  }
}

/** A complete code for those symbols. `skewed`: the first five get 1 to 5 bits, the others long codes. */
function lengthsFor(used: ReadonlySet<number>, symbols: number, skewed: boolean): Uint8Array {
  const lengths = new Uint8Array(symbols);
  let rest = [...used].sort((a, b) => a - b);
  let depth = 0;
  if (skewed && rest.length > 7) {
    for (const symbol of rest.slice(0, 5)) lengths[symbol] = ++depth;
    rest = rest.slice(5);
  }
  const bits = Math.ceil(Math.log2(rest.length));
  const short = 2 ** bits - rest.length;
  rest.forEach((symbol, index) => {
    lengths[symbol] = depth + (index < short ? bits - 1 : bits);
  });
  return lengths;
}

function codesOf(lengths: Uint8Array): number[] {
  const codes: number[] = [];
  let code = 0;
  for (let length = 1; length <= 16; length++) {
    lengths.forEach((each, symbol) => {
      if (each === length) codes[symbol] = code++;
    });
    code *= 2;
  }
  return codes;
}

function extraBits(slot: number): number {
  return slot < 4 ? 0 : Math.min((slot >> 1) - 1, 17);
}

function slotOf(distance: number): { slot: number; rest: number } {
  const formatted = distance + 2;
  let base = 0;
  for (let slot = 0; ; slot++) {
    const span = 2 ** extraBits(slot);
    if (slot >= 3 && formatted < base + span) return { slot, rest: formatted - base };
    base += span;
  }
}

/**
 * `skewed` makes codes of up to 16 bits. `callSize` writes that size for the translation of calls; the items are then the
 * translated bytes, and `unfolded` holds them untranslated back. No item may lie over a multiple of 32,768 bytes.
 */
export function writeLzx(
  blocks: readonly LzxBlock[],
  options: { readonly windowBits: number; readonly skewed?: boolean; readonly callSize?: number },
): WrittenLzx {
  const { windowBits, skewed = false, callSize } = options;
  const mainSymbols = 256 + SLOTS[windowBits - 15]! * 8;
  const writer = new BitWriter();
  const payloads: Buffer[] = [];
  const out: number[] = [];
  let main: Uint8Array = new Uint8Array(mainSymbols);
  let long: Uint8Array = new Uint8Array(249);
  let recent = [1, 1, 1];
  writer.put(callSize === undefined ? 0 : 1, 1);
  if (callSize !== undefined) writer.put(callSize, 32);

  for (const { kind, items } of blocks) {
    const length = items.reduce<number>((sum, item) => sum + (typeof item === 'number' ? 1 : item.length), 0);
    writer.put({ verbatim: 1, aligned: 2, uncompressed: 3 }[kind], 3);
    writer.put(length, 24);
    if (kind === 'uncompressed') writeBytes(items as readonly number[]);
    else writeItems(kind === 'aligned', items);
  }
  if (out.length % FRAME !== 0) payloads.push(writer.takeAll());
  return { payloads, unfolded: Buffer.from(out) };

  function grow(bytes: Iterable<number>): void {
    for (const byte of bytes) out.push(byte);
    if (out.length % FRAME === 0) payloads.push(writer.takeAll());
  }

  function writeBytes(items: readonly number[]): void {
    writer.align(true);
    const head = Buffer.alloc(12);
    recent.forEach((distance, index) => void head.writeUInt32LE(distance, index * 4));
    writer.bytes(head);
    for (const item of items) {
      writer.bytes([item]);
      grow([item]);
    }
    if (items.length % 2 === 1) writer.bytes([0]);
  }

  function writeItems(isAligned: boolean, items: readonly LzxItem[]): void {
    const symbols = items.map(symbolsOf);
    const newMain = lengthsFor(new Set([0, 1, ...symbols.map(({ symbol }) => symbol)]), mainSymbols, skewed);
    const newLong = lengthsFor(
      new Set([0, 1, ...symbols.flatMap(({ longer }) => (longer === undefined ? [] : [longer]))]),
      249,
      skewed,
    );
    // 1, 2, 3, 4, 5, 6, 7 and 7 bits: a complete code of eight.
    const alignedLengths = Uint8Array.from([7, 1, 6, 2, 5, 3, 4, 7]);
    if (isAligned) for (const bits of alignedLengths) writer.put(bits, 3);
    writeLengths(main.subarray(0, 256), newMain.subarray(0, 256));
    writeLengths(main.subarray(256), newMain.subarray(256));
    writeLengths(long, newLong);
    main = newMain;
    long = newLong;
    const mainCodes = codesOf(main);
    const longCodes = codesOf(long);
    const alignedCodes = codesOf(alignedLengths);
    items.forEach((item, index) => {
      const { symbol, longer, slot, rest } = symbols[index]!;
      writer.put(mainCodes[symbol]!, main[symbol]!);
      if (longer !== undefined) writer.put(longCodes[longer]!, long[longer]!);
      const extra = extraBits(slot);
      if (isAligned && extra >= 3) {
        writer.put(rest >> 3, extra - 3);
        writer.put(alignedCodes[rest & 7]!, alignedLengths[rest & 7]!);
      } else writer.put(rest, extra);
      grow(bytesOf(item));
    });
  }

  function symbolsOf(item: LzxItem): {
    symbol: number;
    longer: number | undefined;
    slot: number;
    rest: number;
  } {
    if (typeof item === 'number') return { symbol: item, longer: undefined, slot: 0, rest: 0 };
    const { slot, rest } = 'recent' in item ? { slot: item.recent, rest: 0 } : slotOf(item.distance);
    const header = Math.min(item.length - 2, 7);
    return {
      symbol: 256 + slot * 8 + header,
      longer: header === 7 ? item.length - 9 : undefined,
      slot,
      rest,
    };
  }

  function bytesOf(item: LzxItem): number[] {
    if (typeof item === 'number') return [item];
    if ('recent' in item) {
      const distance = recent[item.recent]!;
      recent[item.recent] = recent[0]!;
      recent[0] = distance;
    } else recent = [item.distance, recent[0]!, recent[1]!];
    const bytes: number[] = [];
    for (let index = 0; index < item.length; index++) {
      const at = out.length + index - recent[0]!;
      bytes.push(at < out.length ? out[at]! : bytes[at - out.length]!);
    }
    return bytes;
  }

  function writeLengths(old: Uint8Array, lengths: Uint8Array): void {
    const codeLengths = lengthsFor(new Set(Array.from({ length: 20 }, (_, index) => index)), 20, false);
    const codes = codesOf(codeLengths);
    const put = (symbol: number) => writer.put(codes[symbol]!, codeLengths[symbol]!);
    for (const bits of codeLengths) writer.put(bits, 4);
    for (let at = 0; at < lengths.length; ) {
      let run = 1;
      while (at + run < lengths.length && lengths[at + run] === lengths[at]) run++;
      const difference = (old[at]! - lengths[at]! + 17) % 17;
      if (lengths[at] === 0 && run >= 20) {
        run = Math.min(run, 51);
        put(18);
        writer.put(run - 20, 5);
      } else if (lengths[at] === 0 && run >= 4) {
        run = Math.min(run, 19);
        put(17);
        writer.put(run - 4, 4);
      } else if (run >= 4) {
        run = Math.min(run, 5);
        put(19);
        writer.put(run - 4, 1);
        put(difference);
      } else {
        run = 1;
        put(difference);
      }
      at += run;
    }
  }
}

/** A cabinet with one folder around payloads that somebody else coded, and one member over all of it. */
export function cabinetAround(
  payloads: readonly Buffer[],
  unfolded: number,
  typeCompress: number,
  more: {
    readonly reserve?: number;
    readonly name?: string;
    readonly size?: number;
    readonly withoutChecksums?: boolean;
  } = {},
): Buffer {
  const { reserve, name = 'blob', size = unfolded } = more;
  const header = Buffer.alloc(36 + (reserve === undefined ? 0 : 4 + reserve));
  const folder = Buffer.alloc(8 + (reserve ?? 0));
  const file = Buffer.alloc(16 + Buffer.byteLength(name) + 1);
  file.writeUInt32LE(size, 0);
  file.write(name, 16);
  let left = unfolded;
  const blocks = payloads.map((payload) => {
    const block = Buffer.alloc(8 + (reserve ?? 0), 0x5a);
    block.writeUInt16LE(payload.length, 4);
    block.writeUInt16LE(Math.min(left, FRAME), 6);
    left -= Math.min(left, FRAME);
    const sum = cabinetChecksum(block.subarray(4), cabinetChecksum(payload));
    block.writeUInt32LE(more.withoutChecksums ? 0 : sum, 0);
    return Buffer.concat([block, payload]);
  });
  const start = header.length + folder.length + file.length;
  header.write('MSCF');
  header.writeUInt32LE(start + blocks.reduce((sum, block) => sum + block.length, 0), 8);
  header.writeUInt32LE(header.length + folder.length, 16);
  header[24] = 3;
  header[25] = 1;
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(1, 28);
  if (reserve !== undefined) {
    header.writeUInt16LE(4, 30);
    header.writeUInt16LE(reserve, 36);
    header[38] = reserve;
    header[39] = reserve;
  }
  folder.writeUInt32LE(start, 0);
  folder.writeUInt16LE(blocks.length, 4);
  folder.writeUInt16LE(typeCompress, 6);
  return Buffer.concat([header, folder, file, ...blocks]);
}

/** What cabextract makes of the cabinet must be that; the test says so when the program is not on this machine. */
export function oracleReads(t: TestContext, cabinet: Buffer, expected: Buffer): void {
  const directory = mkdtempSync(join(tmpdir(), 'todoku-cab-'));
  try {
    const path = join(directory, 'test.cab');
    writeFileSync(path, cabinet);
    const { stdout, stderr, error } = spawnSync('cabextract', ['--pipe', '--quiet', path], {
      maxBuffer: 256 * 1024 * 1024,
    });
    if (error !== undefined) t.diagnostic('cabextract is not here: not compared with it');
    else assert.ok(stdout.equals(expected), `cabextract reads something else. ${stderr}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Compares bytes. Says where they differ, cheaply: the difference of large buffers as text would take all memory. */
export function sameBytes(actual: Uint8Array, expected: Uint8Array, what = 'bytes'): void {
  if (Buffer.compare(actual, expected) === 0) return;
  const at = actual.findIndex((byte, index) => byte !== expected[index]);
  const place = at < 0 ? 'the end' : `byte ${at}`;
  assert.fail(`${what}: ${actual.length} instead of ${expected.length} bytes, different from ${place}`);
}
