import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Failure } from '#base';
import { readGetExtendedUpdateInfoRequest } from '#wire';
import { PROFILES } from '../profiles/profiles.ts';
import { guidFrom } from '../random.ts';
import { absentKey, section } from '../synthetic/rules.ts';
import { parseDatastore, writeDatastore } from './datastore.ts';
import { deploymentOf, type TinyServer, tinyUpdate } from './fixture.ts';
import { CREATED, detectoid, parametersOf, software, text, World } from './fixture-world.ts';
import { TOO_MANY_TRIPS } from './result-codes.ts';

let world: World;
let server: TinyServer;

beforeEach(async () => {
  world = await World.start();
  server = world.server;
});

afterEach(() => world.close());

test('the first call leaves all id lists out', async () => {
  server.updates = [detectoid(1, true)];
  await world.connect().scan();
  const [first] = world.syncCalls;
  const names = first!.payload.element.children.find((child) => child.local === 'parameters')!.children;
  assert.deepEqual(
    names.map((child) => child.local),
    [
      'ExpressQuery',
      'SkipSoftwareSync',
      'NeedTwoGroupOutOfScopeUpdates',
      'AlsoPerformRegularSync',
      'ComputerSpec',
      'ProductsParameters',
    ],
  );
});

test('installed non-leaf revisions go into one list and everything else into the other', async () => {
  server.updates = [detectoid(1, true), detectoid(2, false), detectoid(3, true, true)];
  await world.connect().scan();
  const second = parametersOf(world.syncCalls[1]!);
  assert.deepEqual([...second.installedNonLeafUpdateIds], [1]);
  assert.deepEqual([...second.otherCachedUpdateIds], [2, 3]);
});

test('calls go on while the server says Truncated, and while it sends something that is no leaf', async () => {
  const pages = [
    server.sync({ newUpdates: [server.info(detectoid(1, true, true))], truncated: true }),
    server.sync({ newUpdates: [server.info(detectoid(2, true, false))], truncated: false }),
    server.sync({ newUpdates: [server.info(detectoid(3, true, true))], truncated: false }),
  ];
  server.script = (call, index) => (call.operation === 'SyncUpdates' ? pages[index] : undefined);
  const result = await world.connect().scan();
  assert.equal(result.outcome, 'done');
  assert.equal(result.trips, 3);
});

test('after 200 calls the scan fails with 0x80244010 and the failure is reported', async () => {
  server.script = (call) => (call.operation === 'SyncUpdates' ? server.sync({ truncated: true }) : undefined);
  const client = world.connect();
  const result = await client.scan();
  assert.equal(result.outcome, 'failed');
  assert.equal(result.hresult, TOO_MANY_TRIPS);
  assert.equal(result.trips, 200);
  await client.report();
  const [event] = world.batches[0]!;
  assert.equal(event!.eventId, 148);
  assert.deepEqual(event!.replacementStrings, ['0x80244010']);
});

test('what is out of scope is forgotten, what is only out of this scan is kept, what changed is changed', async () => {
  const [one, two, three] = [detectoid(1, false), detectoid(2, false), detectoid(3, false)];
  server.updates = [one, two, three];
  const client = world.connect();
  await client.scan();
  const changed = { id: 3, isLeaf: true, deployment: deploymentOf({ id: 3, action: 'Install' }) };
  const answer = server.sync({
    outOfScopeRevisionIds: [1],
    deployedOutOfScopeRevisionIds: [2],
    changedUpdates: [changed],
  });
  server.script = (call, index) => (call.operation === 'SyncUpdates' && index === 2 ? answer : undefined);
  await client.scan();
  const held = client.export().revisions;
  assert.deepEqual(
    held.map(({ id }) => id),
    [2, 3],
  );
  assert.equal(held[1]!.isLeaf, true);
  assert.equal(held[1]!.deployment.action, 'Install');
});

test('an update without a deployment, or with a time in LastChangeTime, fails the scan as it fails a native agent', async () => {
  const info = server.info(detectoid(1, true, true));
  const { deployment, ...bare } = info;
  for (const update of [bare, { ...info, deployment: { ...deployment!, lastChangeTime: CREATED } }]) {
    const answer = server.sync({ newUpdates: [update] });
    server.script = (call) => (call.operation === 'SyncUpdates' ? answer : undefined);
    const result = await world.connect().scan();
    assert.equal(result.outcome, 'failed');
    assert.equal(result.hresult, 0x80070057 | 0);
    assert.equal((result.error as Failure).code, 'simulator/bad-answer');
  }
});

test('the driver pass names the devices, keeps the installed list and drops the others', async () => {
  server.driverSyncNotNeeded = false;
  server.updates = [detectoid(1, true), detectoid(2, false)];
  await world.connect().scan();
  const last = parametersOf(world.syncCalls.at(-1)!);
  assert.equal(last.skipSoftwareSync, true);
  assert.equal(last.systemSpec?.length, PROFILES['windows-11-25h2'].devices.length);
  assert.equal(last.featureScoreMatchingKey, 'AMD64.10.0');
  assert.equal(last.computerHardwareIds.length, 6);
  assert.deepEqual([...last.installedNonLeafUpdateIds], [1]);
  assert.equal(last.otherCachedUpdateIds.length, 0);
});

test('a category scan announces its categories and names them in every call', async () => {
  const wanted = detectoid(1, true);
  server.updates = [wanted];
  const client = world.connect();
  await client.scan({ categories: [wanted.identity.updateId] });
  assert.deepEqual(server.operations.slice(0, 6), [
    'GetConfig',
    'GetAuthorizationCookie',
    'GetCookie',
    'RegisterComputer',
    'StartCategoryScan',
    'SyncUpdates',
  ]);
  for (const call of world.syncCalls) {
    const { filterCategoryIds, alsoPerformRegularSync } = parametersOf(call);
    assert.deepEqual([filterCategoryIds, alsoPerformRegularSync], [[wanted.identity.updateId], false]);
  }
});

test('an old server is spared the category scan', async () => {
  server.properties = [{ name: 'ProtocolVersion', value: '3.1' }];
  await world.connect().scan({ categories: [guidFrom('any')] });
  assert.ok(!server.operations.includes('StartCategoryScan'));
  assert.deepEqual(parametersOf(world.syncCalls[0]!).filterCategoryIds, []);
});

test('details are asked for in batches of what the server allows, needed updates only', async () => {
  server.properties = [{ name: 'MaxExtendedUpdatesPerRequest', value: '2' }];
  server.updates = [detectoid(1, false, true), ...[2, 3, 4].map((id) => software(id))];
  await world.connect().scan();
  const asked = server.calls
    .filter((call) => call.operation === 'GetExtendedUpdateInfo')
    .map((call) => [...(readGetExtendedUpdateInfoRequest(call.payload).revisionIds ?? [])]);
  assert.deepEqual(asked, [[2, 3], [4]]);
});

test('a bundle is followed to the members that are needed, and never to the others', async () => {
  const needed = software(2, { explicitlyDeployable: false }, 'Bundle');
  const useless = software(
    3,
    { explicitlyDeployable: false, rules: section('IsInstallable', absentKey('x')) },
    'Bundle',
  );
  const parent = tinyUpdate(
    4,
    text(4, { explicitlyDeployable: true, bundles: [[useless.identity, needed.identity]] }),
    { action: 'Install' },
  );
  server.updates = [needed, useless, parent];
  const result = await world.connect().scan();
  assert.deepEqual(result.status.needed, [parent.identity.updateId]);
  const call = server.calls.find(({ operation }) => operation === 'GetExtendedUpdateInfo')!;
  assert.deepEqual([...(readGetExtendedUpdateInfoRequest(call.payload).revisionIds ?? [])], [2, 4]);
});

test('a machine goes on where its exported datastore ends', async () => {
  server.updates = [detectoid(1, true)];
  const first = world.connect();
  await first.scan();
  const datastore = parseDatastore(writeDatastore(first.export()));
  const before = server.calls.length;
  const second = world.connect({ datastore });
  await second.scan();
  assert.equal(second.clientId, first.clientId);
  assert.deepEqual(server.operations.slice(before), ['SyncUpdates']);
  assert.deepEqual([...parametersOf(world.syncCalls.at(-1)!).installedNonLeafUpdateIds], [1]);
});
