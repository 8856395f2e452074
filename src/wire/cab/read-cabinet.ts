import { type Budget, FolderReader } from './folder-reader.ts';
import { type Folder, readLayout } from './layout.ts';
import { CABINET_LIMITS, type CabinetLimits } from './limits.ts';

export interface CabinetMember {
  /** As the cabinet has it: a text from elsewhere, never to be made a path. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The whole member. */
  read(): Buffer;
  /** The member in pieces of 32,768 bytes at the most, so that a large one need not fit in memory. */
  pieces(): Generator<Buffer>;
}

/**
 * The members of a single cabinet in its order (MS-CAB): uncompressed, MSZIP, and LZX with windows of 2^15 to 2^21 bytes.
 * Read in that order each folder is unfolded once. Sizes and counts are compared with the limits first, checksums and
 * codings as the members are read. Throws, here or while reading, wire/bad-cabinet, wire/cabinet-too-large, and
 * wire/cabinet-not-supported for cabinets in sets and for Quantum.
 */
export function readCabinet(
  bytes: Uint8Array,
  limits: CabinetLimits = CABINET_LIMITS,
): readonly CabinetMember[] {
  const cabinet = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const budget: Budget = { left: limits.totalBytes };
  const readers = new Map<Folder, FolderReader>();
  return readLayout(cabinet, limits).map(({ name, size, offset, folder }) => {
    const pieces = () => {
      const reader = readers.get(folder) ?? new FolderReader(cabinet, folder, budget);
      readers.set(folder, reader);
      return reader.pieces(offset, offset + size);
    };
    return { name, size, pieces, read: () => Buffer.concat([...pieces()]) };
  });
}
