import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverChanged } from '#simulator';
import { Scene } from './fixture.ts';

test('the first contact brings the category tree, the first run everything that is selected', async (t) => {
  const scene = await Scene.open(t);
  const first = await scene.run({ categoriesOnly: true });
  assert.equal(first.outcome, 'succeeded', JSON.stringify(first.findings));
  assert.ok(scene.context.catalog.snapshot.categories().length > 5);
  assert.equal((await scene.state())?.updateAnchor, undefined);
  const nothing = await scene.run();
  assert.deepEqual(scene.codes(nothing), ['upstream/nothing-selected']);

  await scene.selectAll();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.deepEqual(run.findings, []);
  assert.equal(scene.visible, [...scene.world.live.newestRevisions()].length);
  assert.deepEqual(
    run.phases.map(({ name }) => name),
    ['authorization', 'configuration', 'categories', 'updates', 'publishing', 'content'],
  );
  assert.ok(run.phases.every(({ endedAt }) => endedAt !== undefined));
  assert.ok(run.counts.new > 0 && run.counts.revised === 0 && run.counts.expired > 0);
  assert.ok(run.bytes > 0 && run.requests > 0);
});

test('a run without news asks for the two lists and nothing else', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  const before = scene.visible;
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded');
  assert.deepEqual(
    scene.upstream.calls.map(({ target }) => target),
    [
      'GetAuthConfig',
      'GetAuthorizationCookie',
      'GetCookie',
      'GetConfigData',
      'GetRevisionIdList',
      'GetRevisionIdList',
    ],
  );
  assert.equal(run.counts.new + run.counts.revised, 0);
  assert.equal(scene.visible, before);
});

test('what is new, revised and withdrawn since the last run comes alone, and is counted so', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  const updates = scene.world.live.newestRevisions().filter(({ kind }) => kind === 'update');
  const members = new Set(updates.flatMap(({ bundled }) => bundled.map(({ updateId }) => updateId)));
  const [first, second] = updates.filter(({ updateId }) => !members.has(updateId));
  assert.ok(first && second);
  scene.clock.advance(1000);
  scene.world.revise(first.updateId);
  scene.world.expire(second.updateId);
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded');
  assert.deepEqual([run.counts.new, run.counts.revised, run.counts.expired], [0, 2, 1]);
  const asked = scene.upstream
    .callsOf('GetUpdateData')
    .flatMap(({ request }) => (request as { updateIds: readonly unknown[] }).updateIds);
  assert.equal(asked.length, 2);
});

test('what is ticked later is asked for whole, what was ticked before only for what is new', async (t) => {
  const scene = await Scene.open(t);
  await scene.run({ categoriesOnly: true });
  const everything = scene.everything();
  const [classification, ...others] = everything.classifications;
  assert.ok(classification && others.length > 0);
  await scene.change({ selection: { ...everything, classifications: [classification] } });
  await scene.run();
  const few = scene.visible;
  await scene.change({ selection: everything });
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded');
  assert.ok(scene.visible > few);
  assert.equal(scene.visible, [...scene.world.live.newestRevisions()].length);
  const lists = scene.upstream.callsOf('GetRevisionIdList');
  const { filter } = lists[lists.length - 1]!.request as {
    filter: { classifications: readonly { id: string; delta: boolean }[] };
  };
  assert.deepEqual(
    filter.classifications.filter(({ delta }) => delta).map(({ id }) => id),
    [classification],
  );
});

test('runs come one at a time, and only where an upstream is set', async (t) => {
  const scene = await Scene.open(t);
  const begun = await scene.synchroniser.start({ trigger: 'manual', actor: 'a', categoriesOnly: true });
  assert.equal(begun.outcome, 'running');
  assert.equal((await scene.context.store.syncRun(begun.id))?.outcome, 'running');
  await assert.rejects(scene.run(), { code: 'upstream/already-running' });
  await scene.synchroniser.stop('a');
  await scene.change({ upstream: undefined });
  await assert.rejects(scene.run(), { code: 'upstream/not-set' });
});

test('a selection is weighed without taking anything in', async (t) => {
  const scene = await Scene.open(t);
  await scene.run({ categoriesOnly: true });
  const before = scene.visible;
  const weight = await scene.synchroniser.weigh(scene.everything());
  assert.ok(weight.listed > 0 && weight.missing === weight.listed);
  assert.equal(scene.visible, before);
  await scene.selectAll();
  await scene.run();
  assert.deepEqual(await scene.synchroniser.weigh(scene.everything()), { ...weight, missing: 0 });
});

test('an upstream that says it is another one is listed anew', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  scene.upstream.faults.add(serverChanged());
  scene.upstream.forgetCalls();
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  const anchors = scene.upstream
    .callsOf('GetRevisionIdList')
    .filter(({ status }) => status === 200)
    .map(({ request }) => (request as { filter: { anchor?: string } }).filter.anchor);
  assert.deepEqual(anchors, [undefined, undefined]);
});

test('documents in cabinets and coded answers are the same documents', async (t) => {
  const plain = await Scene.open(t);
  const packed = await Scene.open(t, {
    upstream: { documents: 'cab', coding: 'xpress', world: plain.world },
  });
  await plain.synchronised();
  await packed.synchronised();
  assert.equal(packed.visible, plain.visible);
  for (const { updateId, revisionNumber } of plain.world.live.newestRevisions()) {
    const documents = await Promise.all(
      [plain, packed].map(async ({ context }) => {
        const id = await context.store.revisionIdOf(updateId as never, revisionNumber as never);
        return id && Buffer.from((await context.store.document(id)) ?? []).toString();
      }),
    );
    assert.ok(documents[0]?.startsWith('<upd:Update'));
    assert.equal(documents[1], documents[0]);
  }
});

test('ended runs are forgotten after 90 days', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  scene.clock.advance(91 * 86_400_000);
  await scene.run();
  assert.equal((await scene.context.store.syncRuns({ limit: 10, offset: 0 })).total, 1);
});
