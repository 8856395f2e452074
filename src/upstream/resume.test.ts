import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  fromCall,
  inWorld,
  onCall,
  reset,
  serverChanged,
  slow,
  startSimulatedUpstream,
  UpstreamWorld,
} from '#simulator';
import { Scene } from './fixture.ts';

const SMALL = { maxUpdatesPerRequest: 5 };

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    assert.ok(tries < 2000, 'it does not come to that');
    await pause(5);
  }
}

/** Ids that GetUpdateData was asked for. */
function asked(scene: Scene): string[] {
  return scene.upstream
    .callsOf('GetUpdateData')
    .flatMap(({ request }) =>
      (request as { updateIds: { updateId: string; revisionNumber: number }[] }).updateIds.map(
        ({ updateId, revisionNumber }) => `${updateId}/${revisionNumber}`,
      ),
    );
}

test('after a cut line nothing new is visible, and the next run fetches only the rest', async (t) => {
  const scene = await Scene.open(t, { upstream: SMALL });
  await scene.run({ categoriesOnly: true });
  await scene.selectAll();
  const before = scene.visible;
  scene.upstream.faults.add(fromCall(3, reset('GetUpdateData')));
  const cut = await scene.run();
  assert.equal(cut.outcome, 'failed');
  assert.deepEqual(scene.codes(cut), ['outgoing/reset']);
  assert.equal(scene.visible, before);
  const staged = await scene.context.store.stagedIdentities();
  assert.ok(staged.length > 0);

  scene.upstream.faults.clear();
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded');
  const again = new Set(asked(scene));
  assert.ok(staged.every(({ updateId, revisionNumber }) => !again.has(`${updateId}/${revisionNumber}`)));
  assert.equal(scene.visible, scene.world.live.newestRevisions().length);
  assert.equal(run.counts.new, scene.visible - before);
});

test('what all lists named and what that needed is fetched once, though the run broke at its end', async (t) => {
  const scene = await Scene.open(t, { settings: { mode: 'replica' } });
  const { world, upstream } = scene;
  // Its bundle still names the revision before, which no list has.
  const bundle = world.live.newestRevisions().find(({ bundled }) => bundled.length > 0);
  const member = bundle?.bundled[0]?.updateId ?? '';
  scene.clock.advance(1000);
  world.revise(member);
  upstream.faults.add(reset('GetDeployments'));
  assert.equal((await scene.run()).outcome, 'failed');
  assert.equal(scene.visible, 0);
  assert.equal(asked(scene).filter((key) => key.startsWith(member)).length, 2);

  upstream.faults.clear();
  upstream.forgetCalls();
  const run = await scene.run();
  assert.deepEqual([run.outcome, run.findings], ['succeeded', []]);
  assert.deepEqual(asked(scene), []);
  assert.equal(scene.visible, world.live.newestRevisions().length + 1);
});

test('the end of the process in the middle is told in the history, and the next run completes', async (t) => {
  const scene = await Scene.open(t, { upstream: SMALL });
  await scene.run({ categoriesOnly: true });
  await scene.selectAll();
  const before = scene.visible;
  scene.upstream.faults.add(fromCall(3, slow('GetUpdateData', 60_000)));
  const begun = await scene.synchroniser.start({ trigger: 'manual', actor: 'test' });
  await until(async () => (await scene.context.store.stagedIdentities()).length > 0);
  await scene.reboot();
  assert.equal(scene.visible, before);
  scene.upstream.faults.clear();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal((await scene.context.store.syncRun(begun.id))?.outcome, 'interrupted');
  assert.equal(scene.visible, scene.world.live.newestRevisions().length);
});

test('a run is ended at any time, and says who ended it', async (t) => {
  const scene = await Scene.open(t, { upstream: SMALL });
  await scene.run({ categoriesOnly: true });
  await scene.selectAll();
  const before = scene.visible;
  scene.upstream.faults.add(fromCall(2, slow('GetUpdateData', 60_000)));
  const begun = await scene.synchroniser.start({ trigger: 'manual', actor: 'test' });
  await until(async () => (scene.synchroniser.progress()?.phase.done ?? 0) > 0);
  assert.equal(await scene.synchroniser.stop('cli:alice'), true);
  const run = await scene.context.store.syncRun(begun.id);
  assert.equal(run?.outcome, 'cancelled');
  assert.deepEqual(
    run?.findings.map(({ code, subject }) => [code, subject]),
    [['upstream/cancelled', 'cli:alice']],
  );
  assert.equal(scene.visible, before);
  assert.equal(await scene.synchroniser.stop('cli:alice'), false);
});

test('what waits from another upstream is dropped, and its anchors count for nothing', async (t) => {
  const scene = await Scene.open(t, { upstream: SMALL });
  await scene.run({ categoriesOnly: true });
  await scene.selectAll();
  scene.upstream.faults.add(fromCall(3, reset('GetUpdateData')));
  await scene.run();
  assert.ok((await scene.context.store.stagedIdentities()).length > 0);

  const other = await startSimulatedUpstream({ world: new UpstreamWorld(scene.clock) });
  t.after(() => other.close());
  const settings = (await scene.context.store.setting<object>('upstream')) ?? {};
  await scene.change({ upstream: { ...settings, url: other.url } });
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(run.counts.new, 0);
  assert.deepEqual(await scene.context.store.stagedIdentities(), []);
  const [list] = other.callsOf('GetRevisionIdList');
  assert.equal((list!.request as { filter: { anchor?: string } }).filter.anchor, undefined);
});

test('what another brought under this address before the line broke is not published, and is told of', async (t) => {
  const scene = await Scene.open(t, { upstream: { maxUpdatesPerRequest: 1 } });
  await scene.synchronised();
  const before = scene.visible;
  const rogue = scene.world.fork();
  const updates = scene.world.live.newestRevisions().filter(({ bundled }) => bundled.length > 0);
  for (const { updateId } of updates.slice(0, -1)) rogue.revise(updateId);
  scene.upstream.faults.add(inWorld(rogue), fromCall(2, reset('GetUpdateData')));
  assert.equal((await scene.run()).outcome, 'failed');
  const left = await scene.context.store.stagedIdentities();
  assert.ok(left.length > 0);

  scene.upstream.faults.clear();
  scene.world.revise(updates.at(-1)?.updateId ?? '');
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.deepEqual(scene.codes(run), ['upstream/strays-dropped']);
  assert.equal(scene.visible, before + 1, 'the genuine one alone');
  assert.deepEqual(await scene.context.store.stagedIdentities(), []);
  assert.deepEqual(scene.codes(await scene.run()), []);
});

test('what was listed before the upstream became another server is not published', async (t) => {
  const scene = await Scene.open(t, { settings: { mode: 'replica' } });
  await scene.run();
  const before = scene.visible;
  scene.upstream.forgetCalls();
  const rogue = scene.world.fork();
  const bundle = scene.world.live.newestRevisions().find(({ bundled }) => bundled.length > 0);
  rogue.revise(bundle?.updateId ?? '');
  // The one lists what is new and delivers it; then the other answers.
  scene.upstream.faults.add(
    onCall(1, { ...inWorld(rogue), on: 'GetRevisionIdList' }),
    onCall(0, { ...inWorld(rogue), on: 'GetUpdateData' }),
    { ...serverChanged(), on: 'GetDeployments' },
  );
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(scene.upstream.callsOf('GetUpdateData').length, 1);
  assert.deepEqual(scene.codes(run), ['upstream/server-changed', 'upstream/strays-dropped']);
  assert.equal(scene.visible, before);
});
