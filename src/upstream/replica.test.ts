import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onCall } from '#simulator';
import { ALL_COMPUTERS, type UpdateId } from '#update';
import { Scene } from './fixture.ts';

const REPLICA = { settings: { mode: 'replica' } } as const;

/** Updates that can be approved on their own. */
function bundles(scene: Scene): UpdateId[] {
  return scene.world.live
    .newestRevisions()
    .filter(({ bundled }) => bundled.length > 0)
    .map(({ updateId }) => updateId as UpdateId);
}

test('a replica has the groups, approvals, declines and accepted terms of its upstream', async (t) => {
  const scene = await Scene.open(t, REPLICA);
  const [first, second] = bundles(scene);
  assert.ok(first && second);
  const pilot = scene.world.addGroup('Pilot');
  const inner = scene.world.addGroup('Inner', pilot);
  const deadline = scene.clock.now() + 86_400_000;
  scene.world.approve({ updateId: first, groupId: inner, action: 0, deadline, adminName: 'alice' });
  scene.world.decline(second);
  scene.world.acceptEula('00000000-0000-4000-8000-0000000e01a0');
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(scene.visible, scene.world.live.newestRevisions().length, 'without any selection');
  assert.deepEqual([run.counts.deployments, run.counts.declines, run.counts.groups], [1, 1, 2]);
  const { store } = scene.context;
  const groups = await store.groups();
  assert.equal(groups.find(({ id }) => id === inner)?.parentId, pilot);
  const [deployment] = await store.deployments();
  assert.deepEqual(
    [deployment?.updateId, deployment?.groupId, deployment?.action, deployment?.deadline, deployment?.author],
    [first, inner, 'Install', deadline, 'alice'],
  );
  assert.deepEqual(
    (await store.declines()).filter(({ declined }) => declined).map(({ updateId }) => updateId),
    [second],
  );
  assert.deepEqual(await store.acceptedEulas(), ['00000000-0000-4000-8000-0000000e01a0']);
});

test('the next run asks for what changed, and ends what ended', async (t) => {
  const scene = await Scene.open(t, REPLICA);
  const [first, second] = bundles(scene);
  assert.ok(first && second);
  const guid = scene.world.approve({ updateId: first, groupId: ALL_COMPUTERS, action: 0 });
  scene.world.decline(second);
  await scene.run();
  scene.clock.advance(1000);
  scene.world.removeDeployment(guid);
  scene.world.undecline(second);
  scene.world.approve({ updateId: second, groupId: ALL_COMPUTERS, action: 1 });
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  const [call] = scene.upstream.callsOf('GetDeployments');
  assert.notEqual((call!.request as { deploymentAnchor?: string }).deploymentAnchor, undefined);
  assert.deepEqual(
    (await scene.context.store.deployments()).map(({ updateId, action }) => [updateId, action]),
    [[second, 'Uninstall']],
  );
  assert.equal((await scene.context.store.declines()).filter(({ declined }) => declined).length, 0);
});

test('whoever becomes a replica asks for everything, without the anchors of before', async (t) => {
  const scene = await Scene.open(t);
  await scene.run({ categoriesOnly: true });
  const { products, classifications } = scene.everything();
  await scene.change({
    selection: { products, classifications: classifications.slice(0, 1), languages: [] },
  });
  await scene.run();
  const settings = (await scene.context.store.setting<object>('upstream')) ?? {};
  await scene.change({ upstream: { ...settings, mode: 'replica' } });
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(scene.visible, scene.world.live.newestRevisions().length);
});

test('what the upstream publishes while it is asked comes whole or not at all', async (t) => {
  const scene = await Scene.open(t, REPLICA);
  const [first, second] = bundles(scene);
  assert.ok(first && second);
  await scene.run();
  const { world, upstream } = scene;
  upstream.faults.add(
    onCall(0, {
      on: 'GetDeployments',
      view: (live) => {
        world.revise(first);
        world.approve({ updateId: first, groupId: ALL_COMPUTERS, action: 0 });
        world.decline(second);
        return live;
      },
    }),
  );
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.deepEqual([run.counts.revised, run.counts.deployments, run.counts.declines], [1, 1, 1]);
  assert.equal(upstream.callsOf('GetDeployments').length, 3, 'asked again, with what is listed now');
});

test('an upstream that never rests ends the run, and the generation before stays', async (t) => {
  const scene = await Scene.open(t, REPLICA);
  const [first] = bundles(scene);
  assert.ok(first);
  await scene.run();
  const { visible, world, upstream } = scene;
  upstream.faults.add({
    on: 'GetDeployments',
    view: (live) => {
      world.revise(first);
      world.approve({ updateId: first, groupId: ALL_COMPUTERS, action: 0 });
      return live;
    },
  });
  const run = await scene.run();
  assert.equal(run.outcome, 'failed');
  assert.ok(scene.codes(run).includes('upstream/keeps-changing'), JSON.stringify(run.findings));
  assert.equal(scene.visible, visible);
  assert.deepEqual(await scene.context.store.deployments(), []);
  upstream.faults.clear();
  assert.equal((await scene.run()).outcome, 'succeeded');
  assert.equal((await scene.context.store.deployments()).length, 1);
});
