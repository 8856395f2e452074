import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { completed, everyCommand } from './completion/model.ts';
import { createProgram } from './program.ts';
import { todoku } from './test-process.ts';

const LISTS = ['list', 'log', 'history', 'quarantine', 'stale', 'clones', 'eulas'];

test('every list says in a sentence that there is nothing, instead of titles over no rows', async () => {
  const data = ['--data', temporaryFolder('cli')];
  await todoku([...data, 'groups', 'create', 'A']);
  const lists = everyCommand(completed(createProgram('0.0.0')))
    .filter(({ path, arguments: given }) => given.length === 0 && LISTS.includes(path.split(' ').at(-1)!))
    .map(({ path }) => path);
  assert.ok(lists.length > 12, lists.join(', '));
  for (const words of [...lists, 'audit list --verb nothing-like-that']) {
    const { stdout, stderr } = await todoku([...data, ...words.split(' ')]);
    // Sentences have full stops and colons, titles have neither.
    assert.doesNotMatch(`${stdout}\n`, /^[^.:\n]* {2,}[^.:\n]*\n\n/, words);
    assert.match(stdout, /\S/, `${words}: ${stderr}`);
  }
});
