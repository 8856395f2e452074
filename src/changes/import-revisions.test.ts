import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RevisionImport, StoreWriter } from '#store';
import {
  auditedVerbs,
  emptyServer,
  importSamples,
  publishSample,
  sampleDocument,
  stageSamples,
  updateIdOf,
} from './fixture.ts';
import { importRevisions } from './import-revisions.ts';
import { loadCatalog } from './load-catalog.ts';

test('an imported revision is in the store and in the next scan', async (t) => {
  const server = await emptyServer(t);
  const report = await importRevisions(server, [sampleDocument({ id: 1, title: 'One' })], 'test');
  const [imported] = report.imported;
  assert.equal(imported?.title, 'One');
  assert.equal(imported?.name, '1-1.xml');
  assert.equal((await server.store.revision(imported.id))?.updateId, updateIdOf(1));
  assert.equal(server.catalog.snapshot.liveRevision(updateIdOf(1)), imported.id);
  assert.deepEqual(await auditedVerbs(server), ['import-revisions']);
  assert.deepEqual(server.events, ['changes.revisions-imported']);
});

test('the document is kept byte for byte, and its fragments are escaped for the wire', async (t) => {
  const server = await emptyServer(t);
  const document = sampleDocument({ id: 1 });
  const { imported } = await importRevisions(server, [document], 'test');
  const id = imported[0]!.id;
  assert.deepEqual(Buffer.from((await server.store.document(id))!), Buffer.from(document.bytes));
  const core = (await server.store.coreFragments([id])).get(id)!.toString();
  assert.match(core, /^&lt;UpdateIdentity UpdateID="00000000/);
});

test('a bad document never stops the others', async (t) => {
  const server = await emptyServer(t);
  const cut = sampleDocument({ id: 2 });
  const report = await importRevisions(
    server,
    [
      sampleDocument({ id: 1 }),
      { name: 'cut.xml', bytes: cut.bytes.subarray(0, 300) },
      { name: 'empty.xml', bytes: Buffer.alloc(0) },
      { name: 'other.xml', bytes: Buffer.from('<a/>') },
      sampleDocument({ id: 3 }),
    ],
    'test',
  );
  assert.deepEqual(
    report.imported.map(({ name }) => name),
    ['1-1.xml', '3-1.xml'],
  );
  assert.deepEqual(
    report.failed.map(({ name }) => name),
    ['cut.xml', 'empty.xml', 'other.xml'],
  );
  for (const { name, failure } of report.failed) assert.ok(failure.message.includes(name), failure.message);
});

test('a revision that is here byte for byte is unchanged, and nothing is written', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  const sequence = await server.store.sequence();
  const report = await importRevisions(
    server,
    [sampleDocument({ id: 1 }), sampleDocument({ id: 2 })],
    'test',
  );
  assert.deepEqual(report, { imported: [], unchanged: ['1-1.xml', '2-1.xml'], failed: [] });
  assert.equal(await server.store.sequence(), sequence);
  assert.equal(server.deltas.length, 1);
});

test('a revision that contradicts the one that is here fails, and the old one is kept', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1, title: 'Genuine' });
  const forged = { ...sampleDocument({ id: 1, title: 'Forged' }), name: 'forged.xml' };
  const report = await importRevisions(server, [forged], 'test');
  assert.equal(report.failed[0]?.failure.code, 'changes/contradictory-revision');
  assert.match(report.failed[0]?.failure.message ?? '', /forged\.xml.*0000000001, revision 1/);
  const [kept] = await server.store.revisionsOf(updateIdOf(1));
  assert.equal(kept?.title, 'Genuine');
});

test('duplicates within one import count once, contradictions within it fail', async (t) => {
  const server = await emptyServer(t);
  const first = sampleDocument({ id: 1 });
  const report = await importRevisions(
    server,
    [first, { ...first, name: 'again.xml' }, { ...sampleDocument({ id: 1, title: 'X' }), name: 'other.xml' }],
    'test',
  );
  assert.equal(report.imported.length, 1);
  assert.deepEqual(report.unchanged, ['again.xml']);
  assert.equal(report.failed[0]?.failure.code, 'changes/contradictory-revision');
  assert.equal((await server.store.counts()).revisions, 1);
});

test('many documents go in as several transactions, and the index is the one a restart would build', async (t) => {
  const server = await emptyServer(t);
  async function* documents() {
    for (let id = 1; id <= 1000; id += 1) yield sampleDocument({ id });
  }
  const report = await importRevisions(server, documents(), 'test');
  assert.equal(report.imported.length, 1000);
  assert.ok(server.deltas.length > 1, `${server.deltas.length} deltas`);
  const rebuilt = await loadCatalog(server.store);
  for (const { id, updateId } of report.imported) {
    assert.equal(server.catalog.snapshot.liveRevision(updateId), id);
    assert.equal(rebuilt.snapshot.liveRevision(updateId), id);
  }
});

test('what was imported is there after a restart', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 1, revision: 2, title: 'Newer' });
  const again = await server.restart();
  const [latest, older] = await again.store.revisionsOf(updateIdOf(1));
  assert.equal(latest?.title, 'Newer');
  assert.equal(older?.revisionNumber, 1);
  assert.equal(again.catalog.snapshot.liveRevision(updateIdOf(1)), latest?.id);
});

test('a document that cannot be stored does not take its neighbours with it', async (t) => {
  const server = await emptyServer(t);
  const cause = new Error('too wide for this disk');
  const store = replacing(server.store, 'write', (work: (tx: StoreWriter) => Promise<unknown>) =>
    server.store.write((tx) =>
      work(
        replacing(tx, 'addRevision', (content: RevisionImport, at: number) =>
          content.revision.updateId === updateIdOf(2) ? Promise.reject(cause) : tx.addRevision(content, at),
        ),
      ),
    ),
  );
  const documents = [1, 2, 3].map((id) => sampleDocument({ id }));
  const report = await importRevisions({ ...server, store }, documents, 'test');
  assert.deepEqual(
    report.imported.map(({ name }) => name),
    ['1-1.xml', '3-1.xml'],
  );
  assert.equal(report.failed[0]?.failure.code, 'changes/not-stored');
  assert.equal(report.failed[0].failure.cause, cause);
  assert.equal(server.catalog.snapshot.liveRevision(updateIdOf(2)), undefined);
});

test('a staged import is seen by nobody, and a second one finds it unchanged', async (t) => {
  const server = await emptyServer(t);
  const documents = [1, 2].map((id) => sampleDocument({ id }));
  const report = await importRevisions(server, documents, 'system', { staged: true });
  assert.equal(report.imported.length, 2);
  assert.deepEqual(server.deltas, []);
  assert.deepEqual(await auditedVerbs(server), []);
  assert.equal((await server.store.counts()).revisions, 0);
  const again = await server.restart();
  assert.deepEqual(await importRevisions(again, documents, 'system', { staged: true }), {
    imported: [],
    unchanged: ['1-1.xml', '2-1.xml'],
    failed: [],
  });
  assert.equal((await again.store.stagedIdentities()).length, 2);
});

test('a staged import of what is published is unchanged, or contradicts it', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const forged = { ...sampleDocument({ id: 1, title: 'Forged' }), name: 'forged.xml' };
  const report = await importRevisions(server, [sampleDocument({ id: 1 }), forged], 'system', {
    staged: true,
  });
  assert.deepEqual(report.unchanged, ['1-1.xml']);
  assert.equal(report.failed[0]?.failure.code, 'changes/contradictory-revision');
  assert.deepEqual(await server.store.stagedIdentities(), []);
});

test('what contradicts a staged revision fails, staged or not', async (t) => {
  const server = await emptyServer(t);
  await stageSamples(server, { id: 1, title: 'Genuine' });
  for (const staged of [true, false]) {
    const forged = sampleDocument({ id: 1, title: 'Forged' });
    const report = await importRevisions(server, [forged], 'system', { staged });
    assert.equal(report.failed[0]?.failure.code, 'changes/contradictory-revision');
  }
  await publishSample(server);
  assert.equal((await server.store.revisionsOf(updateIdOf(1)))[0]?.title, 'Genuine');
});

test('an import by hand of what waits in a generation is visible at once', async (t) => {
  const server = await emptyServer(t);
  await stageSamples(server, { id: 1 }, { id: 2 });
  const report = await importRevisions(
    server,
    [sampleDocument({ id: 3 }), sampleDocument({ id: 2 })],
    'test',
  );
  assert.deepEqual(
    report.imported.map(({ name }) => name),
    ['3-1.xml', '2-1.xml'],
  );
  const rebuilt = await loadCatalog(server.store);
  for (const { id, updateId } of report.imported) {
    assert.equal(server.catalog.snapshot.liveRevision(updateId), id);
    assert.equal(rebuilt.snapshot.liveRevision(updateId), id);
  }
  assert.deepEqual(
    (await server.store.stagedIdentities()).map(({ updateId }) => updateId),
    [updateIdOf(1)],
  );
  await publishSample(server);
  assert.equal(server.catalog.snapshot.stats().revisions, 3);
  assert.deepEqual(await server.store.check(), []);
});

/** The same thing with one method replaced. */
function replacing<T extends object>(target: T, name: keyof T, method: unknown): T {
  return new Proxy(target, {
    get: (thing, key) => {
      if (key === name) return method;
      const member: unknown = Reflect.get(thing, key, thing);
      return typeof member === 'function' ? member.bind(thing) : member;
    },
  });
}
