import assert from 'node:assert/strict';
import { test } from 'node:test';
import { altering, freeze, hugeListing, rollback } from '#simulator';
import { DEFAULT_GUARD } from './defaults.ts';
import { Scene } from './fixture.ts';

const DAY = 86_400_000;

const STRICT = {
  guard: {
    ...DEFAULT_GUARD,
    growthFloor: { categories: 50, revisions: 100, bytes: 5_000_000 },
  },
};

test('detectoids by the thousand are put aside, and what has nothing to do with them comes', async (t) => {
  const scene = await Scene.open(t, { settings: STRICT });
  await scene.synchronised();
  const before = scene.visible;
  scene.clock.advance(1000);
  scene.world.addIdleDetectoids(200);
  const [update] = scene.world.live
    .newestRevisions()
    .filter(({ kind, bundled }) => kind === 'update' && bundled.length > 0);
  scene.world.revise(update?.updateId ?? '');
  const run = await scene.run();
  assert.equal(run.outcome, 'partial');
  assert.ok(scene.codes(run).includes('upstream/abnormal-categories'));
  assert.equal(run.counts.quarantined, 200);
  assert.equal(scene.visible, before + 1);

  const accepted = await scene.run({ acceptGrowth: true });
  assert.equal(accepted.outcome, 'succeeded', JSON.stringify(accepted.findings));
  assert.equal(scene.visible, before + 201);
  assert.deepEqual(await scene.context.store.quarantine(), []);
});

test('of too many detectoids those come that something needs', async (t) => {
  const scene = await Scene.open(t, { settings: STRICT });
  await scene.synchronised();
  const before = scene.visible;
  scene.clock.advance(1000);
  const known = new Set(scene.world.live.newestRevisions().map(({ updateId }) => updateId));
  scene.world.addIdleDetectoids(200);
  const detectoid = scene.world.live.newestRevisions().find(({ updateId }) => !known.has(updateId));
  const update = scene.world.live
    .newestRevisions()
    .find(({ kind, bundled }) => kind === 'update' && bundled.length > 0);
  assert.ok(detectoid && update);
  scene.world.revise(update.updateId, (text) =>
    text.replace(
      '<upd:Prerequisites>',
      `<upd:Prerequisites><upd:UpdateIdentity UpdateID="${detectoid.updateId}"/>`,
    ),
  );
  const run = await scene.run();
  assert.equal(run.outcome, 'partial', JSON.stringify(run.findings));
  assert.equal(scene.visible, before + 2);
  assert.equal((await scene.context.store.quarantine()).length, 199);
  assert.deepEqual(scene.context.catalog.snapshot.incomplete(), []);
});

test('a list that suddenly is far longer is held until somebody looks', async (t) => {
  const scene = await Scene.open(t, { settings: STRICT });
  await scene.synchronised();
  const before = scene.visible;
  scene.upstream.faults.add(hugeListing(5000));
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'held');
  assert.deepEqual(scene.codes(run), ['upstream/abnormal-revisions']);
  assert.equal(scene.upstream.callsOf('GetUpdateData').length, 0);
  assert.equal(scene.visible, before);
});

test('far more bytes than usual are held, and go on where they ended once accepted', async (t) => {
  const scene = await Scene.open(t, {
    settings: { guard: { ...DEFAULT_GUARD, growthFloor: { ...DEFAULT_GUARD.growthFloor, bytes: 20_000 } } },
    upstream: { maxUpdatesPerRequest: 2 },
  });
  assert.equal((await scene.synchronised()).outcome, 'succeeded', 'the first time nothing is abnormal');
  scene.clock.advance(1000);
  for (const { updateId, kind } of scene.world.live.newestRevisions())
    if (kind === 'update') scene.world.revise(updateId);
  const run = await scene.run();
  assert.equal(run.outcome, 'held', JSON.stringify(run.findings));
  assert.ok((await scene.context.store.stagedIdentities()).length > 0);
  const before = scene.visible;
  for (let again = 0; again < 8; again++) {
    const { outcome, findings } = await scene.run();
    assert.equal(outcome, 'held', `in slices they are not fewer: ${JSON.stringify(findings)}`);
  }
  assert.equal(scene.visible, before);
  assert.equal((await scene.run({ acceptGrowth: true })).outcome, 'succeeded');
});

test('an upstream that goes back in time changes nothing here', async (t) => {
  const scene = await Scene.open(t);
  const past = scene.world.now;
  await scene.synchronised();
  const state = await scene.state();
  scene.clock.advance(1000);
  scene.upstream.faults.add(rollback(scene.world, past + 1));
  const run = await scene.run();
  assert.equal(run.outcome, 'failed');
  assert.deepEqual(scene.codes(run), ['upstream/anchor-went-back']);
  assert.deepEqual(await scene.state(), state);
});

test('a revision number out of all proportion is put aside', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  const before = scene.visible;
  scene.clock.advance(1000);
  const bundle = scene.world.live.newestRevisions().find(({ bundled }) => bundled.length > 0);
  scene.world.revise(bundle?.updateId ?? '', undefined, 2_000_000_000);
  const run = await scene.run();
  assert.equal(run.outcome, 'partial');
  assert.equal((await scene.context.store.quarantine())[0]?.reason, 'absurd-revision');
  assert.equal(scene.visible, before);
});

test('an upstream without anything new for weeks is named', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  scene.upstream.faults.add(freeze(scene.world, scene.world.now));
  scene.clock.advance(40 * 86_400_000);
  assert.deepEqual(scene.codes(await scene.run()), []);
  scene.clock.advance(6 * 86_400_000);
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded');
  assert.deepEqual(scene.codes(run), ['upstream/frozen']);
});

test('what was withheld behind fresh anchors comes a week after everything was listed last', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  const before = scene.visible;
  scene.upstream.faults.add(freeze(scene.world, scene.world.now));
  scene.clock.advance(DAY);
  const bundle = scene.world.live.newestRevisions().find(({ bundled }) => bundled.length > 0);
  scene.world.revise(bundle?.updateId ?? '');
  await scene.run();
  scene.upstream.faults.clear();
  await scene.run();
  assert.equal(scene.visible, before, 'no list of what is new has it');
  scene.clock.advance(6 * DAY);
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(scene.visible, before + 1);
  assert.deepEqual(anchors(scene), [undefined, undefined]);
  scene.upstream.forgetCalls();
  await scene.run();
  assert.ok(
    anchors(scene).every((anchor) => anchor !== undefined),
    'and then only what is new again',
  );
});

test('an upstream that goes back in time is refused as well when everything is listed', async (t) => {
  const scene = await Scene.open(t, { settings: { mode: 'replica' } });
  const past = scene.world.now;
  await scene.run();
  const state = await scene.state();
  scene.clock.advance(30 * DAY);
  scene.upstream.forgetCalls();
  scene.upstream.faults.add(rollback(scene.world, past));
  const run = await scene.run();
  assert.deepEqual(anchors(scene), [undefined]);
  assert.equal(run.outcome, 'failed');
  assert.deepEqual(scene.codes(run), ['upstream/anchor-went-back']);
  assert.deepEqual(await scene.state(), state);
  assert.equal((await scene.run({ acceptGrowth: true })).outcome, 'succeeded');
});

test('deployments of a time before are refused as well when all of them are asked for', async (t) => {
  const scene = await Scene.open(t, { settings: { mode: 'replica' } });
  await scene.run();
  const state = await scene.state();
  const past = '1,2026-10-04 12:00:00.000';
  scene.clock.advance(30 * DAY);
  scene.upstream.faults.add(altering('GetDeployments', (answer) => ({ ...answer, anchor: past })));
  const run = await scene.run();
  assert.equal(run.outcome, 'failed');
  assert.deepEqual(scene.codes(run), ['upstream/anchor-went-back']);
  assert.deepEqual(await scene.state(), state);
});

/** What lists were asked for with, in their order. */
function anchors({ upstream }: Scene): readonly (string | undefined)[] {
  return upstream
    .callsOf('GetRevisionIdList')
    .map(({ request }) => (request as { filter: { anchor?: string } }).filter.anchor);
}
