import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '#base/fixture';
import {
  generateCatalog,
  PROFILES,
  type SyntheticDocument,
  simulateClient,
  startTodoku,
  type TodokuProcess,
} from '#simulator';

const PROGRAM = fileURLToPath(new URL('../../bin/todoku.js', import.meta.url));

async function importAll(
  server: TodokuProcess,
  folder: string,
  documents: readonly SyntheticDocument[],
): Promise<void> {
  await mkdir(folder);
  for (const document of documents) await writeFile(join(folder, document.name), document.bytes);
  await server.command('updates', 'import', folder);
}

test('a server restored from an old backup makes its machines refresh, and they end where a new machine would', async (t) => {
  const folder = temporaryFolder('restore');
  const documents = [...generateCatalog({ revisions: 160, seed: 'restore', drivers: 0 })];
  const machine = { profile: PROFILES['windows-11-25h2'], seed: 'restore' };

  const before = await startTodoku(join(folder, 'before'));
  await importAll(before, join(folder, 'first'), documents.slice(0, 120));
  const client = simulateClient({ ...machine, server: before.url, name: 'kept.restore.example' });
  t.after(() => client.close());
  assert.equal((await client.cycle({ install: false })).scan.outcome, 'done');
  const backup = join(folder, 'backup.db');
  await before.command('backup', backup);
  // What comes after the backup has revision ids that the restored server will give to other revisions.
  await importAll(before, join(folder, 'second'), documents.slice(120));
  assert.equal((await client.cycle({ install: false })).scan.outcome, 'done');
  await before.stop();

  await promisify(execFile)(process.execPath, [
    PROGRAM,
    'restore',
    backup,
    '--data',
    join(folder, 'after'),
    '--json',
  ]);
  const after = await startTodoku(join(folder, 'after'));
  t.after(() => after.stop());
  await importAll(after, join(folder, 'again'), documents.slice(120).reverse());
  const returned = simulateClient({
    ...machine,
    server: after.url,
    name: 'kept.restore.example',
    datastore: client.export(),
  });
  const fresh = simulateClient({ ...machine, server: after.url, name: 'fresh.restore.example' });
  t.after(() => {
    returned.close();
    fresh.close();
  });
  for (const each of [returned, fresh])
    assert.equal((await each.cycle({ install: false })).scan.outcome, 'done');
  assert.equal(returned.statistics.recoveries, 1);
  assert.equal(returned.statistics.byOperation['RefreshCache']?.faults, 0);
  assert.deepEqual([...returned.status.needed].sort(), [...fresh.status.needed].sort());
  assert.deepEqual([...returned.status.installed].sort(), [...fresh.status.installed].sort());
});
