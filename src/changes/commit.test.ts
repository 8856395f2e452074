import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGroup } from './create-group.ts';
import { decline } from './decline.ts';
import { changesFailures } from './failures.ts';
import { approveSample, emptyServer, importSamples, offeredAction, updateIdOf } from './fixture.ts';
import { loadCatalog } from './load-catalog.ts';
import { undecline } from './undecline.ts';

test('verbs that run at the same time reach the catalog in the order of their commits', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  const pilots = await createGroup(server, { name: 'Pilots' }, 'test');
  const verbs = Array.from({ length: 60 }, (_, index) => {
    if (index % 5 === 3) return decline(server, [updateIdOf(1)], 'test');
    if (index % 5 === 4) return undecline(server, [updateIdOf(1)], 'test');
    const groupId = index % 2 === 0 ? pilots.id : undefined;
    return approveSample(server, 1 + (index % 2), { deadline: index, ...(groupId && { groupId }) });
  });
  await Promise.allSettled(verbs);
  const sequences = server.deltas.map(({ sequence }) => sequence);
  assert.ok(sequences.length > 20);
  assert.deepEqual(
    sequences,
    sequences.toSorted((left, right) => left - right),
  );
  const rebuilt = { catalog: await loadCatalog(server.store) };
  for (const id of [1, 2]) {
    assert.equal(offeredAction(server, id), offeredAction(rebuilt, id));
    assert.equal(offeredAction(server, id, [pilots.id]), offeredAction(rebuilt, id, [pilots.id]));
  }
});

test('a change that the catalog cannot take is reported, and it is stored', async (t) => {
  const server = await emptyServer(t);
  const cause = new Error('no memory');
  const catalog = {
    snapshot: server.catalog.snapshot,
    apply: () => {
      throw cause;
    },
  };
  await assert.rejects(
    createGroup({ ...server, catalog }, { name: 'Pilots' }, 'test'),
    (error) => changesFailures.is(error, 'not-visible') && error.cause === cause,
  );
  assert.equal((await server.store.groups()).length, 3);
});

test('a verb that fails does not hold up the next one', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const [failed, made] = await Promise.allSettled([approveSample(server, 9), approveSample(server, 1)]);
  assert.equal(failed.status, 'rejected');
  assert.equal(made.status, 'fulfilled');
  assert.equal(offeredAction(server, 1), 'Install');
});
