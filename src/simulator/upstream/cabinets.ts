import { deflateRawSync } from 'node:zlib';

/** One file in a Cabinet. */
export interface CabinetFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface CabinetLies {
  /** Uncompressed size that the header claims for each file. */
  readonly claimedSize?: number;
  /** Blocks are written again so many times, the sizes as if that were the file. */
  readonly repeatBlocks?: number;
}

const BLOCK = 32_768;

/**
 * A Cabinet of our own making, MSZIP, for answers that no server should send: it writes whatever name, and sizes that
 * are not true. Our real Cabinets come from #wire.
 */
export function makeCabinet(files: readonly CabinetFile[], lies: CabinetLies = {}): Buffer {
  const data = Buffer.concat(files.map(({ bytes }) => bytes));
  const blocks = msZipBlocks(data);
  const all = Array.from({ length: lies.repeatBlocks ?? 1 }, () => blocks).flat();
  let offset = 0;
  const entries = files.map(({ name, bytes }) => {
    const entry = Buffer.alloc(16 + Buffer.byteLength(name) + 1);
    entry.writeUInt32LE(lies.claimedSize ?? bytes.length, 0);
    entry.writeUInt32LE(offset, 4);
    entry.write(name, 16);
    offset += bytes.length;
    return entry;
  });
  const directory = Buffer.concat(entries);
  const header = Buffer.alloc(44);
  header.write('MSCF', 0);
  header.writeUInt32LE(44 + directory.length + all.reduce((sum, block) => sum + block.length, 0), 8);
  header.writeUInt32LE(44, 16);
  header.writeUInt8(3, 24);
  header.writeUInt8(1, 25);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(files.length, 28);
  header.writeUInt32LE(44 + directory.length, 36);
  header.writeUInt16LE(all.length % 65_536, 40);
  header.writeUInt16LE(1, 42);
  return Buffer.concat([header, directory, ...all]);
}

function msZipBlocks(data: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  let dictionary: Buffer | undefined;
  for (let start = 0; start < data.length; start += BLOCK) {
    const part = data.subarray(start, start + BLOCK);
    const deflated = deflateRawSync(part, dictionary === undefined ? { level: 9 } : { level: 9, dictionary });
    dictionary = part;
    const head = Buffer.alloc(8);
    head.writeUInt16LE(deflated.length + 2, 4);
    head.writeUInt16LE(part.length, 6);
    // A checksum of 0 means that there is none.
    blocks.push(Buffer.concat([head, Buffer.from('CK'), deflated]));
  }
  return blocks;
}
