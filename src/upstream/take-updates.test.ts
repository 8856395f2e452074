import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scene } from './fixture.ts';

test('a ticked family brings its products, those too that came with the same run', async (t) => {
  const scene = await Scene.open(t);
  await scene.run({ categoriesOnly: true });
  const { classifications } = scene.everything();
  const families = scene.context.catalog.snapshot
    .categories()
    .filter(({ type }) => type !== 'Product' && type !== 'UpdateClassification')
    .map(({ updateId }) => updateId);
  const empty = await Scene.open(t, { world: () => scene.world });
  await empty.change({ selection: { products: families, classifications, languages: [] } });
  const run = await empty.run();
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.equal(empty.visible, empty.world.live.newestRevisions().length);
});

test('where Microsoft has the files is known from the first run on', async (t) => {
  const scene = await Scene.open(t);
  await scene.synchronised();
  const sha1s = scene.world.live.newestRevisions().flatMap(({ files }) => files.map(({ sha1 }) => sha1));
  assert.ok(sha1s.length > 0);
  const sources = await scene.context.store.fileSources(sha1s);
  for (const sha1 of sha1s) assert.ok(sources.get(sha1)?.url?.startsWith(scene.upstream.microsoftUrl), sha1);
});

test('keys of encrypted files are asked for where the document says so', async (t) => {
  const scene = await Scene.open(t);
  const update = scene.world.live.newestRevisions().find(({ files }) => files.length > 0);
  assert.ok(update);
  const text = update.bytes
    .toString()
    .replace(/(<upd:Properties[^>]*[^/]>)/, '$1<upd:SecuredFragment>FileDecryption</upd:SecuredFragment>');
  assert.match(text, /SecuredFragment/);
  scene.clock.advance(1000);
  scene.world.add(
    text,
    update.files.map((file) => ({ ...file, decryptionKey: 'c2VjcmV0' })),
  );
  await scene.synchronised();
  assert.equal(scene.upstream.callsOf('GetUpdateDecryptionData').length, 1);
  const [{ sha1 } = { sha1: '' }] = update.files;
  assert.equal((await scene.context.store.fileSources([sha1])).get(sha1)?.decryptionKey, 'c2VjcmV0');
});
