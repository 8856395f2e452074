import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CookieKey } from '../context.ts';

const LAYOUT = 1;
const CIPHER = 'aes-256-gcm';
const HEAD = 3;
const NONCE = 12;
const TAG = 16;

/** What a sealed text is for. One kind never opens as another. */
export type Purpose = 'cookie' | 'authorization' | 'downstream-cookie' | 'downstream-authorization';
const PURPOSES: Readonly<Record<Purpose, number>> = {
  cookie: 1,
  authorization: 2,
  'downstream-cookie': 3,
  'downstream-authorization': 4,
};

/** Longest sealed text that is looked at, in base64 characters. Ours have 160 to 700. */
const LONGEST = 2048;

/**
 * Seals short byte strings for a client to keep for us, and opens them again (AES-256-GCM):
 *
 *     layout 1 byte | purpose 1 byte | key id 1 byte | nonce 12 bytes | sealed bytes | tag 16 bytes      as base64
 *
 * The first three bytes are authenticated too. What opens was made by this installation and not changed since;
 * nothing in it is ever turned into objects (CVE-2025-59287 was that).
 */
export class SealedBox {
  readonly #keys: ReadonlyMap<number, Buffer>;
  readonly #newest: CookieKey;

  /** `keys`: newest first; the others only open. */
  constructor(keys: readonly CookieKey[]) {
    const [newest] = keys;
    if (newest === undefined) throw new RangeError('a server needs at least one cookie key');
    this.#newest = newest;
    this.#keys = new Map(keys.map((key) => [key.id, key.bytes]));
  }

  seal(purpose: Purpose, plain: Uint8Array): string {
    const head = Buffer.from([LAYOUT, PURPOSES[purpose], this.#newest.id]);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.#newest.bytes, nonce).setAAD(head);
    const sealed = [cipher.update(plain), cipher.final()];
    return Buffer.concat([head, nonce, ...sealed, cipher.getAuthTag()]).toString('base64');
  }

  /** Undefined for anything that this installation did not seal for that purpose with a key it still has. */
  open(purpose: Purpose, text: string): Buffer | undefined {
    if (text.length > LONGEST) return undefined;
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length < HEAD + NONCE + TAG) return undefined;
    if (bytes[0] !== LAYOUT || bytes[1] !== PURPOSES[purpose]) return undefined;
    const key = this.#keys.get(bytes[2] ?? -1);
    if (key === undefined) return undefined;
    try {
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(HEAD, HEAD + NONCE))
        .setAAD(bytes.subarray(0, HEAD))
        .setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(HEAD + NONCE, -TAG)), decipher.final()]);
    } catch {
      // The tag does not match. Nothing more can be said of a text that is not ours.
      return undefined;
    }
  }
}
