import type { Failure } from '#base';
import { wireFailures } from './failures.ts';

const HEADER = 8;

/**
 * Unfolds an Xpress coded body with blocks of any size, coded or stored (MS-WUSP 2.1.1, protocol-facts 2.5).
 * Memory is bounded by `limit`, in bytes. Throws wire/bad-xpress and wire/xpress-too-large.
 */
export function decodeXpress(body: Uint8Array, limit: number): Buffer {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const target = Buffer.allocUnsafe(unfoldedSize(bytes, limit));
  let out = 0;
  for (let at = 0; at < bytes.length; ) {
    const original = bytes.readUInt32LE(at);
    const coded = bytes.readUInt32LE(at + 4);
    at += HEADER;
    if (original === coded) bytes.copy(target, out, at, at + coded);
    else decompress(bytes, at, at + coded, target, out, out + original);
    out += original;
    at += coded;
  }
  return target;
}

/** What the headers promise. Checked before anything is allocated. */
function unfoldedSize(bytes: Buffer, limit: number): number {
  let size = 0;
  for (let at = 0; at < bytes.length; ) {
    if (at + HEADER > bytes.length) throw damaged(`a block header is cut off at byte ${at}`);
    const coded = bytes.readUInt32LE(at + 4);
    size += bytes.readUInt32LE(at);
    if (size > limit) throw wireFailures.fail('xpress-too-large', { detail: `the limit is ${limit} bytes` });
    at += HEADER + coded;
    if (at > bytes.length) throw damaged(`a block ends ${at - bytes.length} bytes behind the body`);
  }
  return size;
}

/** Plain LZ77 of MS-XCA, from `at` to `end`, into the target from `out` to `full`. */
function decompress(
  source: Uint8Array,
  at: number,
  end: number,
  target: Uint8Array,
  out: number,
  full: number,
): void {
  const start = out;
  let flags = 0;
  let flagCount = 0;
  let nibbleAt = -1;
  while (out < full) {
    if (flagCount === 0) {
      if (at + 4 > end) throw tooShort(out - start, full - start);
      flags = source[at]! | (source[at + 1]! << 8) | (source[at + 2]! << 16) | (source[at + 3]! << 24);
      at += 4;
      flagCount = 32;
    }
    flagCount--;
    const isMatch = flags < 0;
    flags <<= 1;
    if (!isMatch) {
      if (at >= end) throw tooShort(out - start, full - start);
      target[out++] = source[at++]!;
      continue;
    }

    if (at + 2 > end) throw tooShort(out - start, full - start);
    const token = source[at]! | (source[at + 1]! << 8);
    at += 2;
    const distance = (token >> 3) + 1;
    let length = token & 7;
    if (length === 7) {
      let nibble: number;
      if (nibbleAt < 0) {
        if (at >= end) throw tooShort(out - start, full - start);
        nibbleAt = at;
        nibble = source[at++]! & 15;
      } else {
        nibble = source[nibbleAt]! >> 4;
        nibbleAt = -1;
      }
      length += nibble;
      if (nibble === 15) {
        if (at >= end) throw tooShort(out - start, full - start);
        const more = source[at++]!;
        length += more;
        if (more === 255) {
          // From here the length stands alone; a zero says that it needs four bytes (MS-XCA 2.4).
          if (at + 2 > end) throw tooShort(out - start, full - start);
          length = source[at]! | (source[at + 1]! << 8);
          at += 2;
          if (length === 0) {
            if (at + 4 > end) throw tooShort(out - start, full - start);
            length =
              source[at]! +
              source[at + 1]! * 0x100 +
              source[at + 2]! * 0x1_0000 +
              source[at + 3]! * 0x100_0000;
            at += 4;
          }
          if (length < 22) throw damaged(`a long match says it is ${length + 3} bytes`);
        }
      }
    }
    length += 3;
    if (distance > out - start) throw damaged(`a match begins before its block, ${distance} bytes back`);
    if (length > full - out) throw damaged('a match runs over the end of its block');
    const stop = out + length;
    if (length > 32 && distance >= length) {
      target.copyWithin(out, out - distance, stop - distance);
      out = stop;
    } else {
      for (let from = out - distance; out < stop; ) target[out++] = target[from++]!;
    }
  }
  // Behind the last item stands a 1, if need be in a word of its own; an encoder that leaves it out loses nothing.
  if (flagCount === 0 && end - at === 4) at = end;
  if (at !== end) throw damaged(`${end - at} bytes are left over in a block`);
}

function tooShort(have: number, promised: number): Failure {
  return damaged(`a block ends after ${have} of its ${promised} bytes`);
}

function damaged(detail: string): Failure {
  return wireFailures.fail('bad-xpress', { detail });
}
