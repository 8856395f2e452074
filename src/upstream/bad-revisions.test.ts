import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  badXml,
  cabinetBomb,
  cabinetNoise,
  captivePortal,
  documentBomb,
  documentCut,
  documentNesting,
  dropped,
  duplicated,
  endless,
  envelopeBomb,
  ghostIds,
  soapFault,
  truncated,
  wrongIdentity,
} from '#simulator';
import { Scene } from './fixture.ts';

/** A scene with everything ticked, and an update that nothing needs. */
async function withVictim(t: Parameters<typeof Scene.open>[0], options?: Parameters<typeof Scene.open>[1]) {
  const scene = await Scene.open(t, options);
  await scene.run({ categoriesOnly: true });
  await scene.selectAll();
  const updates = scene.world.live.newestRevisions().filter(({ kind }) => kind === 'update');
  const needed = new Set(updates.flatMap(({ bundled }) => bundled.map(({ updateId }) => updateId)));
  const victim = updates.find(({ updateId }) => !needed.has(updateId));
  assert.ok(victim);
  return { scene, victim, all: scene.world.live.newestRevisions().length };
}

for (const [name, fault, reason] of [
  ['that is another update', wrongIdentity, 'contradictory'],
  ['with an entity bomb', documentBomb, 'unreadable'],
  ['nested without end', documentNesting, 'unreadable'],
  ['that is cut off', documentCut, 'unreadable'],
  ['in a cabinet of noise', cabinetNoise, 'unreadable'],
  [
    'in a cabinet that unfolds to gigabytes',
    (victim: Parameters<typeof cabinetBomb>[0]) => cabinetBomb(victim, 3e9),
    'too-large',
  ],
] as const) {
  test(`a document ${name} goes into quarantine, and everything else comes`, async (t) => {
    const { scene, victim, all } = await withVictim(t);
    scene.upstream.faults.add(fault((id) => id.updateId === victim.updateId));
    const run = await scene.run();
    assert.equal(run.outcome, 'partial', JSON.stringify(run.findings));
    assert.deepEqual(scene.codes(run), ['upstream/quarantined']);
    assert.equal(run.counts.quarantined, 1);
    const [entry] = await scene.context.store.quarantine();
    assert.deepEqual([entry?.updateId, entry?.reason], [victim.updateId, reason]);
    assert.equal(scene.visible, all - 1);

    scene.upstream.faults.clear();
    assert.equal((await scene.run()).outcome, 'succeeded');
    assert.equal(scene.visible, all - 1, 'it is not tried again by itself');
    assert.ok(entry);
    await scene.synchroniser.release([entry], 'test');
    const healed = await scene.run();
    assert.equal(healed.outcome, 'succeeded');
    assert.equal(scene.visible, all);
    assert.deepEqual(await scene.context.store.quarantine(), []);
  });
}

test('one revision on which the upstream faults is found among all others and put aside', async (t) => {
  const { scene, all } = await withVictim(t);
  const ghost = { updateId: 'bad00000-0000-4000-8000-000000000001', revisionNumber: 7 };
  scene.upstream.faults.add(ghostIds([ghost]));
  const run = await scene.run();
  assert.equal(run.outcome, 'partial', JSON.stringify(run.findings));
  const [entry] = await scene.context.store.quarantine();
  assert.deepEqual(
    [entry?.updateId, entry?.reason, entry?.code],
    [ghost.updateId, 'undelivered', 'upstream/fault'],
  );
  assert.equal(scene.visible, all);
});

test('an upstream that faults on everything fills no quarantine', async (t) => {
  const { scene } = await withVictim(t);
  const before = scene.visible;
  scene.upstream.faults.add(soapFault('GetUpdateData', 'InternalServerError'));
  const run = await scene.run();
  assert.equal(run.outcome, 'failed');
  assert.ok(scene.codes(run).includes('upstream/too-many-faults'), JSON.stringify(run.findings));
  assert.equal(scene.visible, before);
});

test('a revision passed over in silence keeps the old generation, and is put aside after three runs', async (t) => {
  const { scene, victim, all } = await withVictim(t);
  const before = scene.visible;
  scene.upstream.faults.add(dropped((id) => id.updateId === victim.updateId));
  for (let round = 1; round <= 2; round++) {
    const run = await scene.run();
    assert.equal(run.outcome, 'failed');
    assert.deepEqual(scene.codes(run), ['upstream/generation-incomplete']);
    assert.equal(scene.visible, before);
  }
  const run = await scene.run();
  assert.equal(run.outcome, 'partial', JSON.stringify(run.findings));
  assert.equal(scene.visible, all - 1);
  assert.equal((await scene.context.store.quarantine())[0]?.reason, 'undelivered');

  scene.upstream.faults.clear();
  const healed = await scene.run();
  assert.equal(healed.outcome, 'succeeded');
  assert.equal(scene.visible, all, 'what may pass by itself is tried again by itself');
  assert.deepEqual(await scene.context.store.quarantine(), []);
});

test('short answers are asked on for, and double ones are taken once', async (t) => {
  const { scene, all } = await withVictim(t, { upstream: { answerBudget: 6000 } });
  scene.upstream.faults.add(duplicated());
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(scene.visible, all);
});

test('a bundle member that the upstream does not have leaves its bundle incomplete, and says so', async (t) => {
  const { scene } = await withVictim(t);
  const { context, world } = scene;
  const bundle = world.live.newestRevisions().find(({ bundled }) => bundled.length > 0);
  assert.ok(bundle);
  const [member] = bundle.bundled;
  assert.ok(member);
  world.revise(bundle.updateId, (text) =>
    text.replaceAll(new RegExp(`(UpdateID="${member.updateId}" RevisionNumber=")\\d+`, 'g'), '$1999'),
  );
  const run = await scene.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.ok(scene.codes(run).includes('upstream/incomplete-update'));
  assert.equal(context.catalog.snapshot.incomplete().length, 1);
});

for (const [name, fault, code] of [
  ['is cut off each time', truncated('GetUpdateData'), 'outgoing/reset'],
  ['is no XML', badXml('GetUpdateData'), 'upstream/too-many-faults'],
  ['holds an entity bomb', envelopeBomb('GetUpdateData'), 'upstream/too-many-faults'],
  ['never ends', endless('GetRevisionIdList'), 'outgoing/too-large'],
  ['is the page of a portal', captivePortal('every'), 'upstream/web-page'],
] as const) {
  test(`an answer that ${name} ends the run with a name, and changes nothing`, async (t) => {
    const { scene } = await withVictim(t);
    const before = [scene.visible, await scene.state()];
    scene.upstream.faults.add(fault);
    const run = await scene.run();
    assert.equal(run.outcome, 'failed');
    assert.deepEqual(scene.codes(run), [code]);
    assert.deepEqual([scene.visible, await scene.state()], before);
    assert.deepEqual(await scene.context.store.quarantine(), []);
  });
}
