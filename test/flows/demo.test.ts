import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { runDemo } from '#simulator';

test('the demo ends as it promises and leaves nothing behind', async () => {
  const lines: string[] = [];
  const { machines, folder } = await runDemo({ keep: false, say: (line) => lines.push(line) });
  assert.equal(machines.length, 3);
  assert.ok(machines.every(({ filesVerified, installed }) => filesVerified > 0 && installed > 0));
  assert.match(lines.join('\n'), /restarted and is up to date/);
  assert.equal(existsSync(folder), false);
});
