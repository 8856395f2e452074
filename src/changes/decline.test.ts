import assert from 'node:assert/strict';
import { test } from 'node:test';
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
import { undecline } from './undecline.ts';

test('declined updates are offered to nobody, and their approvals end', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 }, { id: 3 });
  await approveSample(server, 1);
  const declined = await decline(server, [updateIdOf(1), updateIdOf(2), updateIdOf(1)], 'test');
  assert.deepEqual(declined, [updateIdOf(1), updateIdOf(2)]);
  assert.deepEqual(
    [1, 2, 3].map((id) => offeredAction(server, id)),
    [undefined, undefined, 'PreDeploymentCheck'],
  );
  assert.deepEqual(await server.store.deployments(), []);
  const again = await server.restart();
  assert.equal(offeredAction(again, 1), undefined);
});

test('declining is one transaction with one audit row for each update', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  const sequence = await server.store.sequence();
  await decline(server, [updateIdOf(1), updateIdOf(2)], 'test');
  assert.equal(await server.store.sequence(), sequence + 1);
  assert.deepEqual(await auditedVerbs(server), ['import-revisions', 'decline', 'decline']);
});

test('an unknown update among them declines none', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await assert.rejects(decline(server, [updateIdOf(1), updateIdOf(9)], 'test'), (error) =>
    changesFailures.is(error, 'unknown-update'),
  );
  assert.equal((await server.store.revisionsOf(updateIdOf(1)))[0]?.declined, false);
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
});

test('an undeclined update is evaluated again, and not approved', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  await approveSample(server, 1);
  await decline(server, [updateIdOf(1)], 'test');
  assert.deepEqual(await undecline(server, [updateIdOf(1), updateIdOf(2)], 'test'), [updateIdOf(1)]);
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  assert.equal(offeredAction(await server.restart(), 1), 'PreDeploymentCheck');
});

test('what is so already is not written again', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  assert.deepEqual(await undecline(server, [updateIdOf(1)], 'test'), []);
  await decline(server, [updateIdOf(1)], 'test');
  const sequence = await server.store.sequence();
  assert.deepEqual(await decline(server, [updateIdOf(1)], 'test'), []);
  assert.equal(await server.store.sequence(), sequence);
});
