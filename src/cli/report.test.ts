import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { serve, todoku } from './test-process.ts';

test('a report goes to a file or to the screen, from a running server and without one', async (t) => {
  const data = temporaryFolder('report');
  const server = await serve(t, data);
  const file = join(data, 'report.json');
  const words = ['report', 'computers-tabular', '--format', 'json', '--data', data];
  assert.equal((await todoku([...words, '--output', file])).code, 0);
  assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), { items: [], total: 0 });
  const refused = await todoku([...words, '--group', 'nobody']);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /there is no such group\nTry: /);
  await server.stop();
  assert.deepEqual(JSON.parse((await todoku(words)).stdout), { items: [], total: 0 });
  const explained = await todoku(['errors', 'explain', '--data', data, '--', '-2145107934']);
  assert.match(explained.stdout, /0x80244022 \(WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL\)/);
});
