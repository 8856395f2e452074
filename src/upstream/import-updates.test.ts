import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromCall, reset } from '#simulator';
import type { UpdateId } from '#update';
import { Scene } from './fixture.ts';

const NOBODYS = '00000000-0000-4000-8000-00000000dead' as UpdateId;

function someBundle(scene: Scene): UpdateId {
  const bundle = scene.world.live.newestRevisions().find(({ bundled }) => bundled.length > 0);
  assert.ok(bundle);
  return bundle.updateId as UpdateId;
}

test('a single update comes with everything it needs, and is marked', async (t) => {
  const scene = await Scene.open(t);
  const updateId = someBundle(scene);
  const outcome = await scene.synchroniser.importUpdates([updateId], 'test');
  assert.deepEqual(outcome.failed, []);
  assert.deepEqual(
    outcome.imported.map((each) => each.updateId),
    [updateId],
  );
  assert.ok(outcome.imported[0]?.title);
  assert.notEqual(scene.context.catalog.snapshot.liveRevision(updateId), undefined);
  assert.deepEqual(scene.context.catalog.snapshot.incomplete(), []);
  assert.deepEqual(await scene.context.store.importedUpdates(), [updateId]);
  const [run] = (await scene.context.store.syncRuns({ limit: 1, offset: 0 })).items;
  assert.deepEqual([run?.trigger, run?.outcome], ['catalog', 'succeeded']);

  scene.upstream.forgetCalls();
  const again = await scene.synchroniser.importUpdates([updateId], 'test');
  assert.deepEqual(again, { imported: [], alreadyHere: [updateId], failed: [] });
  assert.equal(scene.upstream.calls.length, 0);
});

test('an update that the upstream does not have is told apart from one that is only in the catalog', async (t) => {
  const scene = await Scene.open(t);
  const plain = await scene.synchroniser.importUpdates([NOBODYS], 'test');
  assert.deepEqual(
    plain.failed.map(({ finding }) => finding.code),
    ['upstream/unknown-update'],
  );
  const seen = await scene.synchroniser.importUpdates([NOBODYS], 'test', { inCatalog: new Set([NOBODYS]) });
  assert.deepEqual(
    seen.failed.map(({ finding }) => finding.code),
    ['upstream/not-in-channel'],
  );
});

test('an import that breaks off leaves nothing behind', async (t) => {
  const scene = await Scene.open(t);
  scene.upstream.faults.add(fromCall(20, reset('GetUpdateData')));
  const outcome = await scene.synchroniser.importUpdates([someBundle(scene)], 'test');
  assert.deepEqual(
    outcome.failed.map(({ finding }) => finding.code),
    ['outgoing/reset'],
  );
  assert.equal(scene.visible, 0);
  assert.deepEqual(await scene.context.store.stagedIdentities(), []);
});
