import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Failure, manualClock, newGuid } from '#base';
import type { ComputerId } from '#update';
import type { CookieKey, ServerSettings } from '../context.ts';
import { CookieDesk, isAtLeast, NO_MARKS, type Session } from './cookie.ts';
import { SealedBox } from './sealed-box.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 9, 4, 15, 0, 0);
const CONFIG = '2026-10-04T13:17:07.59Z';
const COMPUTER = 'e1da06a3-5601-43c9-bac3-52d5db701494' as ComputerId;
const VERSION = { major: 2, minor: 90 };

function key(id: number): CookieKey {
  return { id, bytes: randomBytes(32) };
}

const KEY = key(1);
const IDENTITY = { serverId: newGuid(), epoch: newGuid() };

function desk(
  changes: { keys?: readonly CookieKey[]; identity?: typeof IDENTITY; configChangedAt?: string } = {},
) {
  const clock = manualClock(START);
  const cookies = new CookieDesk({
    keys: changes.keys ?? [KEY],
    identity: changes.identity ?? IDENTITY,
    settings: { configChangedAt: changes.configChangedAt ?? CONFIG, cookieLifetime: HOUR } as ServerSettings,
    clock,
  });
  return { cookies, clock };
}

function issued(cookies: CookieDesk) {
  return cookies.issue({ computerId: COMPUTER, version: VERSION, marks: NO_MARKS }, CONFIG);
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'no failure';
}

test('a cookie holds computer, version and marks, also for a server that was restarted', () => {
  const { cookies } = desk();
  const known = { sequence: 2 ** 40 + 7, scopeTag: 0xfeedbeef };
  const first = cookies.open(issued(cookies), 2 ** 41);
  const marks = { ...NO_MARKS, software: known };
  const cookie = cookies.renew(first, marks);

  const { cookies: restarted } = desk();
  const session = restarted.open({ ...cookie }, 2 ** 41);
  assert.equal(session.computerId, COMPUTER);
  assert.deepEqual(session.version, VERSION);
  assert.deepEqual(session.marks, marks);
});

test('a renewed cookie keeps its expiry, and where nothing moved it is the same one', () => {
  const { cookies, clock } = desk();
  const cookie = issued(cookies);
  const session = cookies.open(cookie, 10);
  clock.advance(HOUR / 2);
  assert.equal(cookies.renew(session, NO_MARKS), session.cookie);
  const moved = cookies.renew(session, { ...NO_MARKS, categories: { sequence: 3, scopeTag: 1 } });
  assert.notEqual(moved.encryptedData, cookie.encryptedData);
  assert.equal(moved.expiration, cookie.expiration);
});

test('what this installation did not make is an invalid cookie, whatever it is', () => {
  const { cookies } = desk();
  const good = issued(cookies).encryptedData;
  const bytes = Buffer.from(good, 'base64');
  const flipped = Array.from(bytes, (_, at) => {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1 << (at % 8);
    return copy.toString('base64');
  });
  const { cookies: elsewhere } = desk({ keys: [key(1)] });
  const forgeries = [
    '',
    'AAAA',
    'not base64 at all!',
    Buffer.alloc(208).toString('base64'),
    good.slice(0, -4),
    bytes.subarray(0, 40).toString('base64'),
    'A'.repeat(1024 * 1024),
    issued(elsewhere).encryptedData,
    cookies.authorize({ computerId: COMPUTER, dnsName: 'pc' }),
    // The start of a .NET BinaryFormatter stream, as CVE-2025-59287 was exploited with.
    Buffer.from('0001000000ffffffff01000000000000000c02000000', 'hex').toString('base64'),
    ...flipped,
  ];
  for (const encryptedData of forgeries) {
    const cookie = { expiration: '2026-10-04T16:00:00Z', encryptedData };
    assert.equal(
      codeOf(() => cookies.open(cookie, 10)),
      'server/invalid-cookie',
      encryptedData.slice(0, 60),
    );
  }
  assert.equal(
    codeOf(() => cookies.open(undefined, 10)),
    'server/invalid-cookie',
  );
});

test('a cookie lives as long as the settings say and not a millisecond longer', () => {
  const { cookies, clock } = desk();
  const cookie = issued(cookies);
  assert.equal(cookie.expiration, '2026-10-04T16:00:00.0000000Z');
  clock.advance(HOUR - 1);
  assert.equal(
    codeOf(() => cookies.open(cookie, 10)),
    'no failure',
  );
  clock.advance(1);
  assert.equal(
    codeOf(() => cookies.open(cookie, 10)),
    'server/cookie-expired',
  );
});

test('a restored server, and one that has forgotten changes, sends clients to refresh their cache', () => {
  const { cookies } = desk();
  const cookie = issued(cookies);
  const { cookies: restored } = desk({ identity: { ...IDENTITY, epoch: newGuid() } });
  assert.equal(
    codeOf(() => restored.open(cookie, 10)),
    'server/server-changed',
  );
  const ahead = cookies.renew(cookies.open(cookie, 10), {
    ...NO_MARKS,
    software: { sequence: 8, scopeTag: 1 },
  });
  assert.equal(
    codeOf(() => cookies.open(ahead, 8)),
    'no failure',
  );
  assert.equal(
    codeOf(() => cookies.open(ahead, 7)),
    'server/server-changed',
  );
});

test('a changed configuration is noticed by GetCookie and by scans, and by nothing else', () => {
  const { cookies } = desk();
  const cookie = issued(cookies);
  const { cookies: changed } = desk({ configChangedAt: '2026-10-05T00:00:00Z' });
  assert.equal(
    codeOf(() => issued(changed)),
    'server/config-changed',
  );
  assert.equal(
    codeOf(() => changed.openForScan(cookie, 10)),
    'server/config-changed',
  );
  assert.equal(
    codeOf(() => changed.open(cookie, 10)),
    'no failure',
  );
  assert.equal(
    codeOf(() => cookies.openForScan(cookie, 10)),
    'no failure',
  );
});

test('LastChange counts as a moment, not as a spelling', () => {
  const { cookies } = desk();
  const client = { computerId: COMPUTER, version: VERSION, marks: NO_MARKS };
  assert.equal(
    codeOf(() => cookies.issue(client, '2026-10-04T13:17:07.5900000Z')),
    'no failure',
  );
  for (const lastChange of ['', 'yesterday', '2026-10-04T13:17:07.591Z']) {
    assert.equal(
      codeOf(() => cookies.issue(client, lastChange)),
      'server/config-changed',
      lastChange,
    );
  }
});

test('what a client knew survives the renewal of its cookie', () => {
  const { cookies, clock } = desk();
  const session: Session = cookies.open(issued(cookies), 10);
  const marks = { ...NO_MARKS, software: { sequence: 9, scopeTag: 4 } };
  const old = cookies.renew(session, marks);
  clock.advance(10 * HOUR);
  assert.deepEqual(cookies.marksOf(old, COMPUTER, 10), marks, 'an expired one carries over');
  assert.deepEqual(cookies.marksOf(undefined, COMPUTER, 10), NO_MARKS, 'none is fine');
  assert.deepEqual(
    cookies.marksOf({ expiration: '2026-10-04T15:03:36Z', encryptedData: '' }, COMPUTER, 10),
    NO_MARKS,
    'a native client sends its first one without data',
  );
  assert.deepEqual(cookies.marksOf(old, 'another-computer' as ComputerId, 10), NO_MARKS, 'not from a clone');
  assert.equal(
    codeOf(() => cookies.marksOf({ ...old, encryptedData: 'AAAA' }, COMPUTER, 10)),
    'server/invalid-cookie',
  );
});

test('after a change of keys the old one still opens, until it is taken away', () => {
  const { cookies } = desk();
  const cookie = issued(cookies);
  const fresh = key(2);
  const { cookies: rotated } = desk({ keys: [fresh, KEY] });
  assert.equal(
    codeOf(() => rotated.open(cookie, 10)),
    'no failure',
  );
  const { cookies: without } = desk({ keys: [fresh] });
  assert.equal(
    codeOf(() => without.open(cookie, 10)),
    'server/invalid-cookie',
  );
  assert.equal(
    codeOf(() => without.open(issued(rotated), 10)),
    'no failure',
    'the newest seals',
  );
});

test('an authorization cookie gives back computer and name, and opens as nothing else', () => {
  const { cookies } = desk();
  const long = 'a'.repeat(255) as ComputerId;
  const text = cookies.authorize({ computerId: long, dnsName: 'büro-17.example' });
  assert.deepEqual(cookies.openAuthorization(text), { computerId: long, dnsName: 'büro-17.example' });
  const { cookies: restored } = desk({ identity: { ...IDENTITY, epoch: newGuid() } });
  for (const work of [
    () => cookies.openAuthorization(''),
    () => cookies.openAuthorization(issued(cookies).encryptedData),
    () => cookies.openAuthorization(text.slice(0, -8)),
    () => restored.openAuthorization(text),
  ]) {
    assert.equal(codeOf(work), 'server/invalid-authorization-cookie');
  }
});

test('nobody can seal for a purpose by exchanging the purpose byte', () => {
  const box = new SealedBox([KEY]);
  const bytes = Buffer.from(box.seal('authorization', Buffer.from('hello')), 'base64');
  bytes[1] = 1;
  assert.equal(box.open('cookie', bytes.toString('base64')), undefined);
});

test('protocol versions compare as numbers', () => {
  assert.equal(isAtLeast({ major: 2, minor: 90 }, 2, 9), true);
  assert.equal(isAtLeast({ major: 1, minor: 8 }, 1, 8), true);
  assert.equal(isAtLeast({ major: 1, minor: 20 }, 1, 8), true);
  assert.equal(isAtLeast({ major: 1, minor: 7 }, 1, 8), false);
  assert.equal(isAtLeast({ major: 0, minor: 99 }, 1, 0), false);
});
