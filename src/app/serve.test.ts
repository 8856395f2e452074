import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { readConfig } from './config.ts';
import type { RunFile } from './run-file.ts';
import { serve } from './serve.ts';

const start = (data: string, http = '127.0.0.1:0') => serve(readConfig({ data, http }), { log: nullLog });

test('a server on an empty directory is ready, and tells commands on this machine how to reach it', async (t) => {
  const data = temporaryFolder('serve');
  const server = await start(data);
  t.after(() => server.close());
  assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  const runFile = JSON.parse(await readFile(join(data, 'run.json'), 'utf8')) as RunFile;
  assert.equal(runFile.url, server.url);
  assert.equal(runFile.pid, process.pid);
  assert.match(runFile.startedAt, /^\d{4}-\d\d-\d\dT/);
  if (process.platform !== 'win32') assert.equal((await stat(join(data, 'run.json'))).mode & 0o777, 0o600);
  const ask = (token: string) =>
    fetch(`${server.url}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } });
  const answer = await ask(runFile.token);
  assert.equal(answer.status, 200);
  assert.equal(((await answer.json()) as { version: string }).version, runFile.version);
  assert.equal((await ask('something else')).status, 401);
});

test('the address in the run file can be reached when the server listens on all addresses', async (t) => {
  const server = await start(temporaryFolder('serve'), '0.0.0.0:0');
  t.after(() => server.close());
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
});

test('a closed server has let go of everything and can be started again', async (t) => {
  const data = temporaryFolder('serve');
  const first = await start(data);
  const { token } = first;
  await first.close();
  await first.close();
  await assert.rejects(stat(join(data, 'run.json')));
  await assert.rejects(fetch(`${first.url}/healthz`));
  const second = await start(data);
  t.after(() => second.close());
  assert.notEqual(second.token, token);
});

test('a server that cannot listen leaves nothing open behind it', async (t) => {
  const data = temporaryFolder('serve');
  const other = createTcpServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.after(() => other.close());
  const { port } = other.address() as { port: number };
  await assert.rejects(start(data, `127.0.0.1:${port}`), { code: 'server/cannot-listen' });
  await assert.rejects(stat(join(data, 'run.json')));
  const server = await start(data);
  await server.close();
});
