import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  auditedVerbs,
  emptyServer,
  importSamples,
  publishSample,
  type Sample,
  sampleDocument,
  updateIdOf,
} from './fixture.ts';
import { readDocument } from './read-document.ts';
import { stageRevisions } from './stage-revisions.ts';

const content = (...samples: readonly Sample[]) => ({
  revisions: samples.map((sample) => readDocument(sampleDocument(sample))),
  fileSources: [{ sha1: 'AB'.repeat(20), url: 'http://dl.example/a.cab' }],
});

test('what is staged outlives a restart together with its sources, and nobody sees it', async (t) => {
  const server = await emptyServer(t);
  assert.deepEqual(await stageRevisions(server, content({ id: 1 }, { id: 2 })), []);
  assert.deepEqual(server.deltas, []);
  assert.deepEqual(await auditedVerbs(server), []);
  const again = await server.restart();
  assert.equal((await again.store.stagedIdentities()).length, 2);
  assert.equal((await again.store.fileSources(['AB'.repeat(20)])).size, 1);
  assert.equal(again.catalog.snapshot.stats().revisions, 0);
});

test('what is here byte for byte is passed over, what contradicts it comes back, published or staged', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await stageRevisions(server, content({ id: 2 }));
  assert.deepEqual(await stageRevisions(server, content({ id: 1 }, { id: 2 }, { id: 3 })), []);
  const forged = [1, 2].map((id) => ({ id, title: 'Forged' }));
  const unstaged = await stageRevisions(server, content(...forged, { id: 4 }));
  assert.deepEqual(
    unstaged.map(({ updateId, failure }) => [updateId, failure.code]),
    [1, 2].map((id) => [updateIdOf(id), 'changes/contradictory-revision']),
  );
  assert.equal((await publishSample(server)).revisions, 3);
  assert.equal((await server.store.findUpdates({ text: 'forged', limit: 1, offset: 0 })).total, 0);
});
