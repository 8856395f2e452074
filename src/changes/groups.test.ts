import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS, type ComputerId, type GroupId, UNASSIGNED_COMPUTERS } from '#update';
import { createGroup } from './create-group.ts';
import { deleteGroup } from './delete-group.ts';
import { changesFailures } from './failures.ts';
import {
  approveSample,
  auditedVerbs,
  emptyServer,
  enrolSample,
  importSamples,
  offeredAction,
} from './fixture.ts';
import { putComputerInGroup } from './put-computer-in-group.ts';
import { renameGroup } from './rename-group.ts';

type Code = Parameters<typeof changesFailures.is>[1];
const failsWith = (code: Code) => (error: unknown) => changesFailures.is(error, code);

test('a new group is under All Computers unless said otherwise, and lasts', async (t) => {
  const server = await emptyServer(t);
  const pilots = await createGroup(server, { name: ' Pilots ' }, 'test');
  const berlin = await createGroup(server, { name: 'Berlin', parentId: pilots.id }, 'test');
  assert.equal(pilots.name, 'Pilots');
  assert.equal(pilots.parentId, ALL_COMPUTERS);
  const again = await server.restart();
  for (const { catalog } of [server, again]) {
    assert.deepEqual(
      catalog.snapshot.groupPath(berlin.id).map(({ name }) => name),
      ['Berlin', 'Pilots', 'All Computers'],
    );
  }
});

test('group names are unique in any letter case', async (t) => {
  const server = await emptyServer(t);
  await createGroup(server, { name: 'Straße' }, 'test');
  for (const name of ['straße', 'STRAßE', ' Straße']) {
    await assert.rejects(createGroup(server, { name }, 'test'), failsWith('group-name-taken'));
  }
  await assert.rejects(createGroup(server, { name: 'all computers' }, 'test'), failsWith('group-name-taken'));
});

test('two groups that are made with one name at the same time do not both come into being', async (t) => {
  const server = await emptyServer(t);
  const outcomes = await Promise.allSettled(
    ['Pilots', 'PILOTS', 'pilots'].map((name) => createGroup(server, { name }, 'test')),
  );
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('names that cannot be group names are refused', async (t) => {
  const server = await emptyServer(t);
  for (const name of ['', '  ', 'a\nb', 'a\u0000', 'x'.repeat(257)]) {
    await assert.rejects(createGroup(server, { name }, 'test'), failsWith('bad-group-name'));
  }
  assert.equal((await createGroup(server, { name: 'x'.repeat(256) }, 'test')).name.length, 256);
});

test('a group needs a parent that exists and can have groups below it', async (t) => {
  const server = await emptyServer(t);
  const parentId = '11111111-1111-4111-8111-111111111111' as GroupId;
  await assert.rejects(createGroup(server, { name: 'A', parentId }, 'test'), failsWith('unknown-group'));
  await assert.rejects(
    createGroup(server, { name: 'A', parentId: UNASSIGNED_COMPUTERS }, 'test'),
    failsWith('built-in-group'),
  );
});

test('machines whose policy asks for a name are in the group as soon as it is made', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1', ['Pilots']);
  await enrolSample(server, 'pc-2', ['pilots', 'Elsewhere']);
  await enrolSample(server, 'pc-3');
  const { id } = await createGroup(server, { name: 'PILOTS' }, 'test');
  const groupsOf = async (name: string) => (await server.store.computer(name as ComputerId))?.groupIds;
  assert.deepEqual(await groupsOf('pc-1'), [id]);
  assert.deepEqual(await groupsOf('pc-2'), [id]);
  assert.deepEqual(await groupsOf('pc-3'), [UNASSIGNED_COMPUTERS]);
});

test('a renamed group keeps its machines and takes in those that ask for the new name', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'Old' }, 'test');
  await enrolSample(server, 'pc-1', ['Old']);
  await enrolSample(server, 'pc-2', ['New']);
  assert.equal((await renameGroup(server, id, 'New', 'test')).name, 'New');
  assert.deepEqual(await enrolSample(server, 'pc-1', ['Old']), [id]);
  assert.deepEqual((await server.store.computer('pc-2' as ComputerId))?.groupIds, [id]);
  assert.equal(server.catalog.snapshot.groupPath(id)[0]?.name, 'New');
});

test('a group can change the letter case of its own name, and the same name again changes nothing', async (t) => {
  const server = await emptyServer(t);
  const { id } = await createGroup(server, { name: 'pilots' }, 'test');
  await renameGroup(server, id, 'Pilots', 'test');
  const sequence = await server.store.sequence();
  await renameGroup(server, id, 'Pilots', 'test');
  assert.equal(await server.store.sequence(), sequence);
});

test('built-in groups can be neither renamed nor deleted', async (t) => {
  const server = await emptyServer(t);
  for (const id of [ALL_COMPUTERS, UNASSIGNED_COMPUTERS]) {
    await assert.rejects(renameGroup(server, id, 'Mine', 'test'), failsWith('built-in-group'));
    await assert.rejects(deleteGroup(server, id, 'test'), failsWith('built-in-group'));
  }
});

test('a deleted group leaves no approval and no machine behind', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const pilots = await createGroup(server, { name: 'Pilots' }, 'test');
  const berlin = await createGroup(server, { name: 'Berlin' }, 'test');
  await enrolSample(server, 'pc-1');
  await enrolSample(server, 'pc-2');
  await putComputerInGroup(server, 'pc-1' as ComputerId, pilots.id, 'test');
  await putComputerInGroup(server, 'pc-2' as ComputerId, pilots.id, 'test');
  await putComputerInGroup(server, 'pc-2' as ComputerId, berlin.id, 'test');
  await approveSample(server, 1, { groupId: pilots.id });
  await deleteGroup(server, pilots.id, 'test');
  assert.deepEqual((await server.store.computer('pc-1' as ComputerId))?.groupIds, [UNASSIGNED_COMPUTERS]);
  assert.deepEqual((await server.store.computer('pc-2' as ComputerId))?.groupIds, [berlin.id]);
  assert.deepEqual(await server.store.deployments(), []);
  const again = await server.restart();
  for (const { catalog } of [server, again]) {
    assert.equal(
      catalog.snapshot.groups().some(({ id }) => id === pilots.id),
      false,
    );
    assert.equal(offeredAction({ catalog }, 1), 'PreDeploymentCheck');
  }
  assert.equal((await auditedVerbs(again)).at(-1), 'delete-group');
});

test('groups below a group are deleted with it only when that is said', async (t) => {
  const server = await emptyServer(t);
  const top = await createGroup(server, { name: 'Top' }, 'test');
  const middle = await createGroup(server, { name: 'Middle', parentId: top.id }, 'test');
  const bottom = await createGroup(server, { name: 'Bottom', parentId: middle.id }, 'test');
  await enrolSample(server, 'pc-1', ['Bottom', 'Top']);
  await assert.rejects(deleteGroup(server, top.id, 'test'), failsWith('group-has-subgroups'));
  assert.equal((await server.store.groups()).length, 5);
  await deleteGroup(server, top.id, 'test', { withSubgroups: true });
  assert.deepEqual((await server.store.computer('pc-1' as ComputerId))?.groupIds, [UNASSIGNED_COMPUTERS]);
  const left = await server.store.groups();
  assert.equal(left.length, 2);
  assert.equal(
    left.some(({ id }) => [top.id, middle.id, bottom.id].includes(id)),
    false,
  );
});
