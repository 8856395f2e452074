import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { temporaryFolder } from '#base/fixture';
import { readConsole } from '#server';

const SCRIPT = 'export {};';

async function served(t: TestContext) {
  const folder = temporaryFolder('console-files');
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/a.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/a.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(folder, 'secret.txt'), 'nothing of the console');
  const shown = (await readConsole(folder))!;
  const server = createServer((incoming, response) =>
    incoming.url === '/'
      ? shown.page(incoming, response)
      : shown.file(incoming, response, incoming.url ?? ''),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return (path: string, { method = 'GET', coding = '' } = {}) =>
    new Promise<{ status: number; coding: string; caching: string; policy: string; bytes: number }>(
      (resolve) => {
        const sent = request({ port, path, method, headers: { 'accept-encoding': coding } }, (response) => {
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
          });
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              coding: String(response.headers['content-encoding'] ?? ''),
              caching: String(response.headers['cache-control'] ?? ''),
              policy: String(response.headers['content-security-policy'] ?? ''),
              bytes,
            }),
          );
        });
        sent.end();
      },
    );
}

test('files of the console are sent as the browser takes them, kept for ever by their names; the page never', async (t) => {
  const ask = await served(t);
  const plain = await ask('/assets/a.js');
  assert.deepEqual([plain.status, plain.coding, plain.bytes], [200, '', SCRIPT.length]);
  assert.match(plain.caching, /immutable/);
  assert.equal((await ask('/assets/a.js', { coding: 'br, gzip;q=0.8' })).coding, 'gzip');
  assert.equal((await ask('/assets/a.js', { coding: 'gzip;q=0, br;q=0.0' })).coding, '');
  assert.equal((await ask('/assets/a.js', { method: 'HEAD' })).bytes, 0);
  const page = await ask('/');
  assert.equal(page.caching, 'no-cache');
  assert.match(page.policy, /frame-ancestors 'none'/);
});

test('nothing else of the folder, and nothing beyond it, is sent', async (t) => {
  const ask = await served(t);
  for (const path of [
    '/secret.txt',
    '/assets/../secret.txt',
    '/assets/a.js.gz',
    '/assets/%2e%2e/secret.txt',
    '/assets/',
  ])
    assert.equal((await ask(path)).status, 404, path);
  assert.equal(
    await readConsole(temporaryFolder('console-none')),
    undefined,
    'not built: the server works without',
  );
});
