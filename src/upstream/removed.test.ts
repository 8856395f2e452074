import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decline, removeRevisions } from '#changes';
import { ALL_COMPUTERS, type UpdateId } from '#update';
import { Scene } from './fixture.ts';

/** An update that people can approve, with members. */
function bundleOf(scene: Scene): UpdateId {
  return scene.world.live.newestRevisions().find(({ bundled }) => bundled.length > 0)?.updateId as UpdateId;
}

async function remove(scene: Scene, updateId: UpdateId): Promise<number> {
  const ids = scene.context.catalog.snapshot.revisionsOf(updateId);
  const unwanted = { ids, reason: 'declined', task: 'remove-metadata', items: [] } as const;
  return (await removeRevisions(scene.context, unwanted, 'housekeeping')).revisions;
}

test('what was removed here does not come back though the upstream lists it, until something new needs it', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  const bundle = bundleOf(scene);
  const before = scene.visible;
  await decline(scene.context, [bundle], 'housekeeping');
  const removed = await remove(scene, bundle);
  assert.ok(removed >= 2, 'with its members');
  assert.equal(scene.visible, before - removed);
  for (const boot of [false, true]) {
    if (boot) await scene.reboot();
    // As after a change of upstream: everything is listed anew.
    await scene.change({ 'sync-state': undefined });
    const run = await scene.run();
    assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
    assert.deepEqual([run.counts.new, run.counts.revised], [0, 0]);
    assert.equal(scene.visible, before - removed);
  }
  scene.world.revise(bundle);
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(scene.visible, before);
  assert.deepEqual(scene.context.catalog.snapshot.incomplete(), [], 'its members came too');
  const declines = await scene.context.store.declines();
  assert.deepEqual(
    declines.map(({ updateId, declined }) => [updateId, declined]),
    [[bundle, true]],
  );
  assert.deepEqual(await scene.context.store.check(), []);
});

test('a replica takes back what it removed once its upstream declines it no more', async (t) => {
  const scene = await Scene.open(t, { settings: { mode: 'replica' } });
  const bundle = bundleOf(scene);
  scene.world.decline(bundle);
  await scene.run();
  const before = scene.visible;
  assert.ok((await remove(scene, bundle)) >= 2);
  assert.equal((await scene.run()).outcome, 'succeeded');
  assert.ok(scene.visible < before);
  scene.world.undecline(bundle);
  scene.world.approve({ updateId: bundle, groupId: ALL_COMPUTERS, action: 0 });
  for (const _ of [1, 2]) assert.equal((await scene.run()).outcome, 'succeeded');
  assert.equal(scene.visible, before);
  assert.deepEqual(
    (await scene.context.store.deployments()).map(({ updateId }) => updateId),
    [bundle],
  );
  assert.deepEqual(scene.context.catalog.snapshot.incomplete(), []);
});

test('what machines are offered, what is approved and what something needs is not removed', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  const { snapshot } = scene.context.catalog;
  const before = scene.visible;
  for (const { updateId } of snapshot.list({ kind: 'updates' }).concat(snapshot.list({ kind: 'config' })))
    if (snapshot.liveRevision(updateId) !== undefined)
      assert.equal(await remove(scene, updateId), 0, updateId);
  assert.equal(scene.visible, before);
});
