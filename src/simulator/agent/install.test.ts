import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { ReportingEvent } from '#wire';
import { deploymentOf, type TinyServer, tinyUpdate } from './fixture.ts';
import { software, text, World } from './fixture-world.ts';
import { RESTART_REQUIRED, WRONG_HASH } from './result-codes.ts';

let world: World;
let server: TinyServer;

beforeEach(async () => {
  world = await World.start();
  server = world.server;
});

afterEach(() => world.close());

const idsIn = (event: ReportingEvent | undefined, tag: string): string | undefined =>
  event?.miscData.find((entry) => entry.startsWith(`${tag}=`));

test('success is told in two batches: 147, 156, 167, 162, 181, then 183; the next status has it installed', async () => {
  const update = software(1);
  server.updates = [update];
  const client = world.connect();
  const { installs } = await client.cycle();
  assert.deepEqual([...installs.values()], ['Installed']);
  assert.deepEqual(
    world.batches.map((batch) => batch.map((event) => event.eventId)),
    [[147, 156, 167, 162, 181], [183]],
  );
  const upper = update.identity.updateId.toUpperCase();
  assert.equal(idsIn(world.batches[0]![1], 'U'), `U=${upper}`);
  assert.equal(idsIn(world.batches[0]![1], 'V'), undefined);
  await client.cycle();
  const status = world.batches.at(-1)![1];
  assert.equal(idsIn(status, 'U'), undefined);
  assert.equal(idsIn(status, 'V'), `V=${upper}`);
});

test('an installation that needs a restart sends one 201 with 0x00240005 and counts only after the restart', async () => {
  const update = software(1, { installation: { RebootBehavior: 'AlwaysRequiresReboot' } });
  server.updates = [update];
  const client = world.connect();
  await client.cycle();
  const [event, ...others] = world.batches.at(-1)!;
  assert.deepEqual([event!.eventId, event!.win32HResult, others.length], [201, RESTART_REQUIRED, 0]);
  assert.equal(client.restartPending, true);
  assert.deepEqual(client.status.installed, []);
  const again = await client.cycle();
  assert.equal(again.installs.size, 0);
  client.restart();
  assert.deepEqual(client.status.installed, [update.identity.updateId]);
});

test('a machine that reports what waits for a restart puts it into W', async () => {
  const update = software(1, { installation: { RebootBehavior: 'AlwaysRequiresReboot' } });
  server.updates = [update];
  const client = world.connect({ reportsPending: true });
  await client.cycle();
  await client.cycle();
  assert.equal(idsIn(world.batches.at(-1)![1], 'W'), `W=${update.identity.updateId.toUpperCase()}`);
});

test('an installation that fails sends 182 with its code, and the update moves from U to g', async () => {
  const update = software(1);
  server.updates = [update];
  const client = world.connect({ failures: 1 });
  const { installs } = await client.cycle();
  assert.deepEqual([...installs.values()], ['Failed']);
  const event = world.batches.at(-1)![0]!;
  assert.equal(event.eventId, 182);
  assert.deepEqual(event.replacementStrings, ['0x80070643', 'Update 1']);
  await client.cycle();
  const status = world.batches
    .flat()
    .filter((each) => each.eventId === 156)
    .at(-1);
  assert.equal(idsIn(status, 'g'), `g=${update.identity.updateId.toUpperCase()}`);
  assert.equal(idsIn(status, 'U'), undefined);
});

test('unapproved updates are reported and left alone; bundle members are neither', async () => {
  const member = software(2, { explicitlyDeployable: false }, 'Bundle');
  const parent = tinyUpdate(3, text(3, { explicitlyDeployable: true, bundles: [[member.identity]] }), {
    action: 'PreDeploymentCheck',
  });
  server.updates = [member, parent];
  const client = world.connect();
  const { scan, installs } = await client.cycle();
  assert.deepEqual(scan.status.needed, [parent.identity.updateId]);
  assert.equal(scan.offered, 0);
  assert.equal(installs.size, 0);
  assert.equal(server.contentCalls.length, 0);
});

test('content comes in 1 MiB pieces, each once, and is checked', async () => {
  server.updates = [software(1)];
  const client = world.connect();
  await client.cycle();
  assert.deepEqual(server.contentCalls.map((call) => call.range).sort(), [
    'bytes=0-1048575',
    'bytes=1048576-2097151',
    'bytes=2097152-2499999',
  ]);
  assert.ok(new Set(server.contentCalls.map((call) => call.connection)).size <= 7);
  assert.equal(client.statistics.contentBytes, 2_500_000);
  assert.equal(client.statistics.filesVerified, 1);
});

test('content that is not what the metadata says is refused: 161, then 182 with "not downloaded"', async () => {
  server.updates = [software(1)];
  server.spoil = (bytes) => {
    bytes[7]! ^= 1;
    return bytes;
  };
  const client = world.connect();
  const { installs } = await client.cycle();
  assert.deepEqual([...installs.values()], ['Failed']);
  const events = world.batches.flat();
  assert.deepEqual(
    events.map((event) => event.eventId),
    [147, 156, 167, 161, 181, 182],
  );
  assert.equal(events[3]!.win32HResult, WRONG_HASH);
  assert.equal(events[5]!.replacementStrings[0], '0x80246007');
  assert.equal(client.statistics.filesVerified, 0);
});

test('content whose SHA-1 fits and whose SHA-256 does not is refused', async () => {
  const update = software(1);
  const wrong = Buffer.alloc(32, 1).toString('base64');
  const extended = update.extended.replace(/(Algorithm="SHA256">)[^<]*/, `$1${wrong}`);
  assert.notEqual(extended, update.extended);
  server.updates = [{ ...update, extended }];
  const { installs } = await world.connect().cycle();
  assert.deepEqual([...installs.values()], ['Failed']);
});

test('content without a SHA-256 in its metadata is refused', async () => {
  const update = software(1);
  server.updates = [
    { ...update, extended: update.extended.replace(/<AdditionalDigest.*?<\/AdditionalDigest>/, '') },
  ];
  const { installs } = await world.connect().cycle();
  assert.deepEqual([...installs.values()], ['Failed']);
  assert.equal(server.contentCalls.length, 0);
});

test('a hidden update is not reported even where it stands alone', async () => {
  server.updates = [software(1, { explicitlyDeployable: false })];
  const { status } = await world.connect().scan();
  assert.deepEqual(status.needed, []);
});

test('many events go in several batches, each once and in order', async () => {
  server.updates = [1, 2, 3, 4, 5, 6, 7, 8].map((id) => software(id, { files: [] }));
  await world.connect().cycle();
  const events = world.batches.flat();
  assert.deepEqual(
    world.batches.map((batch) => batch.length),
    [9, 1, 8],
  );
  assert.equal(new Set(events.map((event) => event.eventInstanceId)).size, events.length);
  assert.deepEqual(
    events.map((event) => event.eventId),
    [147, 156, ...Array(8).fill(181), ...Array(8).fill(183)],
  );
});

test('an update approved for removal is removed and said so', async () => {
  server.updates = [software(1)];
  const client = world.connect();
  await client.cycle();
  const removal = { id: 1, isLeaf: true, deployment: deploymentOf({ id: 1, action: 'Uninstall' }) };
  const answer = server.sync({ changedUpdates: [removal] });
  server.script = (call, index) => (call.operation === 'SyncUpdates' && index === 1 ? answer : undefined);
  const { installs } = await client.cycle();
  assert.deepEqual([...installs.values()], ['Removed']);
  assert.equal(world.batches.at(-1)![0]!.eventId, 222);
  assert.deepEqual(client.status.installed, []);
});

test('events that the server did not take are sent again', async () => {
  server.script = (call) => (call.operation === 'ReportEventBatch' ? 'ServerBusy' : undefined);
  const client = world.connect();
  await client.scan();
  await assert.rejects(client.report(), { code: 'ServerBusy' });
  server.script = () => undefined;
  assert.equal(await client.report(), 2);
  assert.deepEqual(
    world.batches.at(-1)!.map((event) => event.eventId),
    [147, 156],
  );
});
