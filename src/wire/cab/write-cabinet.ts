import { setImmediate } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { wireFailures } from '../failures.ts';
import { cabinetChecksum } from './checksum.ts';
import { tooLarge } from './damage.ts';
import { BLOCK_SIZE } from './layout.ts';

export type CabinetCompression = 'none' | 'mszip' | 'lzx';

export interface NewMember {
  /** 1 to 255 bytes of UTF-8 without a zero. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const HEADER = 36;
const FOLDER = 8;
const FILE = 16;
const DATA = 8;
const MOST_BLOCKS = 0xffff;
/** About 10 ms of work. */
const BLOCKS_A_TURN = 16;
const NAME_IS_UTF8 = 0x80;
/** MSZIP lets a block grow by 12 bytes, its two letters included (MS-MCI). */
const LARGEST_DEFLATED = BLOCK_SIZE + 10;
/** LZX with a window of 2^21 bytes, as real servers write it (protocol-facts 12.2). */
const TYPES: Readonly<Record<CabinetCompression, number>> = { none: 0, mszip: 1, lzx: 0x1503 };

/**
 * A cabinet of one folder with those members, in the layout of real servers: version 1.3, no flags, checksums, and dates,
 * times and attributes of 0 (protocol-facts 12.2). `lzx` writes LZX blocks that are not compressed, which every reader of
 * LZX takes. Throws wire/cabinet-too-large above 2,147,450,880 bytes, and wire/bad-cabinet for a name that is none.
 */
export function writeCabinet(
  members: readonly NewMember[],
  options: { readonly compression: CabinetCompression },
): Buffer {
  const files = directoryOf(members);
  return assemble(members.length, options.compression, files, [...blocksOf(members, options.compression)]);
}

/** The same, for members that take their time: other work gets its turns meanwhile. */
export async function writeLargeCabinet(
  members: readonly NewMember[],
  options: { readonly compression: CabinetCompression },
): Promise<Buffer> {
  const files = directoryOf(members);
  const blocks: Buffer[] = [];
  for (const block of blocksOf(members, options.compression)) {
    blocks.push(block);
    if (blocks.length % BLOCKS_A_TURN === 0) await setImmediate();
  }
  return assemble(members.length, options.compression, files, blocks);
}

function assemble(
  members: number,
  compression: CabinetCompression,
  files: Buffer,
  blocks: readonly Buffer[],
): Buffer {
  const start = HEADER + FOLDER + files.length;
  const header = Buffer.alloc(HEADER + FOLDER);
  header.write('MSCF', 'latin1');
  header.writeUInt32LE(start + blocks.reduce((sum, block) => sum + block.length, 0), 8);
  header.writeUInt32LE(HEADER + FOLDER, 16);
  header[24] = 3;
  header[25] = 1;
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(members, 28);
  header.writeUInt32LE(start, HEADER);
  header.writeUInt16LE(blocks.length, HEADER + 4);
  header.writeUInt16LE(TYPES[compression], HEADER + 6);
  return Buffer.concat([header, files, ...blocks]);
}

function directoryOf(members: readonly NewMember[]): Buffer {
  if (members.length > MOST_BLOCKS) throw tooLarge(`${members.length} members`);
  let offset = 0;
  const entries = members.map(({ name, bytes }) => {
    const written = Buffer.from(name);
    if (written.length === 0 || written.length > 255 || written.includes(0)) {
      throw wireFailures.fail('bad-cabinet', { detail: `a member cannot be called ${JSON.stringify(name)}` });
    }
    const entry = Buffer.alloc(FILE + written.length + 1);
    entry.writeUInt32LE(bytes.length, 0);
    entry.writeUInt32LE(offset, 4);
    entry.writeUInt16LE(written.length === name.length ? 0 : NAME_IS_UTF8, 14);
    written.copy(entry, FILE);
    offset += bytes.length;
    if (offset > MOST_BLOCKS * BLOCK_SIZE) throw tooLarge('a cabinet holds 2,147,450,880 bytes at the most');
    return entry;
  });
  return Buffer.concat(entries);
}

function* blocksOf(members: readonly NewMember[], compression: CabinetCompression): Generator<Buffer> {
  let before: Buffer | undefined;
  for (const bytes of cut(members)) {
    const coded = code(bytes, compression, before);
    const block = Buffer.alloc(DATA + coded.length);
    block.writeUInt16LE(coded.length, 4);
    block.writeUInt16LE(bytes.length, 6);
    coded.copy(block, DATA);
    block.writeUInt32LE(cabinetChecksum(block.subarray(4, 8), cabinetChecksum(coded)), 0);
    yield block;
    before = bytes;
  }
}

/** The members one behind the other, in blocks of 32,768 bytes. */
function* cut(members: readonly NewMember[]): Generator<Buffer> {
  let pending: Buffer[] = [];
  let size = 0;
  for (const { bytes } of members) {
    for (let at = 0; at < bytes.length; ) {
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(
        at,
        at + BLOCK_SIZE - size,
      );
      pending.push(piece);
      at += piece.length;
      size += piece.length;
      if (size < BLOCK_SIZE) continue;
      yield Buffer.concat(pending);
      pending = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(pending);
}

function code(bytes: Buffer, compression: CabinetCompression, before: Buffer | undefined): Buffer {
  if (compression === 'none') return bytes;
  if (compression === 'lzx') return uncompressedLzx(bytes, before === undefined);
  const coded = deflateRawSync(bytes, before === undefined ? {} : { dictionary: before });
  return Buffer.concat([Buffer.from('CK'), coded.length <= LARGEST_DEFLATED ? coded : storedDeflate(bytes)]);
}

/** What deflate is when nothing shrinks: one stored block (RFC 1951 3.2.4). */
function storedDeflate(bytes: Buffer): Buffer {
  const head = Buffer.from([1, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(0xffff - bytes.length, 3);
  return Buffer.concat([head, bytes]);
}

/** One uncompressed LZX block: its header in bits, the three recent distances, the bytes, and a byte for an odd length. */
function uncompressedLzx(bytes: Buffer, isFirst: boolean): Buffer {
  const head = Buffer.alloc(16);
  // The very first bit of the folder says that calls are not translated; kind 3 and the size follow, then padding.
  const bits = (3 * 2 ** 24 + bytes.length) * (isFirst ? 2 ** 4 : 2 ** 5);
  head.writeUInt16LE(Math.floor(bits / 65536), 0);
  head.writeUInt16LE(bits % 65536, 2);
  for (const at of [4, 8, 12]) head.writeUInt32LE(1, at);
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
}
