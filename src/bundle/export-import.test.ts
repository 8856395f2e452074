import assert from 'node:assert/strict';
import { readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf, Failure } from '#base';
import { temporaryFolder } from '#base/fixture';
import {
  approve,
  changeSettings,
  createGroup,
  decline,
  deleteGroup,
  importRevisions,
  undecline,
} from '#changes';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import { exportBundle } from './export-bundle.ts';
import { bundleFailures } from './failures.ts';
import {
  addFile,
  allOptions,
  documentsOf,
  emptyServer,
  importSamples,
  type Server,
  updateIdOf,
  visibleState,
} from './fixture.ts';
import { importBundle } from './import-bundle.ts';
import { inspectBundle } from './inspect-bundle.ts';

const SELECTION = { products: [updateIdOf(1)], classifications: [updateIdOf(2)], languages: ['en', 'ja'] };

/** A server with something of everything. */
async function fullServer(t: Parameters<typeof emptyServer>[0]): Promise<Server> {
  const server = await emptyServer(t);
  await importSamples(
    server,
    { id: 1, type: 'Category', categoryType: 'Product' },
    { id: 2, type: 'Category', categoryType: 'UpdateClassification' },
    { id: 3, categories: [1, 2], files: ['a file', 'x'.repeat(3_000_000)] },
    { id: 4, categories: [1, 2], files: [''] },
    { id: 5, categories: [1, 2] },
  );
  const group = await createGroup(server, { name: 'Servers' }, 'test');
  await createGroup(server, { name: 'Web', parentId: group.id }, 'test');
  await approve(
    server,
    { updateId: updateIdOf(3), groupId: group.id, action: 'Install', deadline: Date.UTC(2027, 0) },
    'test',
  );
  await approve(
    server,
    { updateId: updateIdOf(4), groupId: UNASSIGNED_COMPUTERS, action: 'Install' },
    'test',
  );
  await decline(server, [updateIdOf(5)], 'test');
  await changeSettings(server, { selection: SELECTION }, { verb: 'test', subject: 'selection' }, 'test');
  const sha1 = digestOf(Buffer.from('a file'), 'SHA1');
  await server.store.write((tx) => tx.putFileSources([{ sha1, url: 'http://example.test/a.cab' }]));
  await server.store.write((tx) => tx.acceptEulas(['eula']));
  return server;
}

async function approvalsOf({ store }: Server): Promise<readonly unknown[]> {
  return (await store.deployments())
    .map(({ updateId, groupId, action, deadline, author }) => ({
      updateId,
      groupId,
      action,
      deadline,
      author,
    }))
    .sort((one, other) => one.updateId.localeCompare(other.updateId));
}

async function groupsOf({ store }: Server): Promise<readonly unknown[]> {
  return [...(await store.groups())].sort((one, other) => one.id.localeCompare(other.id));
}

test('everything that one server exports, another one has after the import', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const path = join(temporaryFolder('bundle'), 'new', 'bundle');
  const exported = await exportBundle(from, allOptions(path));
  assert.deepEqual(
    [exported.sequence, exported.since, exported.revisions, exported.approvals, exported.groups],
    [1, 0, 5, 2, 2],
  );
  assert.deepEqual(exported.files, { files: 3, bytes: 3_000_006 });
  assert.deepEqual([exported.trusted, exported.from], [true, from.store.identity.serverId]);
  assert.deepEqual(exported.findings, []);

  const seen = await inspectBundle(to, path);
  assert.equal(seen.trusted, false);
  assert.deepEqual(
    seen.findings.map(({ code }) => code),
    ['bundle/unknown-signer'],
  );
  assert.deepEqual(
    { ...seen, trusted: true, findings: [] },
    { ...exported, findings: [] },
    'the other side sees the same',
  );

  const imported = await importBundle(to, { path, trust: exported.signedBy, actor: 'test' });
  assert.deepEqual([imported.imported, imported.unchanged, imported.approvals], [5, 0, 2]);
  assert.deepEqual(imported.files, { files: 3, bytes: 3_000_006 });
  assert.deepEqual(await documentsOf(to), await documentsOf(from));
  assert.deepEqual(await approvalsOf(to), await approvalsOf(from));
  assert.deepEqual(await groupsOf(to), await groupsOf(from));
  assert.deepEqual(
    (await to.store.declines()).map(({ updateId, declined }) => [updateId, declined]),
    [[updateIdOf(5), true]],
  );
  assert.deepEqual(await to.store.acceptedEulas(), ['eula']);
  assert.deepEqual(await to.store.setting('selection'), SELECTION);
  const files: string[] = [];
  for await (const { sha1, size } of from.store.files()) {
    assert.equal((await to.content.stat(sha1))?.size, size);
    assert.equal(await to.content.verify({ sha1, size }), 'sound');
    files.push(sha1);
  }
  assert.deepEqual(await to.store.fileSources(files), await from.store.fileSources(files));
  assert.notEqual(
    to.catalog.snapshot.liveRevision(updateIdOf(3)),
    undefined,
    'clients are offered it at once',
  );
  const { items } = await to.store.syncRuns({ limit: 10, offset: 0 });
  assert.deepEqual(
    items.map(({ outcome, counts, actor }) => [outcome, counts.new, actor]),
    [['succeeded', 5, 'test']],
  );
  assert.equal((await inspectBundle(to, path)).trusted, true, 'who signed it is trusted from now on');
});

test('the private key is in no file of a bundle', async (t) => {
  const from = await fullServer(t);
  const path = temporaryFolder('bundle');
  await exportBundle(from, allOptions(path));
  const key = await from.store.setting<{ privateKey: string }>('bundle-key');
  const secret = Buffer.from(key!.privateKey, 'base64').subarray(-32);
  for (const name of await readdir(path)) {
    const bytes = await readFile(join(path, name));
    assert.ok(
      !bytes.includes(secret) &&
        !bytes.includes(key!.privateKey) &&
        !bytes.includes(secret.toString('base64url')),
    );
  }
});

test('the next bundle holds what changed since, and both sides stay the same', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  from.clock.advance(60_000);
  const first = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  await importBundle(to, { path: first.path, trust: first.signedBy, actor: 'test' });

  from.clock.advance(60_000);
  to.clock.advance(60_000);
  await importSamples(
    from,
    { id: 3, revision: 2, categories: [1, 2], files: ['a newer file'] },
    { id: 6, categories: [1, 2] },
  );
  const late = await addFile(from, 'a file'.repeat(2));
  await importSamples(from, { id: 7, files: ['a file'.repeat(2)] });
  await undecline(from, [updateIdOf(5)], 'test');
  await approve(from, { updateId: updateIdOf(3), groupId: ALL_COMPUTERS, action: 'Install' }, 'test');
  await decline(from, [updateIdOf(4)], 'test');
  const web = (await from.store.groups()).find(({ name }) => name === 'Web')!;
  await deleteGroup(from, web.id, 'test');
  const second = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  assert.deepEqual([second.sequence, second.since, second.revisions], [2, 1, 3]);
  assert.equal(second.files.files, 2, 'only the files that are new');
  assert.ok((await stat(join(second.path, 'part-0001'))).size < 100_000);

  const imported = await importBundle(to, { path: second.path, actor: 'test' });
  assert.equal(imported.imported, 3);
  assert.deepEqual(await documentsOf(to), await documentsOf(from));
  assert.deepEqual(await approvalsOf(to), await approvalsOf(from));
  assert.deepEqual(await groupsOf(to), await groupsOf(from));
  assert.deepEqual(
    (await to.store.declines()).filter(({ declined }) => declined).map(({ updateId }) => updateId),
    [updateIdOf(4)],
  );
  assert.notEqual(await to.content.stat(late), undefined);
  const { items } = await to.store.syncRuns({ limit: 1, offset: 0 });
  assert.deepEqual([items[0]?.counts.new, items[0]?.counts.revised], [2, 1]);
});

test('what a server decided on its own outlives a bundle', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  await importSamples(to, { id: 90 }, { id: 91 });
  const own = await createGroup(to, { name: 'Laboratory' }, 'test');
  await approve(to, { updateId: updateIdOf(90), groupId: own.id, action: 'Install' }, 'test');
  await decline(to, [updateIdOf(91)], 'test');
  const { path, signedBy } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  await importBundle(to, { path, trust: signedBy, actor: 'test' });
  assert.ok((await to.store.groups()).some(({ id }) => id === own.id));
  assert.equal((await to.store.deploymentsOf(updateIdOf(90))).length, 1);
  const declined = (await to.store.declines())
    .filter((each) => each.declined)
    .map(({ updateId }) => updateId);
  assert.deepEqual(declined.sort(), [updateIdOf(5), updateIdOf(91)]);
});

test('a group of the same name that is not the same stops the import before anything changes', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  await createGroup(to, { name: 'SERVERS' }, 'test');
  const before = await visibleState(to);
  const { path, signedBy } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  await assert.rejects(importBundle(to, { path, trust: signedBy, actor: 'test' }), (error) =>
    bundleFailures.is(error, 'group-name-taken'),
  );
  assert.deepEqual(await visibleState(to), before);
  assert.deepEqual(await to.store.stagedIdentities(), []);
});

test('metadata alone changes no approval, no group, no decline and no setting', async (t) => {
  const from = await fullServer(t);
  const to = await fullServer(t);
  await importSamples(from, { id: 8 });
  const before = (await visibleState(to)) as Record<string, unknown>;
  const bare = { approvals: false, groups: false, settings: false, content: false };
  const { path, signedBy, files } = await exportBundle(from, allOptions(temporaryFolder('bundle'), bare));
  assert.deepEqual(files, { files: 0, bytes: 0 });
  const imported = await importBundle(to, { path, trust: signedBy, actor: 'test' });
  assert.deepEqual(
    [imported.imported, imported.unchanged, imported.approvals, imported.groups],
    [1, 5, 0, 0],
  );
  const after = (await visibleState(to)) as Record<string, unknown>;
  for (const what of ['groups', 'deployments', 'declines', 'selection'])
    assert.deepEqual(after[what], before[what], what);
});

test('a bundle is cut into parts of the size that was asked for', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const { path, signedBy, parts } = await exportBundle(
    from,
    allOptions(temporaryFolder('bundle'), { partSize: 100_000 }),
  );
  assert.ok(parts.length > 30);
  for (const [index, { name, bytes }] of parts.entries()) {
    assert.equal(name, `part-${String(index + 1).padStart(4, '0')}`);
    assert.equal((await stat(join(path, name))).size, bytes);
    assert.ok(index === parts.length - 1 ? bytes <= 100_000 : bytes === 100_000);
  }
  await importBundle(to, { path, trust: signedBy, actor: 'test' });
  assert.deepEqual(await documentsOf(to), await documentsOf(from));
  for (const partSize of [0, 1.5, -1]) {
    const impossible = allOptions(temporaryFolder('bundle'), { partSize });
    await assert.rejects(exportBundle(from, impossible), (error) =>
      bundleFailures.is(error, 'bad-part-size'),
    );
  }
});

test('an export that broke off goes on: what is there and right is not written again', async (t) => {
  const from = await fullServer(t);
  await importSamples(from, ...Array.from({ length: 30 }, (_, index) => ({ id: 100 + index })));
  const path = temporaryFolder('bundle');
  const stop = new AbortController();
  const options = allOptions(path, {
    partSize: 10_000,
    signal: stop.signal,
    onProgress: (step) => step === 'content' && stop.abort(),
  });
  await assert.rejects(exportBundle(from, options), { name: 'AbortError' });
  assert.deepEqual(
    (await readdir(path)).filter((name) => name.startsWith('manifest')),
    [],
  );
  await assert.rejects(inspectBundle(from, path), (error) => bundleFailures.is(error, 'not-a-bundle'));

  const old = new Date(2020, 0);
  const there = await readdir(path);
  assert.ok(there.length > 1, 'some parts are finished');
  // The first part keeps its time when nothing is written to it; the second one is damaged meanwhile.
  await utimes(join(path, 'part-0001'), old, old);
  await writeFile(join(path, 'part-0002'), Buffer.alloc(10_000));
  await writeFile(join(path, 'part-9000'), 'of an export with other options');
  const exported = await exportBundle(from, allOptions(path, { partSize: 10_000 }));
  assert.equal((await stat(join(path, 'part-0001'))).mtimeMs, old.getTime());
  assert.deepEqual((await inspectBundle(from, path)).findings, []);
  assert.equal(exported.sequence, 1, 'the export that broke off does not count');
  assert.ok(!(await readdir(path)).includes('part-9000'));
});

test('a finished bundle is never written over, unless it is the one that could not be noted', async (t) => {
  const from = await fullServer(t);
  const path = temporaryFolder('bundle');
  await exportBundle(from, allOptions(path));
  await assert.rejects(exportBundle(from, allOptions(path)), (error) =>
    bundleFailures.is(error, 'already-there'),
  );
  // As after a loss of power between the manifest and the note of it.
  await from.store.write((tx) => tx.setSetting('bundle-state', undefined));
  assert.equal((await exportBundle(from, allOptions(path))).sequence, 1);
  assert.equal((await exportBundle(from, allOptions(temporaryFolder('bundle')))).sequence, 2);
});

test('a file that went bad on the exporting server is found there', async (t) => {
  const from = await fullServer(t);
  const sha1 = await addFile(from, 'a file');
  const [stored] = (await readdir(join(from.directory, 'content'), { recursive: true })).filter((name) =>
    name.endsWith(sha1),
  );
  await writeFile(join(from.directory, 'content', stored!), 'a fire');
  await assert.rejects(
    exportBundle(from, allOptions(temporaryFolder('bundle'))),
    (error) => bundleFailures.is(error, 'damaged-content') && error.subject === sha1,
  );
});

test('bundles are taken in their order: not twice, not backwards, not with one left out', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const paths: string[] = [];
  let trust = '';
  for (const id of [10, 11, 12]) {
    await importSamples(from, { id });
    const { path, signedBy } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
    paths.push(path);
    trust = signedBy;
  }
  const [first, second, third] = paths as [string, string, string];
  const refused = async (path: string, code: 'gap' | 'older') => {
    const before = await visibleState(to);
    assert.ok((await inspectBundle(to, path)).findings.some((finding) => finding.code === `bundle/${code}`));
    await assert.rejects(importBundle(to, { path, trust, actor: 'test' }), (error) =>
      bundleFailures.is(error, code),
    );
    assert.deepEqual(await visibleState(to), before);
  };
  await refused(second, 'gap');
  await importBundle(to, { path: first, trust, actor: 'test' });
  await refused(first, 'older');
  await refused(third, 'gap');
  await importBundle(to, { path: second, actor: 'test' });
  await refused(first, 'older');
  const whole = await exportBundle(from, allOptions(temporaryFolder('bundle'), { since: 'all' }));
  assert.deepEqual([whole.sequence, whole.since], [4, 0]);
  await importBundle(to, { path: whole.path, actor: 'test' });
  await refused(third, 'older');
  assert.deepEqual(await documentsOf(to), await documentsOf(from));
});

test('a number that went back is refused, also when there is more in the bundle', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const { path, signedBy: trust } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  const imported = { [from.store.identity.serverId]: { sequence: 2, upTo: 1, at: 0 } };
  await to.store.write((tx) => tx.setSetting('bundle-state', { imported, trusted: [] }));
  await assert.rejects(importBundle(to, { path, trust, actor: 'test' }), (error) =>
    bundleFailures.is(error, 'older'),
  );
});

test('a replica takes metadata and no approvals', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  await to.store.write((tx) => tx.setSetting('upstream', { mode: 'replica' }));
  const { path, signedBy } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  await assert.rejects(importBundle(to, { path, trust: signedBy, actor: 'test' }), (error) =>
    bundleFailures.is(error, 'replica'),
  );
  const bare = await exportBundle(
    from,
    allOptions(temporaryFolder('bundle'), { since: 'all', approvals: false, groups: false }),
  );
  await importBundle(to, { path: bare.path, trust: signedBy, actor: 'test' });
  assert.deepEqual(await documentsOf(to), await documentsOf(from));
});

test('an import that is called off leaves no trace but its row, and a revision that cannot be read stops all', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const { path, signedBy } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  const before = await visibleState(to);
  const stop = new AbortController();
  const onProgress = (step: string) => step === 'content' && stop.abort();
  await assert.rejects(
    importBundle(to, { path, trust: signedBy, actor: 'test', signal: stop.signal, onProgress }),
    { name: 'AbortError' },
  );
  assert.deepEqual(await visibleState(to), before);
  assert.deepEqual(await to.store.stagedIdentities(), []);

  // The same identity with another document.
  await importSamples(to, { id: 5, title: 'Somebody changed this' });
  const changed = await visibleState(to);
  await assert.rejects(
    importBundle(to, { path, trust: signedBy, actor: 'test' }),
    (error) => bundleFailures.is(error, 'refused-revision') && error.cause instanceof Failure,
  );
  assert.deepEqual(await visibleState(to), changed);
  const { items } = await to.store.syncRuns({ limit: 10, offset: 0 });
  assert.deepEqual(
    items.map(({ outcome, findings }) => [outcome, findings.length]),
    [
      ['failed', 1],
      ['cancelled', 1],
    ],
  );
});

test('revisions that wait for another generation are not published with a bundle', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const other = await emptyServer(t);
  await importSamples(other, { id: 77 });
  const staged = [...(await documentsOf(other)).values()].map((text) => ({
    name: 'staged',
    bytes: Buffer.from(text),
  }));
  await importRevisions(to, staged, 'test', { staged: true });
  const { path, signedBy } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  await importBundle(to, { path, trust: signedBy, actor: 'test' });
  assert.deepEqual(await documentsOf(to), await documentsOf(from));
});

test('an import waits for nobody: it is refused while another one or a synchronisation is under way', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const { path, signedBy: trust } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  const isBusy = (error: unknown) => bundleFailures.is(error, 'busy');
  const first = importBundle(to, { path, trust, actor: 'test' });
  await assert.rejects(importBundle(to, { path, trust, actor: 'test' }), isBusy);
  await first;
  const [run] = (await to.store.syncRuns({ limit: 1, offset: 0 })).items;
  await to.store.write((tx) => tx.putSyncRun({ ...run!, outcome: 'running' }));
  await assert.rejects(importBundle(to, { path, trust, actor: 'test' }), isBusy);
});

test('revisions that somebody drops meanwhile stop the import', async (t) => {
  const from = await fullServer(t);
  const to = await emptyServer(t);
  const { path, signedBy: trust } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  const onProgress = (step: string) => {
    if (step === 'content') dropped ??= to.store.write((tx) => tx.dropStaged());
  };
  let dropped: Promise<number> | undefined;
  await assert.rejects(importBundle(to, { path, trust, actor: 'test', onProgress }), (error) =>
    bundleFailures.is(error, 'disturbed'),
  );
  assert.equal(await dropped, 5);
  assert.deepEqual(await documentsOf(to), new Map());
  assert.equal(await to.store.setting('bundle-state'), undefined);
});

test('an empty bundle is one too', async (t) => {
  const from = await emptyServer(t);
  const to = await emptyServer(t);
  const { path, signedBy } = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  const imported = await importBundle(to, { path, trust: signedBy, actor: 'test' });
  assert.equal(imported.imported, 0);
  await truncate(join(path, 'part-0001'), 1);
  assert.deepEqual(
    (await inspectBundle(to, path)).findings.map(({ code }) => code),
    ['bundle/older', 'bundle/damaged-part'],
  );
});
