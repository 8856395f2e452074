import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { type Clock, manualClock, newGuid } from '#base';
import { serverFailures } from '../failures.ts';
import { DownstreamCookies } from './cookie.ts';

const KEYS = [{ id: 1, bytes: randomBytes(32) }];
const IDENTITY = { serverId: newGuid(), epoch: newGuid() };
const ACCOUNT = { id: newGuid(), name: '支店.example' };
const MINUTE = 60_000;

function desk(options: { epoch?: string; clock?: Clock } = {}): DownstreamCookies {
  const { epoch = IDENTITY.epoch, clock = manualClock(0) } = options;
  return new DownstreamCookies({ keys: KEYS, identity: { ...IDENTITY, epoch }, clock });
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code ?? '';
  }
  return 'none';
}

test('who a server said it is comes back from its cookies', () => {
  const cookies = desk();
  assert.deepEqual(cookies.openAuthorization(cookies.authorize(ACCOUNT)), ACCOUNT);
  const session = { ...ACCOUNT, protocolVersion: '1.20' };
  assert.deepEqual(desk().open(cookies.issue(session)), session);
});

test('both kinds end after four hours', () => {
  const clock = manualClock(1_000_000);
  const cookies = desk({ clock });
  const authorization = cookies.authorize(ACCOUNT);
  const cookie = cookies.issue({ ...ACCOUNT, protocolVersion: '1.20' });
  clock.advance(240 * MINUTE - 1);
  cookies.open(cookie);
  cookies.openAuthorization(authorization);
  clock.advance(1);
  assert.equal(
    codeOf(() => cookies.open(cookie)),
    'server/invalid-cookie',
  );
  assert.equal(
    codeOf(() => cookies.openAuthorization(authorization)),
    'server/invalid-authorization-cookie',
  );
});

test('a cookie of an earlier history says that the server changed', () => {
  const cookie = desk().issue({ ...ACCOUNT, protocolVersion: '1.20' });
  const restored = desk({ epoch: newGuid() });
  assert.equal(
    codeOf(() => restored.open(cookie)),
    'server/server-changed',
  );
  // A second time, when it was opened before.
  assert.equal(
    codeOf(() => restored.open(cookie)),
    'server/server-changed',
  );
  const authorization = desk().authorize(ACCOUNT);
  assert.equal(
    codeOf(() => restored.openAuthorization(authorization)),
    'server/invalid-authorization-cookie',
  );
});

test('neither kind opens as the other, and nothing that was changed opens', () => {
  const cookies = desk();
  const authorization = cookies.authorize(ACCOUNT);
  const cookie = cookies.issue({ ...ACCOUNT, protocolVersion: '1.20' });
  const asCookie = { expiration: '', encryptedData: authorization };
  assert.equal(
    codeOf(() => cookies.open(asCookie)),
    'server/invalid-cookie',
  );
  assert.throws(
    () => cookies.openAuthorization(cookie.encryptedData),
    (error) => serverFailures.is(error, 'invalid-authorization-cookie'),
  );
  const bytes = Buffer.from(cookie.encryptedData, 'base64');
  for (let at = 0; at < bytes.length; at++) {
    const bent = Buffer.from(bytes);
    bent[at] = (bent[at] ?? 0) ^ 1;
    const changed = { ...cookie, encryptedData: bent.toString('base64') };
    assert.equal(
      codeOf(() => cookies.open(changed)),
      'server/invalid-cookie',
      `byte ${at}`,
    );
  }
});
