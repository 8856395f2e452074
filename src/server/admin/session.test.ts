import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, IncomingMessage, request } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { hostname } from 'node:os';
import { type TestContext, test } from 'node:test';
import type { Failure } from '#base';
import type { Problem, SessionAnswer } from './contract.ts';
import { statusOf } from './error-answer.ts';
import { open } from './fixture.ts';
import { createAdminHandler } from './index.ts';
import { type AdminAccess, isNetwork, LOCAL_ACCESS, originCheck } from './origin.ts';

const PASSWORD = 'correct horse battery';
const SECRET = 'shown-at-the-start';

type Headers = Readonly<Record<string, string>>;

async function reached(t: TestContext, access: Partial<Parameters<typeof adminWith>[1]> = {}) {
  const opened = await open(t);
  const admin = await adminWith(opened.todoku, access);
  t.after(() => admin.close());
  const server = createServer((incoming, response) => admin.handle(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  /** Not `fetch`: that sets Host and Sec-Fetch headers by itself. */
  const call = async (method: string, path: string, headers: Headers = {}, body?: unknown) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request({
      port,
      method,
      path: `/api/v1${path}`,
      agent: false,
      headers: {
        ...headers,
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      },
    });
    outgoing.end(text);
    const [incoming] = await once(outgoing, 'response');
    const answer = JSON.parse(Buffer.concat(await incoming.toArray()).toString());
    const set = (incoming.headers['set-cookie'] ?? []) as readonly string[];
    return { status: incoming.statusCode as number, answer: answer as Problem & SessionAnswer, set };
  };
  return { ...opened, call };
}

function adminWith(
  todoku: Awaited<ReturnType<typeof open>>['todoku'],
  more: { names?: string[]; plainHttp?: 'local' | 'anywhere'; trustedProxies?: string[] },
) {
  const access = { plainHttp: 'local', names: [], trustedProxies: ['127.0.0.1'], ...more } as const;
  return createAdminHandler(todoku, { token: 'own', setUpSecret: SECRET, access });
}

test('the first account: with the secret, once, and one is signed in', async (t) => {
  const { call } = await reached(t);
  assert.deepEqual((await call('GET', '/setup')).answer as object, { needed: true });
  const first = { name: 'alice', password: PASSWORD };
  const wrong = await call('POST', '/setup', {}, { ...first, secret: 'guessed' });
  assert.deepEqual([wrong.status, wrong.answer.code], [403, 'accounts/wrong-secret']);
  const made = await call('POST', '/setup', {}, { ...first, secret: SECRET });
  assert.deepEqual([made.status, made.answer.role, made.answer.name], [200, 'administrator', 'alice']);
  const cookie = made.set[0]!.split(';')[0]!;
  assert.equal((await call('GET', '/status', { cookie })).status, 200);
  assert.deepEqual((await call('GET', '/setup')).answer as object, { needed: false });
  const again = await call('POST', '/setup', {}, { name: 'bob', password: PASSWORD, secret: SECRET });
  assert.deepEqual([again.status, again.answer.code], [409, 'accounts/set-up-over']);
});

test('a session: a cookie no script can read, and a text no other page can know', async (t) => {
  const { call, ask } = await reached(t);
  await ask('POST', '/accounts', { name: 'alice', role: 'administrator', password: PASSWORD });
  const { status, answer, set } = await call('POST', '/session', {}, { name: 'Alice', password: PASSWORD });
  assert.equal(status, 200);
  assert.match(set[0]!, /^todoku-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const cookie = set[0]!.split(';')[0]!;
  const { csrf } = answer;
  assert.ok(csrf !== undefined && !cookie.includes(csrf));
  assert.equal((await call('GET', '/session', { cookie })).answer.csrf, csrf);
  const group = { name: 'Pilot' };
  for (const headers of [{ cookie }, { cookie, 'x-todoku-csrf': 'x' }, { cookie, 'x-todoku-csrf': '' }]) {
    const { status: refused, answer: problem } = await call('POST', '/groups', headers, group);
    assert.deepEqual([refused, problem.code], [403, 'admin/no-csrf']);
  }
  const signedIn = { cookie, 'x-todoku-csrf': csrf };
  assert.equal((await call('POST', '/groups', signedIn, group)).status, 200);
  const audit = await ask<{ items: { actor: string; from: string }[] }>('GET', '/audit?verb=create-group');
  assert.deepEqual(
    audit.answer.items.map(({ actor, from }) => [actor, from]),
    [['user:alice', '127.0.0.1']],
  );

  const change = { before: 'wrong', password: `${PASSWORD} staple` };
  const refused = await call('PUT', '/session/password', signedIn, change);
  assert.deepEqual([refused.status, refused.answer.code], [401, 'accounts/wrong-credentials']);
  const changed = await call('PUT', '/session/password', signedIn, { ...change, before: PASSWORD });
  assert.equal(changed.status, 200);
  const out = await call('DELETE', '/session', signedIn);
  assert.match(out.set[0]!, /^todoku-session=; .*Max-Age=0|Expires=Thu, 01 Jan 1970/);
  assert.equal((await call('GET', '/session', { cookie })).status, 401);
  const token = await call('PUT', '/session/password', { authorization: 'Bearer own' }, change);
  assert.deepEqual([token.status, token.answer.code], [409, 'admin/no-session']);
});

test('a wrong password says nothing of which part is wrong, and too many lock out with how long', async (t) => {
  const { call, ask } = await reached(t);
  await ask('POST', '/accounts', { name: 'alice', role: 'reporter', password: PASSWORD });
  const tries = [];
  for (const name of ['alice', 'nobody']) {
    const { status, answer } = await call('POST', '/session', {}, { name, password: 'wrong' });
    tries.push([status, answer.code, answer.title, answer.subject]);
  }
  assert.deepEqual(tries[0], tries[1]);
  assert.equal(tries[0]?.[0], 401);
  for (let n = 0; n < 4; n += 1) await call('POST', '/session', {}, { name: 'alice', password: 'wrong' });
  const locked = await call('POST', '/session', {}, { name: 'alice', password: PASSWORD });
  assert.deepEqual([locked.status, locked.answer.code], [429, 'accounts/locked-out']);
  assert.equal(locked.answer.detail, '900 seconds');
});

test('over plain HTTP only this machine is served; a trusted proxy says who really asks', async (t) => {
  const { call, todoku } = await reached(t);
  const bearer = { authorization: 'Bearer own' };
  assert.equal((await call('GET', '/status', bearer)).status, 200);
  const far = { ...bearer, 'x-forwarded-for': '10.9.9.9, 192.0.2.7' };
  for (const proto of ['http', '']) {
    const { status, answer } = await call('GET', '/setup', { ...far, 'x-forwarded-proto': proto });
    assert.deepEqual([status, answer.code, answer.subject], [403, 'admin/plain-http', '192.0.2.7']);
  }
  const secure = { ...far, 'x-forwarded-proto': 'https' };
  const made = await call('POST', '/accounts', secure, {
    name: 'alice',
    role: 'reporter',
    password: PASSWORD,
  });
  assert.equal(made.status, 200);
  const [entry] = (await todoku.store.audit({ limit: 1, offset: 0 })).items;
  assert.equal(entry?.from, '192.0.2.7', 'what stands before it, anybody could write');
  const { set } = await call('POST', '/session', secure, { name: 'alice', password: PASSWORD });
  assert.match(set[0]!, /^__Host-todoku-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  const cookie = set[0]!.split(';')[0]!;
  assert.equal((await call('GET', '/session', { ...secure, authorization: '', cookie })).status, 401);
  const { authorization: _, ...page } = secure;
  assert.equal((await call('GET', '/session', { ...page, cookie })).status, 200);
});

test('a proxy that nobody trusts is a caller like others, and the protection can be given up', () => {
  const ask = (access: Partial<AdminAccess>, remoteAddress: string, headers: Headers = {}): number => {
    const check = originCheck({ ...LOCAL_ACCESS, ...access });
    const incoming = Object.assign(new IncomingMessage(new Socket()), {
      headers: { host: 'localhost', ...headers },
    });
    Object.defineProperty(incoming.socket, 'remoteAddress', { value: remoteAddress });
    try {
      check.mustBeAllowed(incoming);
      return 200;
    } catch (error) {
      return statusOf(error as Failure);
    }
  };
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.9' };
  assert.equal(ask({}, '192.0.2.7'), 403);
  assert.equal(ask({}, '192.0.2.7', https), 403);
  assert.equal(ask({ trustedProxies: ['192.0.2.0/24'] }, '192.0.2.7', https), 200);
  assert.equal(ask({ trustedProxies: ['2001:db8::/32'] }, '2001:db8::7', https), 200);
  assert.equal(ask({ plainHttp: 'anywhere' }, '192.0.2.7'), 200);
  assert.deepEqual(
    ['10.0.0.0/8', '::1', '10.0.0.1', '10.0.0.0/33', 'proxy', '10.0.0.0/', ''].map(isNetwork),
    [true, true, true, false, false, false, false],
  );
});

test('a page that gives its own name our address is not answered (DNS rebinding)', async (t) => {
  const { call } = await reached(t, { names: ['updates.example'] });
  const status = async (host: string) => (await call('GET', '/setup', { host })).status;
  for (const host of ['127.0.0.1:8530', 'localhost', '[::1]:1', hostname(), 'UPDATES.example:8530'])
    assert.equal(await status(host), 200, host);
  for (const host of ['evil.example', 'localhost.evil.example', 'updates.example.evil.example'])
    assert.equal(await status(host), 421, host);
});
