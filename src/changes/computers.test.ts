import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ComputerId, UNASSIGNED_COMPUTERS } from '#update';
import { createGroup } from './create-group.ts';
import { enrolComputer } from './enrol-computer.ts';
import { changesFailures } from './failures.ts';
import { auditedVerbs, emptyServer, enrolSample, START } from './fixture.ts';
import { forgetComputer } from './forget-computer.ts';
import { putComputerInGroup } from './put-computer-in-group.ts';
import { registerComputer } from './register-computer.ts';
import { takeComputerFromGroup } from './take-computer-from-group.ts';

const PC = 'pc-1' as ComputerId;
type Code = Parameters<typeof changesFailures.is>[1];
const failsWith = (code: Code) => (error: unknown) => changesFailures.is(error, code);

test('a machine is created at its first contact, in Unassigned Computers', async (t) => {
  const server = await emptyServer(t);
  assert.deepEqual(await enrolSample(server, 'pc-1'), [UNASSIGNED_COMPUTERS]);
  assert.deepEqual(await (await server.restart()).store.computer(PC), {
    id: PC,
    dnsName: 'pc-1.example',
    groupIds: [UNASSIGNED_COMPUTERS],
    requestedGroups: [],
    createdAt: START,
    lastContactAt: START,
    lastScanAt: 0,
    lastReportAt: 0,
    lastAddress: '192.0.2.7',
    registered: false,
    inventory: {},
  });
});

test('a contact that brings nothing new writes nothing', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'Pilots' }, 'test');
  await enrolSample(server, 'pc-1', ['Pilots', 'Missing']);
  const sequence = await server.store.sequence();
  assert.deepEqual(await enrolSample(server, 'pc-1', ['Pilots', 'Missing']), [id]);
  assert.equal(await server.store.sequence(), sequence);
});

test('groups that the policy asks for are joined in any letter case, unknown ones are remembered', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'Pilots' }, 'test');
  assert.deepEqual(await enrolSample(server, 'pc-1', ['PILOTS', ' Nowhere ']), [id]);
  assert.deepEqual((await server.store.computer(PC))?.requestedGroups, ['PILOTS', 'Nowhere']);
  assert.deepEqual(
    (await server.store.missingRequestedGroups()).map(({ name, computers }) => [name, computers]),
    [['Nowhere', 1]],
  );
});

test('a machine follows its policy and keeps the groups that an administrator put it in', async (t) => {
  const server = await emptyServer(t);
  const one = await createGroup(server, { name: 'One' }, 'test');
  const two = await createGroup(server, { name: 'Two' }, 'test');
  const own = await createGroup(server, { name: 'Own' }, 'test');
  await enrolSample(server, 'pc-1', ['One']);
  await putComputerInGroup(server, PC, own.id, 'test');
  assert.deepEqual(new Set(await enrolSample(server, 'pc-1', ['Two'])), new Set([own.id, two.id]));
  assert.deepEqual(await enrolSample(server, 'pc-1', []), [own.id]);
  await takeComputerFromGroup(server, PC, own.id, 'test');
  assert.deepEqual(await enrolSample(server, 'pc-1', ['One', 'Two']), [one.id, two.id]);
});

test('built-in groups cannot be asked for', async (t) => {
  const server = await emptyServer(t);
  const asked = ['All Computers', 'Unassigned Computers'];
  assert.deepEqual(await enrolSample(server, 'pc-1', asked), [UNASSIGNED_COMPUTERS]);
});

test('a machine that gives no usable id or name is refused', async (t) => {
  const server = await emptyServer(t);
  const enrol = (computerId: string, dnsName: string) =>
    enrolComputer(server, {
      computerId: computerId as ComputerId,
      dnsName,
      requestedGroups: [],
      address: '',
    });
  for (const id of ['', 'a b', '../x', 'ä', 'x'.repeat(256)]) {
    await assert.rejects(enrol(id, 'pc'), failsWith('bad-client-id'));
  }
  for (const name of ['', ' ', 'a\tb', 'x'.repeat(256)]) {
    await assert.rejects(enrol('pc-1', name), failsWith('bad-dns-name'));
  }
  assert.equal((await server.store.counts()).computers, 0);
});

test('requested names are bounded: what cannot be a group is left out', async (t) => {
  const server = await emptyServer(t);
  const many = Array.from({ length: 100 }, (_, index) => `Group ${index}`);
  await enrolSample(server, 'pc-1', ['', 'a\nb', 'x'.repeat(257), ...many]);
  const asked = (await server.store.computer(PC))?.requestedGroups;
  assert.deepEqual(asked, many.slice(0, 32));
});

test('many machines at once are all enrolled, each once', async (t) => {
  const server = await emptyServer(t);
  const names = Array.from({ length: 100 }, (_, index) => `pc-${index % 50}`);
  await Promise.all(names.map((name) => enrolSample(server, name)));
  assert.equal((await server.store.counts()).computers, 50);
  assert.equal((await auditedVerbs(server)).length, 50);
});

test('a machine that is put in a group leaves Unassigned Computers, and comes back after the last one', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'Pilots' }, 'test');
  await enrolSample(server, 'pc-1');
  assert.deepEqual(await putComputerInGroup(server, PC, id, 'test'), [id]);
  const sequence = await server.store.sequence();
  assert.deepEqual(await putComputerInGroup(server, PC, id, 'test'), [id]);
  assert.equal(await server.store.sequence(), sequence);
  assert.deepEqual(await takeComputerFromGroup(server, PC, id, 'test'), [UNASSIGNED_COMPUTERS]);
  assert.deepEqual(await takeComputerFromGroup(server, PC, id, 'test'), [UNASSIGNED_COMPUTERS]);
  assert.deepEqual((await auditedVerbs(server)).slice(-2), [
    'put-computer-in-group',
    'take-computer-from-group',
  ]);
  assert.equal(
    server.events.filter((event) => event === 'changes.memberships-changed').length,
    2,
    'what changed nothing is not logged',
  );
});

test('a machine cannot be taken from a group that its own policy asks for', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'Pilots' }, 'test');
  await enrolSample(server, 'pc-1', ['pilots']);
  await assert.rejects(takeComputerFromGroup(server, PC, id, 'test'), failsWith('wanted-by-policy'));
});

test('memberships of what is not there, or built in, are refused', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'Pilots' }, 'test');
  for (const verb of [putComputerInGroup, takeComputerFromGroup]) {
    await assert.rejects(verb(server, PC, id, 'test'), failsWith('unknown-computer'));
    await assert.rejects(verb(server, PC, UNASSIGNED_COMPUTERS, 'test'), failsWith('built-in-group'));
  }
});

test('a forgotten machine is gone, and comes back as a new one', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'Pilots' }, 'test');
  await enrolSample(server, 'pc-1');
  await putComputerInGroup(server, PC, id, 'test');
  await forgetComputer(server, PC, 'test');
  assert.equal(await server.store.computer(PC), undefined);
  await assert.rejects(forgetComputer(server, PC, 'test'), failsWith('unknown-computer'));
  assert.deepEqual(await enrolSample(server, 'pc-1'), [UNASSIGNED_COMPUTERS]);
});

test('what a machine tells about itself is kept, once, and bounded', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1');
  const inventory = {
    osVersion: { major: 10, minor: 0, build: 26100 },
    model: 'x'.repeat(1000),
    suiteMask: 256,
  };
  await registerComputer(server, PC, 'pc-1.new.example', inventory);
  const computer = await server.store.computer(PC);
  assert.equal(computer?.registered, true);
  assert.equal(computer.dnsName, 'pc-1.new.example');
  assert.deepEqual(computer.inventory, { ...inventory, model: 'x'.repeat(256) });
  const sequence = await server.store.sequence();
  await registerComputer(server, PC, '', inventory);
  assert.equal(await server.store.sequence(), sequence);
});

test('registration keeps the attributes that the last scan brought', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1');
  const deviceAttributes = { OSVersion: '10.0.26100.1' };
  await server.store.write((tx) =>
    tx.recordContacts([{ computerId: PC, at: START, address: '', scanned: true, deviceAttributes }]),
  );
  await registerComputer(server, PC, '', { model: 'M' });
  assert.deepEqual((await server.store.computer(PC))?.inventory, { deviceAttributes, model: 'M' });
});

test('a machine that has not enrolled cannot register', async (t) => {
  const server = await emptyServer(t);
  await assert.rejects(registerComputer(server, PC, 'pc', {}), failsWith('unknown-computer'));
});
