// What the best known open implementation of this protocol does wrong, each as a promise of ours. Its defects by
// number, and the tests that protect against them:
//
//  1  unapproved updates never starve an approved one
//  2  what is taken away leaves the cache of a client at its next scan
//     what is no longer approved for a machine is no longer installed by it
//  3  a changed deadline reaches a client as a change, not as a new update
//  4  every approval has a deployment id of its own, and keeps it over a restart
//  5  each kind of update is sent with the action that is meant for its kind
//  6  unknown revision ids are answered, and block nobody
//  7  an update that nothing depends on and that needs nothing is offered
//  8  drivers.test.ts: an installed driver's feature score counts
//  9  metadata.test.ts: documents that come in Cabinets are kept to the last letter
// 10  approvals live through a restart
// 11  content.test.ts: every address that a client is given leads somewhere
// 12  content.test.ts: a flipped byte is noticed, not served, and mended by the same file;
//     a file must have every digest that is declared
// 13  content.test.ts: no path or address from metadata is ever opened; src/jobs/fetch-safety.test.ts: nor fetched from
// 14  test/crash/kill.test.ts, src/store/sqlite/crash.test.ts, src/content/contract.ts: kill -9 while anything is written

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGroup, decline, putComputerInGroup, takeComputerFromGroup } from '#changes';
import { readSyncUpdatesResponse, SoapFault, writeGetExtendedUpdateInfoRequest } from '#wire';
import { Random } from '../model/random.ts';
import { category, importAll, software, updateId } from '../server/documents.ts';
import { Machine } from '../server/machine.ts';
import { call } from '../server/serving.ts';
import { bundle, bundled, detectoid, driver, softwareNeeding } from './documents.ts';
import { KeepingMachine, serveDocuments } from './world.ts';

const ACTOR = 'test';
const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

test('unapproved updates never starve an approved one', async (t) => {
  const crowd = 1000;
  // Each stage of a scan has a crowd of unapproved updates that were there first, and an approved one behind them.
  const roots = numbers(10_000, crowd + 1);
  const nonLeaf = numbers(20_000, crowd + 1);
  const members = numbers(30_000, crowd + 1);
  const bundles = numbers(40_000, crowd + 1);
  const leaves = numbers(50_000, crowd + 1);
  const { port, ids, approve } = await serveDocuments(t, [
    category({ id: 1 }),
    ...roots.map((id) => software({ id })),
    ...nonLeaf.map((id) => softwareNeeding(id, 1)),
    softwareNeeding(2, ...nonLeaf),
    ...members.map(bundled),
    ...bundles.map((id, index) => bundle({ id, needs: [1], members: [members[index]!] })),
    ...leaves.map((id) => softwareNeeding(id, 1)),
  ]);
  const idOf = new Map(
    [1, ...roots, ...nonLeaf, 2, ...members, ...bundles, ...leaves].map((id, index) => [id, ids[index]!]),
  );
  const approved = [roots, nonLeaf, bundles, leaves].map((stage) => stage.at(-1)!);
  for (const id of approved) await approve(id);

  const client = await KeepingMachine.join(port);
  const category1 = idOf.get(1)!;
  const arrivedAt = new Map<number, number>();
  for (let trips = 0; trips < 40 && arrivedAt.size < approved.length; trips++) {
    await client.trip((id) => id === category1);
    for (const id of approved) {
      if (client.actionOf(idOf.get(id)) === 'Install' && !arrivedAt.has(id)) arrivedAt.set(id, client.trips);
    }
  }
  assert.deepEqual([...arrivedAt.keys()].sort(), approved, 'all of them arrive');
  assert.equal(client.actionOf(idOf.get(members.at(-1)!)), 'Bundle', 'with what they install');
  // Non-leaf updates come first, because others wait for them; after those nothing comes before what is approved.
  const last = Math.max(...arrivedAt.values());
  assert.ok(last <= Math.ceil((crowd + 3) / 200) + 2, `the last one came with trip ${last}`);
});

test('what is taken away leaves the cache of a client at its next scan', async (t) => {
  const { todoku, port, ids, approve } = await serveDocuments(t, [
    category({ id: 1 }),
    bundled(2),
    bundle({ id: 3, needs: [1], members: [2] }),
    category({ id: 4 }),
    software({ id: 5, needs: [4] }),
  ]);
  const [, , visible, , other] = ids;
  await approve(3);
  const client = await KeepingMachine.join(port);
  await client.scan();
  assert.deepEqual([...client.held.keys()].sort(), ids);

  await decline(todoku, [updateId(3)], ACTOR);
  const { outOfScopeRevisionIds } = await client.trip();
  assert.deepEqual(outOfScopeRevisionIds.toSorted(), ids.slice(0, 3), 'with its member and its category');

  const [newer] = await importAll(todoku, [software({ id: 5, revision: 101, needs: [4] })]);
  await client.scan();
  assert.deepEqual([...client.held.keys()].sort(), [ids[3], newer], 'a revision makes room for the next one');
  assert.ok(!client.held.has(visible!) && !client.held.has(other!));
});

test('what is no longer approved for a machine is no longer installed by it', async (t) => {
  const { todoku, port, ids, approve } = await serveDocuments(t, [
    category({ id: 1 }),
    software({ id: 2, needs: [1] }),
  ]);
  const update = ids[1];
  const pilot = await createGroup(todoku, { name: 'Pilot' }, ACTOR);
  const client = await KeepingMachine.join(port);
  const actionNow = async () => {
    await client.scan();
    return client.actionOf(update);
  };
  await approve(2, { groupId: pilot.id });
  assert.equal(await actionNow(), 'PreDeploymentCheck');
  await putComputerInGroup(todoku, client.machine.id, pilot.id, ACTOR);
  assert.equal(await actionNow(), 'Install', 'moved in');
  await takeComputerFromGroup(todoku, client.machine.id, pilot.id, ACTOR);
  assert.equal(await actionNow(), 'PreDeploymentCheck', 'moved out');
  await approve(2);
  assert.equal(await actionNow(), 'Install', 'approved for all');
  await approve(2, { action: 'NotApproved' });
  assert.equal(await actionNow(), 'PreDeploymentCheck', 'taken back');
});

test('a changed deadline reaches a client as a change, not as a new update', async (t) => {
  const { port, ids, approve } = await serveDocuments(t, [
    category({ id: 1 }),
    software({ id: 2, needs: [1] }),
    software({ id: 3, needs: [1] }),
  ]);
  await approve(2, { deadline: Date.UTC(2027, 0, 1) });
  await approve(3);
  const client = await KeepingMachine.join(port);
  await client.scan();
  await approve(2, { deadline: Date.UTC(2027, 5, 1, 12) });
  const { newUpdates, changedUpdates, outOfScopeRevisionIds } = await client.trip();
  assert.deepEqual([newUpdates, outOfScopeRevisionIds], [[], []]);
  assert.deepEqual(
    changedUpdates.map(({ id, deployment }) => [
      id,
      deployment?.action,
      Date.parse(deployment?.deadline ?? ''),
    ]),
    [[ids[1], 'Install', Date.UTC(2027, 5, 1, 12)]],
    'only that one',
  );
  assert.equal(changedUpdates[0]?.deployment?.lastChangeTime, '2026-10-04', 'the day of the approval');
  assert.deepEqual((await client.trip()).changedUpdates, [], 'told once');
});

test('every approval has a deployment id of its own, and keeps it over a restart', async (t) => {
  const documents = [category({ id: 1 }), ...numbers(10, 4).map((id) => software({ id, needs: [1] }))];
  const first = await serveDocuments(t, documents);
  const groups = [
    await createGroup(first.todoku, { name: 'One' }, ACTOR),
    await createGroup(first.todoku, { name: 'Two' }, ACTOR),
  ];
  for (const { id: groupId } of groups) for (const id of [10, 11]) await first.approve(id, { groupId });
  await first.approve(12);
  const deploymentIds = async (port: number): Promise<number[][]> => {
    const lists: number[][] = [];
    for (const { name } of groups) {
      const client = await KeepingMachine.join(port, { group: name });
      await client.scan();
      lists.push(first.ids.map((id) => client.held.get(id)!.deployment!.id));
    }
    return lists;
  };
  const before = await deploymentIds(first.port);
  const [one, two] = before as [number[], number[]];
  for (const list of before) assert.equal(new Set(list).size, first.ids.length, 'within a scan');
  assert.ok(one[1] !== two[1] && one[2] !== two[2], 'each group was decided for by itself');
  assert.equal(one[3], two[3], 'one decision for all computers is one');
  await first.stop();

  const second = await serveDocuments(t, [], { directory: first.directory });
  assert.deepEqual(await deploymentIds(second.port), before);
  await second.approve(10, { groupId: groups[0]!.id, deadline: Date.UTC(2027, 0, 1) });
  const [changed] = await deploymentIds(second.port);
  assert.ok(!before.flat().includes(changed![1]!), 'another decision has another id');
});

test('each kind of update is sent with the action that is meant for its kind', async (t) => {
  const hardwareId = 'PCI\\VEN_8086&DEV_1234';
  const { todoku, port, ids, approve } = await serveDocuments(t, [
    category({ id: 1 }),
    detectoid(2),
    bundled(3),
    bundle({ id: 4, needs: [1, 2], members: [3] }),
    softwareNeeding(5, 1),
    softwareNeeding(6, 1),
    softwareNeeding(7, 6),
    driver({ id: 8, hardwareId, date: '2026-01-01' }),
  ]);
  await approve(4, { deadline: Date.UTC(2027, 0, 1) });
  await approve(7);
  await approve(8);
  await decline(todoku, [updateId(6)], ACTOR);
  const client = await KeepingMachine.join(port);
  await client.scan();
  assert.deepEqual(Object.fromEntries(ids.slice(0, 7).map((id, index) => [index + 1, client.actionOf(id)])), {
    1: 'Evaluate', // a category
    2: 'Evaluate', // a detectoid
    3: 'Bundle', // a bundle's member
    4: 'Install', // approved
    5: 'PreDeploymentCheck', // neither approved nor declined: only looked at
    6: 'Evaluate', // declined, and here because something depends on it
    7: 'Install',
  });
  const { newUpdates } = await client.machine.sync({
    skipSoftwareSync: true,
    systemSpec: [
      { hardwareIds: [hardwareId], compatibleIds: [], extensionDrivers: [], driverRecoveryIds: [] },
    ],
  });
  assert.deepEqual(
    newUpdates.map(({ id, deployment }) => [id, deployment?.action, deployment?.hardwareIds]),
    [[ids[7], 'Install', [hardwareId]]],
  );
});

test('unknown revision ids are answered, and block nobody', async (t) => {
  const { todoku, port, ids, approve } = await serveDocuments(t, [
    category({ id: 1 }),
    software({ id: 2, needs: [1] }),
  ]);
  const random = new Random(6);
  const strange = () =>
    random.chance(0.1) ? random.pick([0, -1, 2 ** 31 - 1, -(2 ** 31)]) : 1000 + random.below(2 ** 31 - 1001);
  const machine = await new Machine(port).join();
  const cookie = machine.cookie!;
  for (let round = 0; round < 10; round++) {
    const installed = Array.from({ length: 300 }, strange);
    const cached = Array.from({ length: 700 }, strange);
    const body = machine.syncRequest({
      installedNonLeafUpdateIds: Int32Array.from(installed),
      otherCachedUpdateIds: Int32Array.from(cached),
    });
    const details = writeGetExtendedUpdateInfoRequest({
      cookie,
      revisionIds: Int32Array.from(cached.slice(0, 40)),
      infoTypes: ['Extended'],
    });
    const [scan, extended] = await Promise.all([
      call(port, 'client', 'SyncUpdates', body),
      call(port, 'client', 'GetExtendedUpdateInfo', details),
    ]);
    assert.equal(extended.status, 200);
    const { outOfScopeRevisionIds } = readSyncUpdatesResponse(scan.body);
    assert.deepEqual(
      new Set(outOfScopeRevisionIds),
      new Set([...installed, ...cached]),
      'all of them may go',
    );
  }
  // Whoever writes gets through, and is heard.
  await importAll(todoku, [software({ id: 3, needs: [1] })]);
  await approve(2);
  const client = new KeepingMachine(machine);
  await client.scan();
  assert.equal(client.actionOf(ids[1]), 'Install');
  assert.equal(client.held.size, 3);
});

test('an update that nothing depends on and that needs nothing is offered', async (t) => {
  const { port, ids, approve } = await serveDocuments(t, [software({ id: 1 }), software({ id: 2 })]);
  await approve(1);
  const { newUpdates } = await (await KeepingMachine.join(port)).trip();
  assert.deepEqual(
    newUpdates.map(({ id, isLeaf, deployment }) => [id, isLeaf, deployment?.action]),
    [
      [ids[0], true, 'Install'],
      [ids[1], true, 'PreDeploymentCheck'],
    ],
  );
});

test('approvals live through a restart', async (t) => {
  const deadline = Date.UTC(2027, 0, 1, 3);
  const first = await serveDocuments(t, [
    category({ id: 1 }),
    ...numbers(10, 4).map((id) => software({ id, needs: [1] })),
  ]);
  const pilot = await createGroup(first.todoku, { name: 'Pilot' }, ACTOR);
  await first.approve(10, { deadline });
  await first.approve(11);
  await first.approve(11, { groupId: pilot.id, action: 'NotApproved' });
  await first.approve(12);
  await decline(first.todoku, [updateId(12)], ACTOR);
  const told = async (port: number) => {
    const client = await KeepingMachine.join(port, { group: 'Pilot' });
    await client.scan();
    return first.ids.map((id) => client.held.get(id)?.deployment);
  };
  const before = await told(first.port);
  assert.deepEqual(
    before.map((deployment) => deployment?.action),
    ['Evaluate', 'Install', 'PreDeploymentCheck', undefined, 'PreDeploymentCheck'],
  );
  assert.equal(Date.parse(before[1]?.deadline ?? ''), deadline);
  await first.stop();
  const second = await serveDocuments(t, [], { directory: first.directory });
  assert.deepEqual(await told(second.port), before);
  await assert.rejects(second.approve(12), /declined/i);
  await assert.rejects(
    new Machine(second.port).sync(),
    (error: unknown) => error instanceof SoapFault && error.code === 'InvalidCookie',
    'a machine without a cookie is told so, as before',
  );
});
