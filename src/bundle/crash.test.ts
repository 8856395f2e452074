import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '#base/fixture';
import { approve, closeInterruptedRuns, createGroup } from '#changes';
import { exportBundle } from './export-bundle.ts';
import { allOptions, documentsOf, emptyServer, importSamples, openServer, updateIdOf } from './fixture.ts';
import { importBundle } from './import-bundle.ts';

/** Imports, and kills itself without warning at that step. */
const WORKER = `
const here = ${JSON.stringify(pathToFileURL(import.meta.dirname).href)};
const { openServer } = await import(here + '/fixture.ts');
const { importBundle } = await import(here + '/import-bundle.ts');
const [directory, path, trust, step, count] = process.argv.slice(1);
const server = await openServer(directory);
const die = () => process.kill(process.pid, 'SIGKILL');
const onProgress = (name, done) => name === step && done >= Number(count) && die();
if (step === 'publishing') {
  const write = server.store.write.bind(server.store);
  server.store.write = (work) => write(async (tx) => {
    const before = await tx.stagedIdentities();
    const result = await work(tx);
    // All is written and nothing committed.
    if (before.length > 0 && (await tx.stagedIdentities()).length === 0) die();
    return result;
  });
}
await importBundle(server, { path, trust, actor: 'test', onProgress });
die();
`;

async function killDuring(
  directory: string,
  bundle: { path: string; trust: string },
  step: string,
  count: number,
) {
  const args = [
    '--input-type=module',
    '--eval',
    WORKER,
    directory,
    bundle.path,
    bundle.trust,
    step,
    String(count),
  ];
  const worker = spawn(process.execPath, args, {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = await once(worker, 'exit');
  assert.equal(signal, 'SIGKILL');
}

test('an import that is killed leaves the old state, and a second import completes it', async (t) => {
  const from = await emptyServer(t);
  const samples = Array.from({ length: 850 }, (_, index) => ({ id: 1000 + index }));
  await importSamples(from, ...samples, { id: 1, files: ['a file'] }, { id: 2, files: ['another'] });
  const group = await createGroup(from, { name: 'Servers' }, 'test');
  await approve(from, { updateId: updateIdOf(1), groupId: group.id, action: 'Install' }, 'test');
  const exported = await exportBundle(from, allOptions(temporaryFolder('bundle')));
  const bundle = { path: exported.path, trust: exported.signedBy };
  const expected = await documentsOf(from);

  const steps: readonly (readonly [string, number, number])[] = [
    ['verifying', 1, 0],
    ['revisions', 800, 400],
    ['content', 1, 852],
    ['content', 2, 852],
    ['publishing', 0, 852],
  ];
  const directory = temporaryFolder('bundle');
  for (const [step, count, staged] of steps) {
    await killDuring(directory, bundle, step, count);
    const server = await openServer(directory);
    assert.deepEqual(await server.store.check(), [], step);
    assert.equal((await documentsOf(server)).size, 0, `${step}: nothing is visible`);
    assert.equal((await server.store.groups()).length, 2, step);
    assert.deepEqual(await server.store.deployments(), [], step);
    assert.equal(await server.store.setting('bundle-state'), undefined, step);
    assert.ok((await server.store.stagedIdentities()).length >= staged, `${step}: what was staged is kept`);
    await closeInterruptedRuns(server);
    await server.close();
  }
  const server = await openServer(directory);
  t.after(() => server.close());
  const imported = await importBundle(server, { ...bundle, actor: 'test' });
  assert.deepEqual([imported.imported, imported.approvals, imported.files.files], [852, 1, 0]);
  assert.deepEqual(await documentsOf(server), expected);
  assert.equal((await server.store.groups()).length, 3);
  assert.equal((await server.store.deployments()).length, 1);
  assert.deepEqual(await server.store.stagedIdentities(), []);
  const { items } = await server.store.syncRuns({ limit: 10, offset: 0 });
  assert.deepEqual(
    items.map(({ outcome }) => outcome),
    ['succeeded', ...Array.from({ length: items.length - 1 }, () => 'interrupted')],
  );
});
