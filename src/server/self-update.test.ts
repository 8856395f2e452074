import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { ask, openFilesBelow, serveHandler } from './handler-server.ts';
import { createSelfUpdateHandler } from './self-update.ts';

async function world(t: TestContext) {
  const parent = temporaryFolder('self');
  const directory = join(parent, 'files');
  await mkdir(join(directory, 'WSUS3', 'x64'), { recursive: true });
  await writeFile(join(directory, 'wuident.cab'), 'identity');
  await writeFile(join(directory, 'WSUS3', 'x64', 'Setup File.cab'), 'setup');
  await writeFile(join(directory, 'empty.txt'), '');
  await writeFile(join(directory, '.hidden'), 'hidden');
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await mkdir(join(parent, 'files-of-others'));
  await writeFile(join(parent, 'files-of-others', 'secret.txt'), 'secret');
  const server = await serveHandler(t, createSelfUpdateHandler(directory));
  return { parent, directory, ...server };
}

test('files of the operator are served in any letter case', async (t) => {
  const { directory, port } = await world(t);
  for (const [path, text] of [
    ['/SelfUpdate/wuident.cab', 'identity'],
    ['/selfupdate/WUIDENT.CAB?0123', 'identity'],
    ['/SELFUPDATE/wsus3/X64/setup%20file.cab', 'setup'],
    ['/SelfUpdate/empty.txt', ''],
  ] as const) {
    const answer = await ask(port, path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.body.toString(), text);
    assert.equal(answer.headers['content-length'], String(text.length));
  }
  if (process.platform === 'linux') assert.equal(await openFilesBelow(directory), 0);
});

test('HEAD, ranges and conditions work as they do for content', async (t) => {
  const { port } = await world(t);
  const head = await ask(port, '/SelfUpdate/wuident.cab', {}, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.headers['content-length'], '8');
  const part = await ask(port, '/SelfUpdate/wuident.cab', { range: 'bytes=2-4' });
  assert.equal(part.status, 206);
  assert.equal(part.body.toString(), 'ent');
  const parts = await ask(port, '/SelfUpdate/wuident.cab', { range: 'bytes=0-1,6-7' });
  assert.match(parts.body.toString(), /\r\n\r\nid\r\n.*\r\n\r\nty\r\n/s);
  const etag = head.headers.etag!;
  assert.equal((await ask(port, '/SelfUpdate/wuident.cab', { 'if-none-match': etag })).status, 304);
  assert.equal((await ask(port, '/SelfUpdate/wuident.cab', {}, { method: 'POST' })).status, 405);
});

test('nothing outside the directory is served', async (t) => {
  const { parent, directory, port } = await world(t);
  await symlink(join(parent, 'secret.txt'), join(directory, 'link.txt'));
  await symlink(parent, join(directory, 'up'));
  await symlink(join(parent, 'files-of-others'), join(directory, 'beside'));
  await symlink('nowhere', join(directory, 'dangling.cab'));
  await symlink('loop.cab', join(directory, 'loop.cab'));
  for (const path of [
    '/SelfUpdate/../secret.txt',
    '/SelfUpdate/%2e%2e/secret.txt',
    '/SelfUpdate/..%2fsecret.txt',
    '/SelfUpdate/..%5csecret.txt',
    '/SelfUpdate/WSUS3/../../secret.txt',
    '/SelfUpdate//wuident.cab',
    '/SelfUpdate/./wuident.cab',
    '/SelfUpdate/wuident.cab/',
    '/SelfUpdate/wuident.cab%00',
    '/SelfUpdate/wuident.cab.',
    '/SelfUpdate/wuident.cab::$DATA',
    '/SelfUpdate/NUL',
    '/SelfUpdate/link.txt',
    '/SelfUpdate/up/secret.txt',
    '/SelfUpdate/up/files/wuident.cab2',
    '/SelfUpdate/beside/secret.txt',
    '/SelfUpdate/dangling.cab',
    '/SelfUpdate/loop.cab',
    '/SelfUpdate/.hidden',
    '/SelfUpdate/WSUS3',
    '/SelfUpdate/',
    '/SelfUpdate',
    '/',
    `/SelfUpdate${'/WSUS3'.repeat(100)}`,
    `/SelfUpdate/${'a'.repeat(5000)}`,
    '/Content/wuident.cab',
  ]) {
    const answer = await ask(port, path);
    assert.equal(answer.status, 404, path);
    assert.ok(!answer.body.includes('secret'));
  }
});

test('a link that stays inside the directory is followed', async (t) => {
  const { directory, port } = await world(t);
  await symlink('wuident.cab', join(directory, 'alias.cab'));
  assert.equal((await ask(port, '/SelfUpdate/alias.cab')).body.toString(), 'identity');
});

test('a link that leads round in a circle costs little', async (t) => {
  const { directory, port } = await world(t);
  await symlink('.', join(directory, 'here'));
  assert.equal((await ask(port, `/SelfUpdate${'/here'.repeat(3)}/wuident.cab`)).status, 200);
  assert.equal((await ask(port, `/SelfUpdate${'/here'.repeat(20)}/wuident.cab`)).status, 404);
});

test('without a directory, or with one that is not there, nothing is found', async (t) => {
  const absent = join(tmpdir(), 'todoku-no-such-directory');
  for (const directory of [undefined, absent]) {
    const { port } = await serveHandler(t, createSelfUpdateHandler(directory));
    for (const path of ['/SelfUpdate/wuident.cab', '/SelfUpdate', '/SelfUpdate/']) {
      assert.equal((await ask(port, path)).status, 404);
    }
  }
});
