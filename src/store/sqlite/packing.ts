import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { storeFailures } from '../failures.ts';

// Everything that is served from the database carries a checksum: SQLite notices damage to its own structure,
// but not a flipped bit in a value.

const CHECKSUM_DIGITS = 8;

/** JSON as readable text with its checksum in front: `9f3a01bc{"name":…}`. */
export function sealJson(value: unknown): string {
  const text = JSON.stringify(value);
  return crc32(text).toString(16).padStart(CHECKSUM_DIGITS, '0') + text;
}

/** The value of `sealJson`. `subject` says in the failure `store/damaged` what it was. */
export function openJson<T>(sealed: string, subject: string): T {
  // Damage can also change what type SQLite takes a value for.
  if (typeof sealed !== 'string') throw damaged(subject);
  const text = sealed.slice(CHECKSUM_DIGITS);
  if (crc32(text) !== Number.parseInt(sealed.slice(0, CHECKSUM_DIGITS), 16)) throw damaged(subject);
  return JSON.parse(text) as T;
}

/** A value with its name under one checksum, so that it cannot come to stand under another name. */
export function sealNamed(name: string, value: unknown): string {
  return sealJson([name, value]);
}

/** The value of `sealNamed`. Throws `store/damaged` when it was sealed under another name. */
export function openNamed<T>(sealed: string, name: string): T {
  const [sealedName, value] = openJson<readonly [string, T]>(sealed, name);
  if (sealedName !== name) throw damaged(name);
  return value;
}

const PLAIN = 0;
const ZSTD = 1;
const HEADER_BYTES = 5;
/** Below this, compression costs more time than it saves room, in bytes. */
const SMALL = 512;
const ZSTD_OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** Bytes as they are kept: one byte for the form, the checksum of the rest, then plain or zstd. */
export function pack(bytes: Uint8Array): Buffer {
  const compressed = bytes.length < SMALL ? undefined : zstdCompressSync(bytes, ZSTD_OPTIONS);
  const smaller = compressed !== undefined && compressed.length < bytes.length;
  const body = smaller ? compressed : bytes;
  const packed = Buffer.allocUnsafe(HEADER_BYTES + body.length);
  packed[0] = smaller ? ZSTD : PLAIN;
  packed.set(body, HEADER_BYTES);
  packed.writeUInt32LE(checksum(packed), 1);
  return packed;
}

/** The bytes of `pack`. Throws `store/damaged` when they are not what was packed. */
export function unpack(packed: Uint8Array, subject: string): Buffer {
  if (!(packed instanceof Uint8Array)) throw damaged(subject);
  const buffer = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (buffer.length < HEADER_BYTES || buffer.readUInt32LE(1) !== checksum(buffer)) throw damaged(subject);
  const body = buffer.subarray(HEADER_BYTES);
  return buffer[0] === ZSTD ? zstdDecompressSync(body) : body;
}

function checksum(packed: Buffer): number {
  return crc32(packed.subarray(HEADER_BYTES), packed[0]);
}

export function damaged(subject: string): Error {
  return storeFailures.fail('damaged', { subject, detail: 'its checksum is wrong' });
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A canonical GUID as 16 bytes; any other text as it is. For tables of millions of rows. */
export function packGuid(text: string): string | Uint8Array {
  return GUID.test(text) ? Buffer.from(text.replaceAll('-', ''), 'hex') : text;
}

/** The text of `packGuid`. */
export function unpackGuid(packed: string | Uint8Array): string {
  if (typeof packed === 'string') return packed;
  const hex = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
