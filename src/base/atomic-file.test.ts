import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeFileAtomically } from './atomic-file.ts';
import { temporaryFolder } from './fixture.ts';

test('a file is replaced whole, is its owner alone to read, and leaves nothing beside it', async () => {
  const folder = temporaryFolder('atomic');
  const path = join(folder, 'run.json');
  await writeFile(path, 'the old text, which is longer');
  // What a crash in an earlier write left behind.
  await writeFile(join(folder, '.run.json.tmp'), 'half of someth');
  await writeFileAtomically(path, 'new');
  assert.equal(await readFile(path, 'utf8'), 'new');
  assert.deepEqual(await readdir(folder), ['run.json']);
  if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('a write that fails leaves the old file as it is', async () => {
  const folder = temporaryFolder('atomic');
  const path = join(folder, 'run.json');
  await writeFile(path, 'old');
  await assert.rejects(writeFileAtomically(path, { broken: true } as never));
  assert.equal(await readFile(path, 'utf8'), 'old');
  assert.deepEqual(await readdir(folder), ['run.json']);
});
