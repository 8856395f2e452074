/**
 * The checksum of cabinets (MS-CAB): 32-bit little-endian words, all exclusively ored; the last one to three bytes
 * count from the high end. `seed` goes on from an earlier part. An unsigned 32-bit number.
 */
export function cabinetChecksum(bytes: Buffer, seed = 0): number {
  const whole = bytes.length & ~3;
  let sum = seed;
  for (let at = 0; at < whole; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }
  let rest = 0;
  for (let at = whole; at < bytes.length; at++) rest = (rest << 8) | bytes[at]!;
  return (sum ^ rest) >>> 0;
}
