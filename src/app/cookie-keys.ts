import { randomBytes } from 'node:crypto';
import type { Clock } from '#base';
import type { CookieKey } from '#server';
import type { Store } from '#store';

const SETTING = 'cookie-keys';
/** Older keys still open cookies: a machine that was off for months brings one of its last scan. */
const KEPT = 4;
/** A new key after so long, at the next start. */
const MAX_AGE = 90 * 24 * 3600 * 1000;
const KEY_BYTES = 32;

/** As stored: newest first. */
interface StoredKey {
  readonly id: number;
  readonly base64: string;
  readonly createdAt: number;
}

/** The keys that seal client cookies, newest first. Made at the first start, renewed by themselves every 90 days. */
export async function loadCookieKeys(store: Store, clock: Clock): Promise<readonly CookieKey[]> {
  const stored = (await store.setting<readonly StoredKey[]>(SETTING)) ?? [];
  const newest = stored[0];
  if (newest === undefined || clock.now() - newest.createdAt > MAX_AGE) {
    return rotateCookieKeys(store, clock, 'system');
  }
  return stored.map(toCookieKey);
}

/** Makes a new key; cookies sealed with the last few still open. A server that runs takes it at its next start. */
export async function rotateCookieKeys(
  store: Store,
  clock: Clock,
  actor: string,
): Promise<readonly CookieKey[]> {
  return store.write(async (tx) => {
    const stored = (await tx.setting<readonly StoredKey[]>(SETTING)) ?? [];
    const at = clock.now();
    const id = ((stored[0]?.id ?? -1) + 1) % 256;
    const key: StoredKey = { id, base64: randomBytes(KEY_BYTES).toString('base64'), createdAt: at };
    const keys = [key, ...stored].slice(0, KEPT);
    await tx.setSetting(SETTING, keys);
    await tx.addAudit({ at, actor, verb: 'rotate-cookie-keys', subject: `key ${id}`, details: { id } });
    return keys.map(toCookieKey);
  });
}

function toCookieKey({ id, base64 }: StoredKey): CookieKey {
  return { id, bytes: Buffer.from(base64, 'base64') };
}
