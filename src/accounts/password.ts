import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { accountsFailures } from './failures.ts';

const derive = promisify(argon2);

// What OWASP recommends for argon2id: 19 MiB, two passes, one lane; some 60 ms here.
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const LEAST = 12;
const MOST = 256;
const LEAST_DIFFERENT = 5;

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Fails with `accounts/weak-password`. Length counts, not kinds of characters (NIST SP 800-63B 3.1.1.2). */
export function mustBeStrong(password: string, name: string): void {
  const letters = [...password.normalize('NFC')];
  const reason =
    letters.length < LEAST
      ? `it has ${letters.length} characters`
      : letters.length > MOST
        ? `it has more than ${MOST} characters`
        : new Set(letters).size < LEAST_DIFFERENT
          ? `it has only ${new Set(letters).size} different characters`
          : password.toLowerCase() === name.toLowerCase()
            ? 'it is the name'
            : undefined;
  if (reason !== undefined) throw accountsFailures.fail('weak-password', { detail: reason });
}

/** The password as it is kept, in PHC form: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, COST, TAG_BYTES);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * Whether the password is the one that was kept. Without a hash it is not, after the same time: who asks cannot tell which names
 * there are.
 */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash ?? '') ?? [];
  if (salt === undefined || tag === undefined) {
    await tagOf(password, Buffer.alloc(SALT_BYTES), COST, TAG_BYTES);
    return false;
  }
  const kept = Buffer.from(tag, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(await tagOf(password, Buffer.from(salt, 'base64'), cost, kept.length), kept);
}

/** NFC, so that a password typed on another keyboard is the same one. */
function tagOf(
  password: string,
  nonce: Buffer,
  cost: { readonly memory: number; readonly passes: number; readonly parallelism: number },
  tagLength: number,
): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce, ...cost, tagLength });
}

/** PHC strings leave the padding out. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
