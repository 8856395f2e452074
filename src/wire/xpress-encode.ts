/**
 * Bytes of a block before coding. Real servers cut at this size, so native clients are known to take it; the
 * specification allows 65,535 (MS-WUSP 2.1.1, protocol-facts 2.5).
 */
const DEFAULT_BLOCK_SIZE = 16_352;
const LARGEST_BLOCK = 65_535;
const HEADER = 8;

const WINDOW = 8192;
const SHORTEST_MATCH = 3;
const HASH_BITS = 14;
/** Candidates looked at per position. More gains little on update metadata and costs much. */
const SEARCH_DEPTH = 4;
/** Room behind a block for what is written before it is found not to shrink: one flag word's worth of items. */
const SLACK = 256;

export interface XpressOptions {
  /** Bytes per block before coding, 1 to 65,535. */
  readonly blockSize?: number;
}

/**
 * Codes a body that arrives in parts, as one run of independent blocks (MS-WUSP 2.1.1). A block that
 * would not shrink is stored: its two lengths are equal then. No parts or no bytes make an empty body.
 */
export function encodeXpress(parts: readonly Uint8Array[], options: XpressOptions = {}): Buffer {
  const [first] = parts;
  const source = parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
  const blockSize = Math.min(Math.max(Math.trunc(options.blockSize ?? DEFAULT_BLOCK_SIZE), 1), LARGEST_BLOCK);
  const blocks = Math.ceil(source.length / blockSize);
  const target = Buffer.allocUnsafe(source.length + blocks * HEADER + SLACK);
  let at = 0;
  for (let start = 0; start < source.length; start += blockSize) {
    const end = Math.min(start + blockSize, source.length);
    at = encodeBlock(source, start, end, target, at);
  }
  return target.subarray(0, at);
}

/**
 * Codes bytes once, to be spliced into many bodies: blocks know nothing of each other, so finished ones
 * may stand in a row in any order.
 */
export function encodeXpressBlock(bytes: Uint8Array): Buffer {
  return Buffer.from(encodeXpress([bytes]));
}

/** Writes header and payload of one block at `at`; returns the offset behind it. */
function encodeBlock(source: Uint8Array, start: number, end: number, target: Buffer, at: number): number {
  const length = end - start;
  let size = compress(source, start, end, target, at + HEADER);
  if (size < 0) {
    target.set(source.subarray(start, end), at + HEADER);
    size = length;
  }
  target.writeUInt32LE(length, at);
  target.writeUInt32LE(size, at + 4);
  return at + HEADER + size;
}

/**
 * Where each three bytes were last seen, and before that. Positions are numbered on and on from block to
 * block, so that what an earlier block left behind is recognised by its number and nothing need be cleared.
 */
const heads = new Int32Array(1 << HASH_BITS);
const earlier = new Int32Array(WINDOW);
let numbered = 0;

/** Plain LZ77 of MS-XCA (LZ77 and DIRECT2 in MS-WUSP 2.1.1.1). Returns the size, -1 when it is not smaller than the source. */
function compress(source: Uint8Array, start: number, end: number, target: Uint8Array, at: number): number {
  if (numbered > 0x7fff_0000 - LARGEST_BLOCK) {
    heads.fill(0);
    numbered = 0;
  }
  const base = numbered + 1 - start;
  const oldest = numbered;
  numbered += end - start;

  const lastHash = end - SHORTEST_MATCH;
  const full = at + (end - start);
  let out = at + 4;
  let flagsAt = at;
  let flags = 0;
  let flagCount = 0;
  let nibbleAt = -1;
  let position = start;

  while (position < end) {
    let length = 0;
    let distance = 0;
    if (position <= lastHash) {
      const number = base + position;
      const slot = hash(source, position);
      let candidate = heads[slot]!;
      heads[slot] = number;
      earlier[number & (WINDOW - 1)] = candidate;
      for (let tries = SEARCH_DEPTH; tries > 0 && candidate > oldest; tries--) {
        const back = number - candidate;
        if (back > WINDOW) break;
        if (length === 0 || source[position - back + length] === source[position + length]) {
          const found = matchLength(source, position - back, position, end);
          if (found > length) {
            length = found;
            distance = back;
            if (position + length >= end) break;
          }
        }
        if (back === WINDOW) break;
        candidate = earlier[candidate & (WINDOW - 1)]!;
      }
    }

    if (length < SHORTEST_MATCH) {
      target[out++] = source[position++]!;
      flags <<= 1;
    } else {
      flags = (flags << 1) | 1;
      const rest = length - SHORTEST_MATCH;
      const token = ((distance - 1) << 3) | (rest < 7 ? rest : 7);
      target[out++] = token;
      target[out++] = token >> 8;
      if (rest >= 7) {
        const nibble = rest < 22 ? rest - 7 : 15;
        if (nibbleAt < 0) {
          nibbleAt = out;
          target[out++] = nibble;
        } else {
          target[nibbleAt]! |= nibble << 4;
          nibbleAt = -1;
        }
        if (nibble === 15) {
          if (rest < 277) {
            target[out++] = rest - 22;
          } else {
            target[out++] = 255;
            target[out++] = rest;
            target[out++] = rest >> 8;
          }
        }
      }
      const next = position + length;
      const lastInsert = next <= lastHash ? next : lastHash + 1;
      for (position++; position < lastInsert; position++) {
        const number = base + position;
        const slot = hash(source, position);
        earlier[number & (WINDOW - 1)] = heads[slot]!;
        heads[slot] = number;
      }
      position = next;
    }

    if (++flagCount === 32) {
      writeFlags(target, flagsAt, flags);
      if (out >= full) return -1;
      flagsAt = out;
      out += 4;
      flags = 0;
      flagCount = 0;
    }
  }
  // The bit behind the last item, and all that are left of its word, are 1.
  writeFlags(target, flagsAt, flagCount === 0 ? -1 : ~(~flags << (32 - flagCount)));
  return out < full ? out - at : -1;
}

function hash(source: Uint8Array, position: number): number {
  const three = source[position]! | (source[position + 1]! << 8) | (source[position + 2]! << 16);
  return Math.imul(three, 0x9e3779b1) >>> (32 - HASH_BITS);
}

function matchLength(source: Uint8Array, from: number, to: number, end: number): number {
  const start = to;
  while (to < end && source[from] === source[to]) {
    from++;
    to++;
  }
  return to - start;
}

function writeFlags(target: Uint8Array, at: number, flags: number): void {
  target[at] = flags;
  target[at + 1] = flags >> 8;
  target[at + 2] = flags >> 16;
  target[at + 3] = flags >> 24;
}
