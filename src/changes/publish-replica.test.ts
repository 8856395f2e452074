import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS, type ComputerId, UNASSIGNED_COMPUTERS } from '#update';
import { createGroup } from './create-group.ts';
import { decline } from './decline.ts';
import {
  approveSample,
  emptyServer,
  enrolSample,
  groupIdOf,
  importSamples,
  offeredAction,
  publishSample,
  START,
  stageSamples,
  updateIdOf,
  upstreamDeployment,
} from './fixture.ts';
import { loadCatalog } from './load-catalog.ts';
import { putComputerInGroup } from './put-computer-in-group.ts';

const PILOTS = { id: groupIdOf(1), name: 'Pilots', parentId: ALL_COMPUTERS };
const SERVERS = { id: groupIdOf(2), name: 'Servers', parentId: ALL_COMPUTERS };

test('groups, approvals, declines and licence terms of an upstream arrive with its revisions', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pilot-pc', ['PILOTS']);
  await stageSamples(server, { id: 1, eulaId: updateIdOf(77) }, { id: 2 }, { id: 3 });
  const deadline = START + 1_000;
  const published = await publishSample(server, {
    groups: [PILOTS, { id: ALL_COMPUTERS, name: 'Everything' }],
    deployments: [
      upstreamDeployment(1, 1, { deadline }),
      upstreamDeployment(2, 0, { groupId: ALL_COMPUTERS, action: 'OptionalInstall', deadline }),
    ],
    declined: [updateIdOf(3)],
    acceptedEulas: [updateIdOf(77)],
  });
  assert.deepEqual([published.deployments, published.declines, published.groups], [2, 1, 1]);
  assert.deepEqual(published.run.counts, {
    ...{ new: 0, revised: 0, expired: 0, quarantined: 0 },
    ...{ deployments: 2, declines: 1, groups: 1 },
  });
  assert.deepEqual((await server.store.computer('pilot-pc' as ComputerId))?.groupIds, [PILOTS.id]);
  const expected = [
    [1, 'Install', PILOTS.id],
    [2, 'OptionalInstall', PILOTS.id],
    [3, undefined, PILOTS.id],
    [1, 'PreDeploymentCheck', UNASSIGNED_COMPUTERS],
  ] as const;
  for (const restarts of [false, true]) {
    const current = restarts ? await server.restart() : server;
    for (const [update, action, group] of expected) {
      assert.equal(offeredAction(current, update, [group]), action, `update ${update}`);
    }
    const groups = await current.store.groups();
    assert.deepEqual(
      groups.map(({ name }) => name),
      ['All Computers', 'Unassigned Computers', 'Pilots'],
    );
    const [deployment] = await current.store.deploymentsOf(updateIdOf(1));
    assert.equal(deployment?.deadline, deadline);
    assert.equal(deployment.author, 'UPSTREAM\\admin');
    assert.equal(deployment.createdAt, START - 1_000);
    assert.equal(deployment.upstreamGuid, upstreamDeployment(1, 1).upstreamGuid);
    const [optional] = await current.store.deploymentsOf(updateIdOf(2));
    assert.equal(optional?.deadline, undefined, 'only installations and removals have a deadline');
    assert.deepEqual(await current.store.acceptedEulas(), [updateIdOf(77)]);
  }
});

test('the same state again changes nothing', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  const state = {
    groups: [PILOTS, SERVERS],
    deployments: [upstreamDeployment(1, 1), upstreamDeployment(1, 2, { action: 'NotApproved' })],
    declined: [updateIdOf(2)],
  };
  await publishSample(server, state);
  const before = await server.store.deployments();
  const deltas = server.deltas.length;
  const again = await publishSample(server, state);
  assert.deepEqual([again.deployments, again.declines, again.groups], [0, 0, 0]);
  assert.deepEqual(await server.store.deployments(), before);
  assert.equal(server.deltas.length, deltas);
});

test('groups are renamed, moved and removed as upstream, with their machines', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const own = await createGroup(server, { name: 'Own' }, 'test');
  const below = await createGroup(server, { name: 'Below own', parentId: own.id }, 'test');
  await approveSample(server, 1, { groupId: below.id });
  await publishSample(server, { groups: [PILOTS, SERVERS], isWhole: false });
  assert.deepEqual(await server.store.deployments(), [], 'the approval went with its group');
  await enrolSample(server, 'a', ['Pilots']);
  await enrolSample(server, 'b', ['First ring']);
  await enrolSample(server, 'c');
  await putComputerInGroup(server, 'c' as ComputerId, SERVERS.id, 'test');
  const groupIds = async (id: string) => (await server.store.computer(id as ComputerId))?.groupIds;
  const renamed = { ...PILOTS, name: 'First ring', parentId: groupIdOf(3) };
  const published = await publishSample(server, {
    groups: [renamed, { id: groupIdOf(3), name: 'Rings', parentId: ALL_COMPUTERS }],
  });
  assert.equal(published.groups, 3);
  assert.deepEqual((await server.store.groups()).slice(2), [
    renamed,
    { id: groupIdOf(3), name: 'Rings', parentId: ALL_COMPUTERS },
  ]);
  assert.deepEqual(
    server.catalog.snapshot.groupPath(PILOTS.id).map(({ name }) => name),
    ['First ring', 'Rings', 'All Computers'],
  );
  assert.deepEqual(await groupIds('a'), [PILOTS.id], 'a renamed group keeps its machines');
  assert.deepEqual(await groupIds('b'), [PILOTS.id], 'whoever asked for the new name moves in');
  assert.deepEqual(await groupIds('c'), [UNASSIGNED_COMPUTERS]);
  assert.deepEqual((await loadCatalog(server.store)).snapshot.groups(), server.catalog.snapshot.groups());
});

test('a machine that asked for a group of ours is in the one of that name from upstream', async (t) => {
  const server = await emptyServer(t);
  const own = await createGroup(server, { name: 'Pilots' }, 'test');
  await enrolSample(server, 'a', ['pilots']);
  await publishSample(server, { groups: [PILOTS] });
  assert.deepEqual((await server.store.computer('a' as ComputerId))?.groupIds, [PILOTS.id]);
  assert.equal(
    (await server.store.groups()).some(({ id }) => id === own.id),
    false,
  );
});

test('a whole list ends what is not in it, own approvals too; a delta ends what it calls dead', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 }, { id: 3 });
  await approveSample(server, 3);
  const groups = [PILOTS];
  const [one, two] = [upstreamDeployment(1, 1), upstreamDeployment(2, 1)];
  const whole = await publishSample(server, { groups, deployments: [one, two] });
  assert.equal(whole.deployments, 3);
  assert.equal(offeredAction(server, 3), 'PreDeploymentCheck', 'the own approval ended');
  const delta = await publishSample(server, {
    groups,
    isWhole: false,
    deployments: [upstreamDeployment(3, 1)],
    deadDeployments: [one.upstreamGuid, upstreamDeployment(9, 9).upstreamGuid],
  });
  assert.equal(delta.deployments, 2);
  const inForce = async () => (await server.store.deployments()).map(({ updateId }) => updateId);
  assert.deepEqual(await inForce(), [updateIdOf(2), updateIdOf(3)]);
  assert.equal(offeredAction(server, 1, [PILOTS.id]), 'PreDeploymentCheck');
  await publishSample(server, { groups, deployments: [two] });
  assert.deepEqual(await inForce(), [updateIdOf(2)]);
  assert.equal(offeredAction(await server.restart(), 3, [PILOTS.id]), 'PreDeploymentCheck');
});

test('a dead deployment that another one took the place of does not end its successor', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const old = upstreamDeployment(1, 1);
  await publishSample(server, { groups: [PILOTS], deployments: [old] });
  const successor = {
    ...old,
    upstreamGuid: 'f0000000-0000-4000-8000-000000000001',
    action: 'Uninstall' as const,
  };
  await publishSample(server, {
    groups: [PILOTS],
    isWhole: false,
    deployments: [successor],
    deadDeployments: [old.upstreamGuid],
  });
  assert.equal(offeredAction(server, 1, [PILOTS.id]), 'Uninstall');
  assert.equal((await server.store.deploymentHistory(updateIdOf(1)))[0]?.upstreamGuid, old.upstreamGuid);
});

test('of several deployments for one update and group the youngest counts', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await publishSample(server, {
    groups: [PILOTS],
    deployments: [
      upstreamDeployment(1, 1, { createdAt: 3, action: 'Uninstall', upstreamGuid: 'young' }),
      upstreamDeployment(1, 1, { createdAt: 2 }),
    ],
  });
  assert.deepEqual(
    (await server.store.deployments()).map(({ action, upstreamGuid }) => [action, upstreamGuid]),
    [['Uninstall', 'young']],
  );
});

test('what is not approved on All Computers is no deployment, as with an approval by hand', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  await approveSample(server, 1, { groupId: ALL_COMPUTERS });
  const everywhere = { groupId: ALL_COMPUTERS, action: 'NotApproved' } as const;
  await publishSample(server, {
    isWhole: false,
    deployments: [upstreamDeployment(1, 0, everywhere), upstreamDeployment(2, 0, everywhere)],
  });
  assert.deepEqual(await server.store.deployments(), []);
});

test('the declined updates are exactly those of the upstream, and lose their approvals', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 }, { id: 3 });
  await decline(server, [updateIdOf(1)], 'test');
  const deployments = [upstreamDeployment(2, 1), upstreamDeployment(3, 1)];
  await publishSample(server, { groups: [PILOTS], deployments });
  const published = await publishSample(server, {
    groups: [PILOTS],
    isWhole: false,
    deployments,
    declined: [updateIdOf(2)],
  });
  assert.deepEqual([published.declines, published.deployments], [1, 1]);
  for (const restarts of [false, true]) {
    const current = restarts ? await server.restart() : server;
    const declines = await current.store.declines();
    const declined = declines.filter((each) => each.declined).map(({ updateId }) => updateId);
    assert.deepEqual(declined, [updateIdOf(2)]);
    assert.equal(offeredAction(current, 1), 'PreDeploymentCheck', 'undeclined');
    assert.equal(offeredAction(current, 2, [PILOTS.id]), undefined);
    assert.equal(offeredAction(current, 3, [PILOTS.id]), 'Install');
  }
});

test('what the upstream says of things that are not here is counted, and stops nothing', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2, type: 'Category' });
  await stageSamples(server, { id: 3 });
  const published = await publishSample(server, {
    groups: [PILOTS],
    deployments: [
      upstreamDeployment(1, 1),
      upstreamDeployment(2, 1),
      upstreamDeployment(3, 1),
      upstreamDeployment(8, 1),
      upstreamDeployment(1, 9),
    ],
    declined: [updateIdOf(7)],
  });
  assert.equal(published.unknownUpdates, 3);
  assert.deepEqual(
    (await server.store.deployments()).map(({ updateId }) => updateId),
    [updateIdOf(1), updateIdOf(3)],
    'categories need no approval, and what came in this generation is known',
  );
});
