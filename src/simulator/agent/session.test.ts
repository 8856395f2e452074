import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { manualClock } from '#base';
import { readGetCookieRequest, readRefreshCacheRequest } from '#wire';
import type { TinyServer } from './fixture.ts';
import { detectoid, parametersOf, World } from './fixture-world.ts';
import { SOAP_FAULT } from './result-codes.ts';

let world: World;
let server: TinyServer;

beforeEach(async () => {
  world = await World.start();
  server = world.server;
});

afterEach(() => world.close());

const HANDSHAKE = ['GetConfig', 'GetAuthorizationCookie', 'GetCookie', 'RegisterComputer'];

test('a first scan shakes hands in the native order, over one connection', async () => {
  server.updates = [detectoid(1, true)];
  const client = world.connect();
  await client.scan();
  assert.deepEqual(server.operations, [...HANDSHAKE, 'SyncUpdates', 'SyncUpdates']);
  assert.equal(new Set(server.calls.map((call) => call.connection)).size, 1);
  const first = readGetCookieRequest(server.calls[2]!.payload);
  assert.equal(first.oldCookie?.encryptedData, '');
});

test('a later scan goes straight to SyncUpdates', async () => {
  server.updates = [detectoid(1, true)];
  const client = world.connect();
  await client.scan();
  const before = server.calls.length;
  await client.scan();
  assert.deepEqual(server.operations.slice(before), ['SyncUpdates']);
});

test('a cookie that has expired by its own date is renewed before it is used', async () => {
  const clock = manualClock(Date.now());
  const client = world.connect({ clock });
  await client.scan();
  clock.advance(2 * 3_600_000);
  const before = server.calls.length;
  await client.scan();
  assert.deepEqual(server.operations.slice(before), ['GetAuthorizationCookie', 'GetCookie', 'SyncUpdates']);
});

for (const [code, expected] of [
  ['InvalidCookie', ['GetConfig', 'GetAuthorizationCookie', 'GetCookie', 'RefreshCache']],
  ['ServerChanged', ['GetConfig', 'GetAuthorizationCookie', 'GetCookie', 'RefreshCache']],
  ['ConfigChanged', ['GetConfig', 'GetAuthorizationCookie', 'GetCookie']],
  ['CookieExpired', ['GetAuthorizationCookie', 'GetCookie']],
  ['RegistrationRequired', ['RegisterComputer']],
] as const) {
  test(`after ${code} the client does what MS-WUSP 2.2.2.4 asks, and tries again`, async () => {
    server.updates = [detectoid(1, true)];
    const client = world.connect();
    await client.scan();
    const before = server.calls.length;
    server.script = (call, index) => (call.operation === 'SyncUpdates' && index === 2 ? code : undefined);
    const result = await client.scan();
    assert.equal(result.outcome, 'done');
    assert.deepEqual(server.operations.slice(before), ['SyncUpdates', ...expected, 'SyncUpdates']);
    assert.equal(client.statistics.recoveries, 1);
  });
}

test('RefreshCache names the whole cache, and its answer gives the revisions their new ids', async () => {
  server.updates = [detectoid(1, true), detectoid(2, false), detectoid(3, false)];
  const client = world.connect();
  await client.scan();
  server.updates = server.updates.slice(0, 2).map((update) => ({ ...update, id: update.id + 500 }));
  server.script = (call, index) =>
    call.operation === 'SyncUpdates' && index === 2 ? 'ServerChanged' : undefined;
  await client.scan();
  const refresh = server.calls.find((call) => call.operation === 'RefreshCache')!;
  assert.equal(readRefreshCacheRequest(refresh.payload).globalIds?.length, 3);
  const last = parametersOf(world.syncCalls.at(-1)!);
  assert.deepEqual([...last.installedNonLeafUpdateIds], [501]);
  assert.deepEqual([...last.otherCachedUpdateIds], [502]);
});

test('a busy server is asked again later, and the scan says so when it stays busy', async () => {
  const patient = world.connect({ busyRetries: 1, busyDelay: 1 });
  server.script = (call, index) =>
    call.operation === 'SyncUpdates' && index === 0 ? 'ServerBusy' : undefined;
  assert.equal((await patient.scan()).outcome, 'done');
  const impatient = world.connect();
  server.script = (call) => (call.operation === 'SyncUpdates' ? 'ServerBusy' : undefined);
  const result = await impatient.scan();
  assert.equal(result.outcome, 'later');
  assert.equal(result.hresult, SOAP_FAULT);
});

test('a request that the server calls invalid is not repeated', async () => {
  server.script = (call) => (call.operation === 'SyncUpdates' ? 'InvalidParameters' : undefined);
  const result = await world.connect().scan();
  assert.equal(result.outcome, 'failed');
  assert.equal(result.hresult, SOAP_FAULT);
  assert.equal(world.syncCalls.length, 1);
});

test('a server that faults for ever does not hold the client', async () => {
  server.script = (call) => (call.operation === 'SyncUpdates' ? 'InvalidCookie' : undefined);
  const result = await world.connect().scan();
  assert.equal(result.outcome, 'failed');
  assert.ok(world.syncCalls.length < 10);
});
