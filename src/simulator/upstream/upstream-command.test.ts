import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KNOWN_PRODUCTS, SOFTWARE_CLASSIFICATIONS } from '../synthetic/taxonomy.ts';
import { syncAsSample } from './sample-downstream.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/todoku.js', import.meta.url));

test('simulate upstream says where it is, serves a synthetic catalog there, and ends when it is told to', async (t) => {
  const words = ['simulate', 'upstream', '--port', '0', '--revisions', '300', '--json'];
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  let text = '';
  child.stdout.setEncoding('utf8');
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    text += piece;
    if (text.includes('}')) break;
  }
  const { url, revisions } = JSON.parse(text) as { url: string; revisions: number };
  assert.ok(revisions > 250);
  const { updates } = await syncAsSample({
    server: url,
    products: KNOWN_PRODUCTS.map(({ id }) => id),
    classifications: SOFTWARE_CLASSIFICATIONS.map(({ id }) => id),
  });
  assert.ok(updates.length > 50);
  child.kill('SIGTERM');
  assert.deepEqual(await exited, [0, null]);
});
