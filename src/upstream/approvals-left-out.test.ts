import assert from 'node:assert/strict';
import { test } from 'node:test';
import { altering } from '#simulator';
import { ALL_COMPUTERS } from '#update';
import { Scene } from './fixture.ts';

test('an approval of an update that comes later is not lost', async (t) => {
  const scene = await Scene.open(t, { settings: { mode: 'replica' } });
  const updates = scene.world.live.newestRevisions().filter(({ kind }) => kind === 'update');
  const members = new Set(updates.flatMap(({ bundled }) => bundled.map((member) => member.updateId)));
  const alone = updates.find(({ updateId, bundled }) => bundled.length === 0 && !members.has(updateId));
  const updateId = alone?.updateId ?? '';
  scene.world.approve({ updateId, groupId: ALL_COMPUTERS, action: 0 });
  scene.upstream.faults.add(
    altering('GetRevisionIdList', (answer) => ({
      ...answer,
      newRevisions: answer.newRevisions.filter((revision) => revision.updateId !== updateId),
    })),
  );
  const first = await scene.run();
  assert.deepEqual(
    [first.outcome, scene.codes(first).includes('upstream/deployments-left-out')],
    ['succeeded', true],
    JSON.stringify(first.findings),
  );
  assert.ok((await scene.state())?.deploymentAnchor, 'the guard still knows how far the upstream was');
  scene.upstream.faults.clear();
  scene.world.revise(updateId);
  const second = await scene.run();
  assert.deepEqual([second.outcome, second.counts.new], ['succeeded', 1], JSON.stringify(second.findings));
  assert.deepEqual(
    (await scene.context.store.deployments()).map((deployment) => deployment.updateId),
    [updateId],
  );
  // Nothing is left out any more: changes are enough again.
  scene.upstream.forgetCalls();
  await scene.run();
  const [call] = scene.upstream.callsOf('GetDeployments');
  assert.ok((call!.request as { deploymentAnchor?: string }).deploymentAnchor);
});
