import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { serve, todoku } from './test-process.ts';

test('settings go out as a file, an edited file says what it will do, and applying it does just that', async (t) => {
  const directory = temporaryFolder('cli');
  const data = join(directory, 'data');
  const file = join(directory, 'settings.yaml');
  await serve(t, data);
  const run = (...words: string[]) => todoku([...words, '--data', data]);

  const exported = await run('config', 'export', '-o', file);
  assert.equal(exported.code, 0, exported.stderr);
  assert.match((await run('config', 'export', '-o', file)).stderr, /could not be written/);
  const text = await readFile(file, 'utf8');
  assert.match((await run('config', 'plan', file)).stdout, /Everything is as the document says/);

  await writeFile(
    file,
    text
      .replace(/SynchronizationsPerDay: \d+/, 'SynchronizationsPerDay: 3')
      .replace('ComputerTargetGroups: []', 'ComputerTargetGroups:\n  - Name: Pilot\n    Path: All Computers'),
  );
  const planned = await run('config', 'plan', file);
  assert.match(planned.stdout, /^~ SynchronizationsPerDay: 1 → 3$/m);
  assert.match(planned.stdout, /^\+ ComputerTargetGroups Pilot: Path All Computers$/m);
  assert.match(planned.stdout, /2 changes\. To make them: {3}todoku config apply/);
  assert.doesNotMatch((await run('groups', 'list')).stdout, /Pilot/);

  const applied = await run('config', 'apply', file);
  assert.deepEqual([applied.code, applied.stderr], [0, '']);
  assert.match(applied.stdout, /2 changes made/);
  assert.match((await run('groups', 'list')).stdout, /Pilot/);
  assert.match((await run('config', 'apply', file)).stdout, /Everything was as the document says/);
});

test('a file that is no settings, or has a wrong word in it, is refused with the place and a remedy', async () => {
  const directory = temporaryFolder('cli');
  const data = join(directory, 'data');
  const file = join(directory, 'settings.yaml');
  const run = (...words: string[]) => todoku([...words, '--data', data]);
  assert.equal((await run('groups', 'create', 'A')).code, 0);
  for (const [text, expected] of [
    ['Languages: [en\n', /this is not a document of settings.*line 2/],
    ['- a\n- b\n', /it holds no names with values/],
    ['a: &a [x]\nb: *a\n', /this is not a document of settings.*aliases/],
    ['Languages: [en]\nLanguages: [ja]\n', /keys must be unique/i],
    ['SynchronisationsPerDay: 3\n', /SynchronisationsPerDay", which is not known here/],
  ] as const) {
    await writeFile(file, text);
    const { code, stderr } = await run('config', 'apply', file);
    assert.equal(code, 1, text);
    assert.match(stderr, expected);
    assert.match(stderr, /^Try: {3}\S/m);
  }
  const missing = await run('config', 'plan', join(directory, 'nowhere.yaml'));
  assert.match(missing.stderr, /could not be read/);
});
