import assert from 'node:assert/strict';
import { listOf, type OpenStore, storeTest } from './opened.ts';
import { sampleFile, sampleImport } from './samples.ts';

export function fileContract(open: OpenStore): void {
  storeTest(
    open,
    'files come back with every digest, for each revision as it names them',
    async ({ store }) => {
      const full = sampleFile(1, {
        sha256: 'AB'.repeat(32),
        modified: '2025-01-02T03:04:05Z',
        patchingType: 'SelfContained',
        isEncrypted: true,
      });
      const renamed = { ...full, fileName: 'another-name.cab' };
      const eula = { ...sampleFile(3), fileName: 'eula.rtf', language: 'en', geoId: '' };
      const [one, two, three] = await store.write(async (tx) => [
        await tx.addRevision(sampleImport(1, { files: [full, sampleFile(2)], eulaFiles: [eula] }), 1),
        await tx.addRevision(sampleImport(2, { files: [renamed] }), 1),
        await tx.addRevision(sampleImport(3), 1),
      ]);
      const files = await store.filesOf([three!.id, one!.id, two!.id]);
      const { language: _, geoId: __, ...eulaFile } = eula;
      assert.deepEqual(files.get(one!.id), [full, sampleFile(2), eulaFile]);
      assert.deepEqual(files.get(two!.id), [renamed]);
      assert.deepEqual(files.get(three!.id), []);
      assert.deepEqual(await store.fileBySha1(full.sha1), { file: full, revisionIds: [one!.id, two!.id] });
      assert.equal(await store.fileBySha1('F'.repeat(40)), undefined);
      assert.equal((await store.counts()).files, 3);
    },
  );

  storeTest(
    open,
    'what a file has to be is what was said of it first; a later revision counts for itself alone',
    async ({ store }) => {
      const first = sampleFile(1);
      const later = sampleFile(1, { sha256: 'CD'.repeat(32), size: 9 });
      const [one, two, three] = await store.write(async (tx) => [
        await tx.addRevision(sampleImport(1, { files: [first] }), 1),
        await tx.addRevision(sampleImport(2, { files: [later] }), 1),
        await tx.addRevision(sampleImport(3, { files: [first] }), 1),
      ]);
      const ids = [one!.id, two!.id, three!.id];
      assert.deepEqual(await store.fileBySha1(first.sha1), { file: first, revisionIds: ids });
      assert.deepEqual([...(await store.filesOf(ids)).values()], [[first], [later], [first]]);
      assert.deepEqual(await listOf(store.files()), [first]);
    },
  );

  storeTest(open, 'a SHA-256 that was said first stays, whatever is said later', async ({ store }) => {
    const first = sampleFile(1, { sha256: 'AB'.repeat(32) });
    await store.write(async (tx) => {
      await tx.addRevision(sampleImport(1, { files: [first] }), 1);
      await tx.addRevision(sampleImport(2, { files: [{ ...first, sha256: 'CD'.repeat(32) }] }), 1);
    });
    assert.deepEqual((await store.fileBySha1(first.sha1))?.file, first);
  });

  storeTest(open, 'all files are listed once, by ascending SHA-1', async ({ store }) => {
    const numbers = Array.from({ length: 1_100 }, (_, index) => (index * 7919) % 60_000);
    await store.write(async (tx) => {
      await tx.addRevision(sampleImport(1, { files: numbers.map((number) => sampleFile(number)) }), 1);
      await tx.addRevision(
        sampleImport(2, { files: numbers.slice(0, 9).map((number) => sampleFile(number)) }),
        1,
      );
    });
    const listed = (await listOf(store.files())).map((file) => file.sha1);
    assert.deepEqual(listed, [...new Set(numbers.map((number) => sampleFile(number).sha1))].sort());
  });
}
