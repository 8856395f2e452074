import { wireFailures } from '../failures.ts';
import { damaged, tooLarge } from './damage.ts';
import type { CabinetLimits } from './limits.ts';

// The structures of MS-CAB, all numbers little-endian:
//
//   CFHEADER  'MSCF' 0 cbCabinet 0 coffFiles 0 | 03 01 | folders files flags set cabinet | reserve? names?
//   CFFOLDER  coffCabStart cCFData typeCompress reserve?      one for each folder
//   CFFILE    cbFile uoffFolderStart iFolder date time attribs name\0
//   CFDATA    csum cbData cbUncomp reserve? bytes             cCFData of them for each folder

/** Bytes of a block before coding, at the most; all but the last of a folder have so many. */
export const BLOCK_SIZE = 32_768;
/** Of CFDATA.cbData: what a coding may add to a block (MS-CAB). */
const CODED_SIZE = BLOCK_SIZE + 6144;
const HEADER = 36;
const FOLDER = 8;
const FILE = 16;
const DATA = 8;
const LONGEST_NAME = 255;
const HAS_NEIGHBOURS = 0x3;
const HAS_RESERVE = 0x4;
/** Of CFFILE.iFolder: the file goes on in another cabinet. */
const CONTINUED = 0xfffd;
const NAME_IS_UTF8 = 0x80;
const FREE_BYTES = 1024 * 1024;

/** One CFDATA: where its parts are in the cabinet, in bytes. */
export interface DataBlock {
  readonly header: number;
  readonly payload: number;
  readonly size: number;
  /** Bytes that it unfolds to. */
  readonly unfolded: number;
}

export interface Folder {
  readonly typeCompress: number;
  readonly blocks: readonly DataBlock[];
  /** Bytes that it unfolds to. */
  readonly unfolded: number;
}

export interface FileEntry {
  readonly name: string;
  readonly size: number;
  /** Its first byte in the unfolded folder. */
  readonly offset: number;
  readonly folder: Folder;
}

/** The directory of a single cabinet, compared with the limits. Throws wire/bad-cabinet, wire/cabinet-too-large and wire/cabinet-not-supported. */
export function readLayout(bytes: Buffer, limits: CabinetLimits): readonly FileEntry[] {
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 4) !== 'MSCF')
    throw damaged('it does not begin as one');
  const size = bytes.readUInt32LE(8);
  if (size > bytes.length) throw damaged(`it says that it has ${size} bytes and has ${bytes.length}`);
  if (bytes[25] !== 1) throw damaged(`its format version is ${bytes[25]}`);
  const folderCount = bytes.readUInt16LE(26);
  const fileCount = bytes.readUInt16LE(28);
  const flags = bytes.readUInt16LE(30);
  if ((flags & HAS_NEIGHBOURS) !== 0) {
    throw wireFailures.fail('cabinet-not-supported', { detail: 'it is one of a set of cabinets' });
  }
  if (folderCount > limits.folders) throw tooLarge(`${folderCount} folders, allowed are ${limits.folders}`);
  if (fileCount > limits.members) throw tooLarge(`${fileCount} members, allowed are ${limits.members}`);

  const cabinet = bytes.subarray(0, size);
  const reserve = readReserve(cabinet, flags);
  const folders: Folder[] = [];
  let at = reserve.end;
  for (let index = 0; index < folderCount; index++, at += FOLDER + reserve.folder) {
    if (at + FOLDER > size) throw damaged(`folder ${index} is cut off`);
    folders.push(readFolder(cabinet, at, reserve.data, limits));
  }
  return readFiles(cabinet, fileCount, folders, limits);
}

/** How many bytes are set aside for others in each structure (MS-CAB, cbCFHeader and following). */
function readReserve(bytes: Buffer, flags: number): { end: number; folder: number; data: number } {
  if ((flags & HAS_RESERVE) === 0) return { end: HEADER, folder: 0, data: 0 };
  if (bytes.length < HEADER + 4) throw damaged('its header is cut off');
  return { end: HEADER + 4 + bytes.readUInt16LE(36), folder: bytes[38]!, data: bytes[39]! };
}

function readFolder(bytes: Buffer, at: number, reserve: number, limits: CabinetLimits): Folder {
  const count = bytes.readUInt16LE(at + 4);
  const blocks: DataBlock[] = [];
  let coded = 0;
  let unfolded = 0;
  let header = bytes.readUInt32LE(at);
  for (let index = 0; index < count; index++) {
    const payload = header + DATA + reserve;
    if (payload > bytes.length) throw damaged(`the header of block ${index} is cut off`);
    const block = {
      header,
      payload,
      size: bytes.readUInt16LE(header + 4),
      unfolded: bytes.readUInt16LE(header + 6),
    };
    if (block.size === 0 || block.unfolded === 0) throw damaged(`block ${index} is empty`);
    if (block.size > CODED_SIZE || block.unfolded > BLOCK_SIZE) {
      throw damaged(`block ${index} says that ${block.size} bytes unfold to ${block.unfolded}`);
    }
    header = payload + block.size;
    if (header > bytes.length) throw damaged(`block ${index} is cut off`);
    blocks.push(block);
    coded += block.size;
    unfolded += block.unfolded;
    if (unfolded > limits.totalBytes) throw tooLarge(`the limit is ${limits.totalBytes} bytes`);
  }
  if (unfolded > FREE_BYTES && unfolded > coded * limits.ratio) {
    throw tooLarge(`${coded} bytes unfold to ${unfolded}, allowed are ${limits.ratio} for each`);
  }
  return { typeCompress: bytes.readUInt16LE(at + 6), blocks, unfolded };
}

function readFiles(
  bytes: Buffer,
  count: number,
  folders: readonly Folder[],
  limits: CabinetLimits,
): readonly FileEntry[] {
  const files: FileEntry[] = [];
  let at = bytes.readUInt32LE(16);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + FILE >= bytes.length) throw damaged(`member ${index} is cut off`);
    const nameAt = at + FILE;
    const nameEnd = bytes.indexOf(0, nameAt);
    if (nameEnd < 0 || nameEnd - nameAt > LONGEST_NAME)
      throw damaged(`the name of member ${index} does not end`);
    const attributes = bytes.readUInt16LE(at + 14);
    const name = bytes.toString((attributes & NAME_IS_UTF8) === 0 ? 'latin1' : 'utf8', nameAt, nameEnd);
    const size = bytes.readUInt32LE(at);
    const offset = bytes.readUInt32LE(at + 4);
    const folderIndex = bytes.readUInt16LE(at + 8);
    if (folderIndex >= CONTINUED) {
      throw wireFailures.fail('cabinet-not-supported', { detail: 'a member goes on in another cabinet' });
    }
    total += size;
    if (size > limits.memberBytes || total > limits.totalBytes) {
      throw tooLarge(`member ${index} says that it has ${size} bytes`);
    }
    const folder = folders[folderIndex];
    if (folder === undefined)
      throw damaged(`member ${index} is in folder ${folderIndex}, which is not there`);
    if (offset + size > folder.unfolded) {
      throw damaged(`member ${index} ends at byte ${offset + size} of a folder of ${folder.unfolded}`);
    }
    files.push({ name, size, offset, folder });
    at = nameEnd + 1;
  }
  return files;
}
