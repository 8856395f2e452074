import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS, type GroupId, UNASSIGNED_COMPUTERS } from '#update';
import { createGroup } from './create-group.ts';
import { decline } from './decline.ts';
import { changesFailures } from './failures.ts';
import {
  approveSample,
  auditedVerbs,
  emptyServer,
  importSamples,
  offeredAction,
  updateIdOf,
} from './fixture.ts';

const failsWith =
  (code: Parameters<typeof changesFailures.is>[1], text = /./) =>
  (error: unknown) =>
    changesFailures.is(error, code) && text.test(error.message);

test('an approval is durable, audited and in the next scan', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  const deadline = Date.UTC(2026, 1, 1);
  const { deployment, replaced } = await approveSample(server, 1, { deadline });
  assert.equal(deployment?.deadline, deadline);
  assert.equal(deployment?.author, 'cli:tester');
  assert.equal(replaced, undefined);
  assert.equal(offeredAction(server, 1), 'Install');
  assert.deepEqual(await auditedVerbs(server), ['import-revisions', 'approve']);
  const again = await server.restart();
  assert.deepEqual(await again.store.deploymentsOf(updateIdOf(1)), [deployment]);
  assert.equal(offeredAction(again, 1), 'Install');
});

test('the same approval again changes nothing', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const first = await approveSample(server, 1);
  const sequence = await server.store.sequence();
  const second = await approveSample(server, 1);
  assert.deepEqual(second, { deployment: first.deployment });
  assert.equal(await server.store.sequence(), sequence);
  assert.equal(server.events.filter((event) => event === 'changes.approved').length, 1);
});

test('another deadline replaces the approval, and says what it replaced', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const first = await approveSample(server, 1);
  const second = await approveSample(server, 1, { deadline: 5000 });
  assert.deepEqual(second.replaced, first.deployment);
  assert.notEqual(second.deployment?.id, first.deployment?.id);
  assert.equal((await server.store.deploymentsOf(updateIdOf(1))).length, 1);
});

test('"not approved" for a group overrides what the group would inherit', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const pilots = await createGroup(server, { name: 'Pilots' }, 'test');
  await approveSample(server, 1, { groupId: ALL_COMPUTERS });
  assert.equal(offeredAction(server, 1, [pilots.id]), 'Install');
  const { deployment } = await approveSample(server, 1, { groupId: pilots.id, action: 'NotApproved' });
  assert.equal(deployment?.action, 'NotApproved');
  assert.equal(offeredAction(server, 1, [pilots.id]), 'PreDeploymentCheck');
  assert.equal(offeredAction(server, 1, [UNASSIGNED_COMPUTERS]), 'Install');
});

test('"not approved" on All Computers ends the approval there', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const first = await approveSample(server, 1, { groupId: ALL_COMPUTERS });
  const second = await approveSample(server, 1, { groupId: ALL_COMPUTERS, action: 'NotApproved' });
  assert.deepEqual(second, { replaced: first.deployment });
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  assert.deepEqual(await server.store.deploymentsOf(updateIdOf(1)), []);
  const sequence = await server.store.sequence();
  assert.deepEqual(await approveSample(server, 1, { groupId: ALL_COMPUTERS, action: 'NotApproved' }), {});
  assert.equal(await server.store.sequence(), sequence);
});

test('what is not there cannot be approved, nor approved for', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await assert.rejects(approveSample(server, 9), failsWith('unknown-update', /000000000009/));
  const groupId = '11111111-1111-4111-8111-111111111111' as GroupId;
  await assert.rejects(approveSample(server, 1, { groupId }), failsWith('unknown-group', /11111111/));
});

test('categories, detectoids and bundle members cannot be approved, and the bundle is named', async (t) => {
  const server = await emptyServer(t);
  await importSamples(
    server,
    { id: 1, type: 'Category' },
    { id: 2, type: 'Detectoid' },
    { id: 3, isDeployable: false },
    { id: 4, title: 'The bundle', bundles: [{ id: 3 }] },
    { id: 5, isDeployable: false },
  );
  await assert.rejects(approveSample(server, 1), failsWith('not-approvable', /category/));
  await assert.rejects(approveSample(server, 2), failsWith('not-approvable', /detectoid/));
  await assert.rejects(approveSample(server, 3), failsWith('not-approvable', /"The bundle" \(.*0004\)/));
  assert.equal((await approveSample(server, 5)).deployment?.action, 'Install', 'it stands alone');
  await importSamples(server, { id: 6, title: 'A later one', bundles: [{ id: 3 }, { id: 5 }] });
  const again = approveSample(server, 5, { action: 'OptionalInstall' });
  await assert.rejects(again, failsWith('not-approvable', /"A later one"/));
});

test('a declined update cannot be approved', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await decline(server, [updateIdOf(1)], 'test');
  await assert.rejects(approveSample(server, 1), failsWith('declined'));
});

test('a withdrawn update cannot be approved for installation', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 1, revision: 2, isExpired: true, canUninstall: true });
  await assert.rejects(approveSample(server, 1), failsWith('expired'));
  assert.equal((await approveSample(server, 1, { action: 'Uninstall' })).deployment?.action, 'Uninstall');
});

test('a removal needs an update that can be removed', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2, canUninstall: true });
  await assert.rejects(approveSample(server, 1, { action: 'Uninstall' }), failsWith('not-removable'));
  assert.equal((await approveSample(server, 2, { action: 'Uninstall' })).deployment?.action, 'Uninstall');
});

test('licence terms have to be accepted', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1, eulaId: updateIdOf(77) });
  await assert.rejects(approveSample(server, 1), failsWith('eula-not-accepted', /0077/));
  assert.equal((await approveSample(server, 1, { acceptEula: true })).deployment?.action, 'Install');
  assert.equal((await approveSample(server, 1, { action: 'NotApproved' })).deployment?.action, 'NotApproved');
});

test('licence terms that were accepted once need not be accepted again, wherever they come up', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1, eulaId: updateIdOf(77) }, { id: 2, eulaId: updateIdOf(77) });
  await importSamples(server, { id: 3, eulaId: updateIdOf(78) });
  await approveSample(server, 1, { acceptEula: true });
  assert.deepEqual(await server.store.acceptedEulas(), [updateIdOf(77)]);
  const again = await server.restart();
  assert.equal((await approveSample(again, 1, { groupId: ALL_COMPUTERS })).deployment?.action, 'Install');
  assert.equal((await approveSample(again, 2)).deployment?.action, 'Install');
  await assert.rejects(approveSample(again, 3), failsWith('eula-not-accepted', /0078/));
});

test('a deadline that makes no sense is refused', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  for (const deadline of [-1, 0.5, Number.NaN, 9e15]) {
    await assert.rejects(approveSample(server, 1, { deadline }), failsWith('bad-deadline'));
  }
  for (const action of ['NotApproved', 'OptionalInstall'] as const) {
    await assert.rejects(approveSample(server, 1, { action, deadline: 5000 }), failsWith('bad-deadline'));
  }
});

test('a refused approval leaves nothing behind', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1, type: 'Category' });
  const sequence = await server.store.sequence();
  await assert.rejects(approveSample(server, 1));
  assert.equal(await server.store.sequence(), sequence);
  assert.deepEqual(await auditedVerbs(server), ['import-revisions']);
  assert.equal(server.deltas.length, 1);
});
