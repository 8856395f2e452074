import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { answerOf, serve, todoku } from './test-process.ts';

const PASSWORD = 'correct horse battery';
const WITH_PASSWORD = { TODOKU_PASSWORD: PASSWORD };

test('accounts and tokens by command, here and from elsewhere', async (t) => {
  const data = temporaryFolder('cli');
  const here = ['--data', data];
  const created = await todoku(
    ['accounts', 'create', 'alice', '--role', 'administrator', ...here],
    WITH_PASSWORD,
  );
  assert.deepEqual([created.code, created.stdout], [0, 'alice can sign in as an administrator.\n']);
  await todoku(['groups', 'create', 'Pilot', ...here]);
  const bob = ['accounts', 'create', 'bob', '--role', 'approver', '--group', 'Pilot', ...here];
  assert.equal((await todoku(bob, WITH_PASSWORD)).code, 0);
  const weak = await todoku(['accounts', 'create', 'carol', ...here], { TODOKU_PASSWORD: 'short' });
  assert.equal(weak.code, 1);
  assert.match(weak.stderr, /too easy to guess.*5 characters[\s\S]*at least 12/);
  const list = await todoku(['accounts', ...here]);
  assert.match(list.stdout, /^alice +administrator +never/m);
  assert.match(list.stdout, /^bob +approver +Pilot +never/m);
  const last = await todoku(['accounts', 'remove', 'alice', ...here]);
  assert.match(last.stderr, /last administrator/);
  const off = await todoku(['accounts', 'change', 'bob', '--all-groups', '--disable', ...here]);
  assert.equal(off.stdout, 'bob: approver for all, switched off.\n');
  assert.match(
    (await todoku(['accounts', 'password', 'bob', ...here], WITH_PASSWORD)).stdout,
    /new password/,
  );
  assert.equal((await todoku(['accounts', 'remove', 'bob', ...here])).code, 0);

  const { secret } = await answerOf<{ secret: string }>([
    ...['tokens', 'create', 'nightly', '--owner', 'alice', '--until', '30d'],
    ...here,
  ]);
  const { url } = await serve(t, data);
  const elsewhere = { TODOKU_URL: url, TODOKU_TOKEN: secret };
  const who = await todoku(['whoami'], elsewhere);
  assert.deepEqual([who.code, who.stdout], [0, 'token:nightly, reporter\n']);
  assert.equal((await todoku(['groups', 'list'], elsewhere)).code, 0);
  const refused = await todoku(['groups', 'create', 'Other'], elsewhere);
  assert.match(refused.stderr, /token:nightly: this is not allowed for you/);
  assert.match((await todoku(['whoami', '--url', url])).stderr, /TODOKU_TOKEN/);
  assert.match((await todoku(['whoami', '--url', 'ftp://x'], elsewhere)).stderr, /no Todoku answers/);
  assert.match((await todoku(['tokens', ...here])).stdout, /^nightly +reporter +alice +\d{4}-/m);
  assert.equal((await todoku(['tokens', 'revoke', 'nightly', ...here])).code, 0);
  assert.match((await todoku(['whoami'], elsewhere)).stderr, /nobody is signed in/);
});

test('a start without accounts offers a secret, on the screen and in a file for its own user', async (t) => {
  const data = temporaryFolder('cli');
  const { stop } = await serve(t, data);
  const path = join(data, 'set-up.txt');
  assert.match(await readFile(path, 'utf8'), /^[\w-]{43}\n$/);
  if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
  await stop();
  await assert.rejects(stat(path));
  const made = await todoku(
    ['accounts', 'create', 'alice', '--role', 'administrator', '--data', data],
    WITH_PASSWORD,
  );
  assert.equal(made.code, 0);
  await serve(t, data);
  await assert.rejects(stat(path));
});

test('a sign-in service is set by command, and refused with what to do while it does not answer', async () => {
  const data = temporaryFolder('cli');
  const here = ['--data', data];
  await todoku(['groups', 'create', 'Pilot', ...here]);
  assert.match((await todoku(['sign-in-service', ...here])).stdout, /there is no service/);
  const set = (role: string) =>
    todoku([
      ...['sign-in-service', 'set', '--issuer', 'http://127.0.0.1:1/', '--client-id', 'todoku'],
      ...['--public-url', 'https://updates.example', '--role', role, ...here],
    ]);
  assert.match((await set('IT')).stderr, /VALUE=approver:GROUP/);
  assert.match((await set('IT=approver:Nobody')).stderr, /no such group/);
  const refused = await set('IT=approver:Pilot');
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /did not do its part[\s\S]*Compare issuer/);
  assert.equal((await todoku(['sign-in-service', 'remove', ...here])).code, 0);
});
