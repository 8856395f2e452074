import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RevisionImport } from '#store';
import { emptyServer, importSamples, type Sample, sampleDocument } from './fixture.ts';
import { readDocument } from './read-document.ts';
import { stageRevisions } from './stage-revisions.ts';

const read = (sample: Sample): RevisionImport => readDocument(sampleDocument(sample));
const SHA1 = 'A9993E364706816ABA3E25717850C26C9CD0D89D';

test('what is staged is durable and seen by nobody, and staging it again changes nothing', async (t) => {
  const server = await emptyServer(t);
  const content = {
    revisions: [read({ id: 1 }), read({ id: 2 })],
    fileSources: [{ sha1: SHA1, url: 'http://microsoft.example/a.cab' }],
  };
  assert.deepEqual(await stageRevisions(server, content), []);
  assert.deepEqual(await stageRevisions(server, content), []);
  const { store, catalog } = await server.restart();
  assert.equal((await store.stagedIdentities()).length, 2);
  assert.equal((await store.counts()).revisions, 0);
  assert.equal(catalog.snapshot.stats().revisions, 0);
  assert.equal((await store.fileSources([SHA1])).get(SHA1)?.url, 'http://microsoft.example/a.cab');
});

test('a revision that is here with other content comes back, the others are staged', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  const unstaged = await stageRevisions(server, {
    revisions: [read({ id: 1, title: 'Forged' }), read({ id: 2 }), read({ id: 3 })],
    fileSources: [],
  });
  assert.deepEqual(
    unstaged.map(({ failure }) => failure.code),
    ['changes/contradictory-revision'],
  );
  assert.equal((await server.store.stagedIdentities()).length, 1);
});
