import { createHash, type Hash } from 'node:crypto';

export type DigestAlgorithm = 'SHA1' | 'SHA256';

const BYTES: Record<DigestAlgorithm, number> = { SHA1: 20, SHA256: 32 };

/** Base64 (as update documents carry digests) to upper-case hex (as content addresses carry them); undefined if it is not such a digest. */
export function digestFromBase64(text: string, algorithm: DigestAlgorithm): string | undefined {
  const bytes = Buffer.from(text.trim(), 'base64');
  return bytes.length === BYTES[algorithm] ? bytes.toString('hex').toUpperCase() : undefined;
}

/** Upper-case hex to base64. */
export function digestToBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

/** True for the upper-case or lower-case hex form of a digest of that algorithm. */
export function isDigestHex(text: string, algorithm: DigestAlgorithm): boolean {
  return text.length === BYTES[algorithm] * 2 && /^[0-9a-fA-F]+$/.test(text);
}

/** A running hash of that algorithm. */
export function startDigest(algorithm: DigestAlgorithm): Hash {
  return createHash(algorithm === 'SHA1' ? 'sha1' : 'sha256');
}

/** The digest of some bytes, as upper-case hex. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm): string {
  return startDigest(algorithm).update(bytes).digest('hex').toUpperCase();
}
