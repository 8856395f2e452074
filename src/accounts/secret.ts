import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** Tokens say what they are, so that scanners for leaked secrets find them. */
const TOKEN_PREFIX = 'todoku_';

/** 256 random bits as text that can stand in a header or a cookie. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export function newTokenSecret(): string {
  return TOKEN_PREFIX + newSecret();
}

/** What is kept of a secret: it has too many bits to be guessed, so a plain digest is enough. Hex SHA-256. */
export function digestOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in a time that tells nothing about either. */
export function isSecret(given: string, expected: string): boolean {
  return timingSafeEqual(
    Buffer.from(digestOfSecret(given), 'hex'),
    Buffer.from(digestOfSecret(expected), 'hex'),
  );
}
