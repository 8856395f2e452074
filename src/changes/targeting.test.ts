import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ALL_COMPUTERS, type ComputerId, UNASSIGNED_COMPUTERS, updateFailures } from '#update';
import { archiveComputers } from './archive-computers.ts';
import { changeSettings } from './change-settings.ts';
import { createGroup } from './create-group.ts';
import { createRequestedGroups } from './create-requested-groups.ts';
import { enrolComputer } from './enrol-computer.ts';
import { effectiveGroups, requestedGroups } from './explain-groups.ts';
import { changesFailures } from './failures.ts';
import {
  approveSample,
  auditedVerbs,
  emptyServer,
  enrolSample,
  type Fixture,
  groupIdOf,
  importSamples,
  offeredAction,
  publishSample,
} from './fixture.ts';
import { moveGroup } from './move-group.ts';
import { previewGroupRule } from './preview-group-rule.ts';
import { putComputerInGroup } from './put-computer-in-group.ts';
import { ContactRecorder } from './record-contact.ts';
import { registerComputer } from './register-computer.ts';
import { restoreComputers } from './restore-computers.ts';
import { setGroupRule } from './set-group-rule.ts';
import { takeComputerFromGroup } from './take-computer-from-group.ts';

type Code = Parameters<typeof changesFailures.is>[1];
const failsWith = (code: Code) => (error: unknown) => changesFailures.is(error, code);
const id = (name: string) => name as ComputerId;
const groupsOf = async ({ store }: Fixture, name: string) => (await store.computer(id(name)))?.groupIds;
const windows = (build: number) => ({ osVersion: { major: 10, minor: 0, build } });

/** Lets what contacts tell through to the store. */
async function call(
  t: TestContext,
  server: Fixture,
  name: string,
  address: string,
  attributes?: Record<string, string>,
) {
  const recorder = new ContactRecorder(server);
  t.after(() => recorder.close());
  recorder.note({
    computerId: id(name),
    at: server.clock.now(),
    address,
    scanned: attributes !== undefined,
    ...(attributes === undefined ? {} : { deviceAttributes: attributes }),
  });
  await recorder.flush();
}

test('the groups that every server has are those of WSUS', () => {
  assert.deepEqual(
    [ALL_COMPUTERS, UNASSIGNED_COMPUTERS],
    ['a0a08746-4dbe-4a37-9adf-9e7652c0b421', 'b73ca6ed-5727-47f3-84de-015e03f6a88a'],
  );
});

test('a group that moves gets what is approved above it, and never stands below itself', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const outer = await createGroup(server, { name: 'Outer' }, 'test');
  const inner = await createGroup(server, { name: 'Inner' }, 'test');
  const below = await createGroup(server, { name: 'Below', parentId: inner.id }, 'test');
  await approveSample(server, 1, { groupId: outer.id });
  assert.notEqual(offeredAction(server, 1, [below.id]), 'Install');
  await moveGroup(server, inner.id, outer.id, 'test');
  assert.equal(offeredAction(server, 1, [below.id]), 'Install');
  assert.equal(offeredAction(await server.restart(), 1, [below.id]), 'Install');
});

test('a group cannot move below itself, nor the built-in ones at all, and the same place again writes nothing', async (t) => {
  const server = await emptyServer(t);
  const outer = await createGroup(server, { name: 'Outer' }, 'test');
  const inner = await createGroup(server, { name: 'Inner', parentId: outer.id }, 'test');
  const sequence = await server.store.sequence();
  for (const parent of [outer.id, inner.id])
    await assert.rejects(moveGroup(server, outer.id, parent, 'test'), failsWith('group-beneath-itself'));
  await assert.rejects(
    moveGroup(server, UNASSIGNED_COMPUTERS, outer.id, 'test'),
    failsWith('built-in-group'),
  );
  await assert.rejects(
    moveGroup(server, outer.id, UNASSIGNED_COMPUTERS, 'test'),
    failsWith('built-in-group'),
  );
  await assert.rejects(moveGroup(server, outer.id, groupIdOf(9), 'test'), failsWith('unknown-group'));
  await moveGroup(server, inner.id, outer.id, 'test');
  assert.equal(await server.store.sequence(), sequence);
});

test('one step makes the groups that machines ask for, and moves them in', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1', ['Ring 1', 'Servers']);
  await enrolSample(server, 'pc-2', ['RING 1', 'Kiosks']);
  const [kiosks] = await createRequestedGroups(server, ['kiosks'], 'test');
  assert.deepEqual(await groupsOf(server, 'pc-2'), [kiosks!.id]);
  await assert.rejects(createRequestedGroups(server, ['Kiosks'], 'test'), failsWith('not-asked-for'));
  const made = await createRequestedGroups(server, undefined, 'test');
  assert.deepEqual(made.map(({ name }) => name).sort(), ['RING 1', 'Servers']);
  assert.equal((await groupsOf(server, 'pc-1'))?.length, 2);
  assert.deepEqual(await server.store.missingRequestedGroups(), []);
  assert.deepEqual(await createRequestedGroups(server, undefined, 'test'), []);
});

test('a group with a rule has whom it fits, from its making on, at registration and at every contact', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1');
  await enrolSample(server, 'srv-1');
  const named = await createGroup(server, { name: 'PCs', rule: { name: ['pc-*'] } }, 'test');
  const eleven = await createGroup(server, { name: 'Eleven', rule: { os: ['22000-26100'] } }, 'test');
  const branch = await createGroup(server, { name: 'Branch', rule: { address: ['10.9.0.0/16'] } }, 'test');
  assert.deepEqual(await groupsOf(server, 'pc-1'), [named.id]);
  assert.deepEqual(await groupsOf(server, 'srv-1'), [UNASSIGNED_COMPUTERS]);
  assert.deepEqual(await enrolSample(server, 'pc-2'), [named.id], 'a new machine');

  await registerComputer(server, id('pc-1'), '', windows(19045));
  assert.deepEqual(await groupsOf(server, 'pc-1'), [named.id]);
  await registerComputer(server, id('pc-1'), '', windows(22631));
  assert.deepEqual(await groupsOf(server, 'pc-1'), [named.id, eleven.id]);
  server.clock.advance(1000);
  await call(t, server, 'pc-1', '10.9.1.1', { OSVersion: '10.0.27000.1' });
  assert.deepEqual(await groupsOf(server, 'pc-1'), [named.id, branch.id], 'another address, another Windows');
  assert.ok((await auditedVerbs(server)).includes('follow-group-rules'));
  assert.deepEqual(await groupsOf(await server.restart(), 'pc-1'), [named.id, branch.id]);
});

test('a change of the rule moves everybody at once; without it those that are in stay', async (t) => {
  const server = await emptyServer(t);
  for (const name of ['a-1', 'a-2', 'b-1']) await enrolSample(server, name);
  const group = await createGroup(server, { name: 'Dynamic' }, 'test');
  await putComputerInGroup(server, id('b-1'), group.id, 'test');
  const set = await setGroupRule(server, group.id, { name: ['a-*'] }, 'test');
  assert.deepEqual([set.entered, set.left], [2, 1]);
  assert.deepEqual(await groupsOf(server, 'b-1'), [UNASSIGNED_COMPUTERS]);
  const sequence = await server.store.sequence();
  await setGroupRule(server, group.id, { name: ['a-*'] }, 'test');
  assert.equal(await server.store.sequence(), sequence, 'the same rule again');
  await setGroupRule(server, group.id, undefined, 'test');
  assert.deepEqual(await groupsOf(server, 'a-1'), [group.id]);
  await takeComputerFromGroup(server, id('a-1'), group.id, 'test');
  assert.deepEqual(await groupsOf(server, 'a-1'), [UNASSIGNED_COMPUTERS]);
});

test('nobody is put into a group with a rule, by hand or by policy, and the machine says so', async (t) => {
  const server = await emptyServer(t);
  const group = await createGroup(server, { name: 'Dynamic', rule: { name: ['a-*'] } }, 'test');
  await enrolSample(server, 'b-1', ['Dynamic', 'Nowhere', 'All Computers']);
  await assert.rejects(putComputerInGroup(server, id('b-1'), group.id, 'test'), failsWith('dynamic-group'));
  await assert.rejects(
    takeComputerFromGroup(server, id('b-1'), group.id, 'test'),
    failsWith('dynamic-group'),
  );
  const hand = await createGroup(server, { name: 'Hand' }, 'test');
  const asked = await createGroup(server, { name: 'Asked' }, 'test');
  await enrolSample(server, 'a-1', ['Asked']);
  await putComputerInGroup(server, id('a-1'), hand.id, 'test');
  const groups = await server.store.groups();
  const by = async (name: string) =>
    effectiveGroups((await server.store.computer(id(name)))!, groups).map((each) => [each.name, each.by]);
  assert.deepEqual(await by('b-1'), [['Unassigned Computers', 'nobody']]);
  assert.deepEqual(await by('a-1'), [
    ['Dynamic', 'rule'],
    ['Hand', 'administrator'],
    ['Asked', 'policy'],
  ]);
  assert.equal(asked.name, 'Asked');
  assert.deepEqual(
    requestedGroups((await server.store.computer(id('b-1')))!, groups).map(({ because }) => because),
    ['has-a-rule', 'no-such-group', 'built-in'],
  );
});

test('a preview says who comes, who goes and of whom nobody knows, and changes nothing', async (t) => {
  const server = await emptyServer(t);
  for (const name of ['a-1', 'a-2', 'b-1', 'b-2']) await enrolSample(server, name);
  const group = await createGroup(server, { name: 'Group' }, 'test');
  await putComputerInGroup(server, id('b-1'), group.id, 'test');
  await registerComputer(server, id('a-1'), '', windows(22631));
  const sequence = await server.store.sequence();
  const rule = { name: ['a-*', 'b-2'], os: ['10.0'] };
  const preview = await previewGroupRule(server.store, rule, { groupId: group.id, limit: 1 });
  assert.deepEqual([preview.total, preview.matching.map((each) => each.id)], [1, ['a-1']]);
  assert.deepEqual([preview.entering.total, preview.leaving.total], [1, 1]);
  assert.deepEqual([preview.unjudged, [...preview.unknown]], [2, [['os', 2]]]);
  assert.equal(await server.store.sequence(), sequence);
  await assert.rejects(previewGroupRule(server.store, {}, { limit: 1 }), (error) =>
    updateFailures.is(error, 'bad-group-rule'),
  );
});

test('on a replica groups come from above and rules are its own: they survive a synchronisation', async (t) => {
  const server = await emptyServer(t);
  const above = { id: groupIdOf(1), name: 'From above', parentId: ALL_COMPUTERS };
  await changeSettings(server, { upstream: { mode: 'replica' } }, { verb: 'test', subject: 'test' }, 'test');
  await publishSample(server, { groups: [above] });
  await enrolSample(server, 'a-1');
  await assert.rejects(
    createGroup(server, { name: 'Own', rule: { name: ['*'] } }, 'test'),
    failsWith('replica-read-only'),
  );
  await assert.rejects(moveGroup(server, above.id, ALL_COMPUTERS, 'test'), failsWith('replica-read-only'));
  await assert.rejects(createRequestedGroups(server, undefined, 'test'), failsWith('replica-read-only'));
  await setGroupRule(server, above.id, { name: ['a-*'] }, 'test');
  await publishSample(server, { groups: [{ ...above, name: 'Renamed' }] });
  assert.deepEqual(await enrolSample(server, 'a-2'), [above.id]);
  assert.deepEqual(await groupsOf(server, 'a-1'), [above.id]);
});

test('an archived machine is back with its first contact, in its groups', async (t) => {
  const server = await emptyServer(t);
  const group = await createGroup(server, { name: 'Group' }, 'test');
  for (const name of ['a', 'b', 'c']) await enrolSample(server, name, ['Group']);
  const all = ['a', 'b', 'c'].map(id);
  assert.deepEqual(
    await archiveComputers(server, all, 'housekeeping', { reason: 'silent for 31 days' }),
    all,
  );
  assert.deepEqual(await archiveComputers(server, all, 'test', { reason: 'again' }), []);
  assert.equal((await server.store.counts()).computers, 0);
  assert.deepEqual(await enrolSample(server, 'a', ['Group']), [group.id]);
  server.clock.advance(1000);
  await call(t, server, 'b', '192.0.2.7');
  assert.deepEqual(await restoreComputers(server, all, 'cli:tester'), [id('c')]);
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((name) => groupsOf(server, name))), [
    [group.id],
    [group.id],
    [group.id],
  ]);
  assert.equal((await server.store.counts()).archivedComputers, 0);
  await assert.rejects(
    archiveComputers(server, [id('a'), id('x')], 'test', { reason: '' }),
    failsWith('unknown-computer'),
  );
  assert.equal((await server.store.counts()).computers, 3);
});

const SHARED = id('11111111-2222-4333-8444-555555555555');

function enrolAs(server: Fixture, dnsName: string, requested: readonly string[] = []) {
  server.clock.advance(20 * 3_600_000);
  return enrolComputer(server, {
    computerId: SHARED,
    dnsName,
    requestedGroups: requested,
    address: '192.0.2.1',
  });
}

test('a machine that is renamed, once and even back, is no clone', async (t) => {
  const server = await emptyServer(t);
  for (const name of ['old.corp', 'new.corp', 'NEW', 'old.corp', 'old.other', 'old'])
    assert.equal((await enrolAs(server, name)).computerId, SHARED);
  assert.deepEqual(await server.store.clonedComputers(), []);
  assert.equal((await server.store.counts()).computers, 1);
});

test('machines that send one id are told by their names going back and forth, and kept apart from then on', async (t) => {
  const server = await emptyServer(t);
  const kiosk = await createGroup(server, { name: 'Kiosk' }, 'test');
  for (const name of ['a.corp', 'b.corp', 'a.corp']) await enrolAs(server, name);
  const b = await enrolAs(server, 'b.corp', ['Kiosk']);
  assert.notEqual(b.computerId, SHARED);
  assert.deepEqual(b.groupIds, [kiosk.id]);
  assert.deepEqual(await enrolAs(server, 'a.corp'), { computerId: SHARED, groupIds: [UNASSIGNED_COMPUTERS] });
  assert.deepEqual(await enrolAs(server, 'b.corp', ['Kiosk']), b);
  const c = await enrolAs(server, 'c.corp');
  assert.equal(new Set([SHARED, b.computerId, c.computerId]).size, 3);
  const again = await server.restart();
  assert.deepEqual(await enrolAs(again, 'b.corp', ['Kiosk']), b);
  assert.deepEqual(
    (await again.store.clonedComputers()).map((each) => [each.dnsName, each.sharedId]),
    [
      ['a.corp', undefined],
      ['b.corp', SHARED],
      ['c.corp', SHARED],
    ],
  );
  assert.deepEqual(await again.store.check(), []);
});

test('a year of renames now and then is no clone, and what is kept of it is bounded', async (t) => {
  const server = await emptyServer(t);
  for (let month = 0; month < 24; month++) {
    server.clock.advance(30 * 86_400_000);
    assert.equal((await enrolAs(server, month % 2 === 0 ? 'summer' : 'winter')).computerId, SHARED);
  }
  for (let number = 0; number < 30; number++) await enrolAs(server, `new-${number}`);
  assert.ok((await server.store.sightingsOf(SHARED)).length <= 8);
});

test('hardware that goes back and forth under one name is told, and one BIOS update is not', async (t) => {
  const server = await emptyServer(t);
  await enrolAs(server, 'a.corp');
  const register = async (biosVersion: string) => {
    server.clock.advance(20 * 3_600_000);
    await registerComputer(server, SHARED, 'a.corp', { manufacturer: 'Example', model: 'One', biosVersion });
  };
  for (const version of ['1.0', '1.1', '1.1']) await register(version);
  assert.deepEqual(await server.store.clonedComputers(), []);
  for (const version of ['1.0', '1.1']) await register(version);
  assert.deepEqual(
    (await server.store.clonedComputers()).map((each) => each.id),
    [SHARED],
  );
  assert.deepEqual(
    (await server.store.sightingsOf(SHARED)).map(({ kind, value }) => [kind, value]),
    [
      ['hardware', 'Example, One, 1.0'],
      ['hardware', 'Example, One, 1.1'],
    ],
  );
});
