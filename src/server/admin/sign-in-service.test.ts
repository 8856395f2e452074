import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { Provider } from 'oidc-provider';
import { createAccount } from '#accounts';
import type { Problem, SessionAnswer, SignInServiceAnswer } from './contract.ts';
import { open } from './fixture.ts';

// A real OpenID provider and a real socket; the browser is this test.

interface Person {
  readonly sub: string;
  readonly preferred_username: string;
  readonly groups: readonly string[];
}

/** A provider that signs in whoever is at its keyboard. */
async function providerOf(t: TestContext, redirect: () => string) {
  let person: Person = { sub: 'u1', preferred_username: 'Alice Example', groups: [] };
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'todoku',
        client_secret: 'the client secret of this test',
        redirect_uris: [redirect()],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: async () => ({ accountId: person.sub, claims: async () => ({ ...person }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  });
  // It says at each start that plain HTTP and its own keys are for tests.
  const callback = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url!.startsWith('/interaction/')) return void callback(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  });
  return { issuer, is: (next: Person) => void (person = next) };
}

/** Follows redirects with a jar for each host, as a browser does, until it is sent away from both. */
function browser() {
  const jar = new Map<string, Map<string, string>>();
  return async function go(url: string): Promise<Response> {
    const { host } = new URL(url);
    const cookies = jar.get(host) ?? new Map<string, string>();
    jar.set(host, cookies);
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(url, { redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null || location === '/') return answer;
    return go(new URL(location, url).href);
  };
}

async function reached(t: TestContext) {
  const opened = await open(t);
  const server = createServer((request, response) => opened.admin.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = await providerOf(t, () => `${url}/api/v1/session/service/callback`);
  const settings = {
    issuer: provider.issuer,
    clientId: 'todoku',
    clientSecret: 'the client secret of this test',
    publicUrl: url,
    roles: [
      { value: 'it', role: 'administrator' },
      { value: 'tokyo', role: 'approver', groups: ['Pilot'] },
    ],
  };
  return { ...opened, url, provider, settings };
}

test('people sign in through a service, as what its claims say, each time anew', async (t) => {
  const { ask, url, provider, settings, todoku } = await reached(t);
  await ask('POST', '/groups', { name: 'Pilot' });
  await createAccount(
    todoku,
    { name: 'Alice.Example', role: 'administrator', password: 'correct horse battery' },
    'cli:root',
  );
  const set = await ask<SignInServiceAnswer>('PUT', '/sign-in-service', settings);
  assert.equal(set.status, 200, JSON.stringify(set.answer));
  assert.equal(set.answer.service?.callback, `${url}/api/v1/session/service/callback`);
  assert.ok(set.answer.service.hasSecret && !JSON.stringify(set.answer).includes('client secret'));
  const told = await (await fetch(`${url}/api/v1/setup`)).json();
  assert.deepEqual(told, { needed: false, signInService: 'Sign in' }, 'who is outside learns no more of it');
  const entry = async () => {
    const go = browser();
    const end = await go(`${url}/api/v1/session/service`);
    if (end.status !== 303) return (await end.json()) as Problem;
    return (await (await go(`${url}/api/v1/session`)).json()) as SessionAnswer;
  };
  const refused = (await entry()) as Problem;
  assert.deepEqual([refused.status, refused.code], [403, 'accounts/no-role']);

  const alice = { sub: 'u1', preferred_username: 'Alice Example' };
  provider.is({ ...alice, groups: ['staff', 'tokyo'] });
  const first = (await entry()) as SessionAnswer;
  // The account of that name that was made here is somebody else's.
  assert.deepEqual([first.actor, first.role], ['user:Alice.Example-2', 'approver']);
  assert.deepEqual(
    first.groups?.map(({ name }) => name),
    ['Pilot'],
  );
  provider.is({ ...alice, preferred_username: 'renamed', groups: ['it'] });
  const second = (await entry()) as SessionAnswer;
  assert.deepEqual(
    [second.actor, second.role, second.groups],
    ['user:Alice.Example-2', 'administrator', undefined],
  );
  assert.equal((await ask('PATCH', '/accounts/Alice.Example-2', { disabled: true })).status, 200);
  assert.equal(((await entry()) as Problem).code, 'accounts/disabled');
});

test('an attempt belongs to the browser that began it, and to one use', async (t) => {
  const { ask, url, provider, settings } = await reached(t);
  await ask('POST', '/groups', { name: 'Pilot' });
  assert.equal((await ask('PUT', '/sign-in-service', settings)).status, 200);
  provider.is({ sub: 'u1', preferred_username: 'alice', groups: ['it'] });
  const begun = await fetch(`${url}/api/v1/session/service`, { redirect: 'manual' });
  const there = new URL(begun.headers.get('location')!);
  assert.equal(there.searchParams.get('code_challenge_method'), 'S256');
  const state = there.searchParams.get('state')!;
  const [attempt] = begun.headers.getSetCookie();
  assert.match(attempt!, /^todoku-attempt=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  const back = (query: string, cookie: string) =>
    fetch(`${url}/api/v1/session/service/callback?${query}`, { headers: { cookie }, redirect: 'manual' });
  const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as Problem).code];
  // Somebody sends a victim the end of an attempt of their own.
  assert.deepEqual(await codeOf(await back(`state=${state}&code=x`, '')), [400, 'accounts/attempt-over']);
  const mine = attempt!.split(';')[0]!;
  assert.deepEqual(await codeOf(await back(`state=${state}&code=x`, mine)), [400, 'accounts/attempt-over']);
  assert.deepEqual(await codeOf(await back('state=guessed&code=x', mine)), [400, 'accounts/attempt-over']);
});

test('a person who comes back without having been let in is sent to the console, which says what to do; programs are told as ever', async (t) => {
  const { ask, url, provider, settings } = await reached(t);
  const person = { accept: 'text/html,application/xhtml+xml' };
  const visit = async (path: string, headers: Readonly<Record<string, string>> = person) => {
    const { status, headers: told } = await fetch(`${url}/api/v1/session/service${path}`, {
      headers,
      redirect: 'manual',
    });
    return [status, told.get('location')];
  };
  assert.deepEqual(await visit(''), [303, '/?signIn=accounts%2Fno-service']);
  await ask('POST', '/groups', { name: 'Pilot' });
  assert.equal((await ask('PUT', '/sign-in-service', settings)).status, 200);
  for (const query of [
    'state=guessed&code=x',
    'code=x',
    'state=guessed&error=access_denied',
    'state=x&hd=more',
  ])
    assert.deepEqual(await visit(`/callback?${query}`), [303, '/?signIn=accounts%2Fattempt-over'], query);
  assert.deepEqual(await visit(`/callback?state=${'x'.repeat(600)}`), [303, '/?signIn=admin%2Fbad-request']);
  assert.deepEqual(await visit('/callback?state=x', { accept: 'application/json' }), [400, null]);

  const begun = await fetch(`${url}/api/v1/session/service`, { redirect: 'manual' });
  const state = new URL(begun.headers.get('location')!).searchParams.get('state')!;
  const cookie = begun.headers.getSetCookie()[0]!.split(';')[0]!;
  assert.deepEqual(
    await visit(`/callback?state=${state}&error=access_denied&iss=${encodeURIComponent(provider.issuer)}`, {
      ...person,
      cookie,
    }),
    [303, '/?signIn=accounts%2Fservice-denied'],
  );
});

test('a service that does not answer, or an address without TLS, is never set', async (t) => {
  const { ask, settings, todoku } = await reached(t);
  await ask('POST', '/groups', { name: 'Pilot' });
  const cases = [
    [{ issuer: 'http://login.example/' }, 400, 'accounts/bad-address'],
    [{ issuer: 'login' }, 400, 'accounts/bad-address'],
    [{ publicUrl: 'http://updates.example' }, 400, 'accounts/bad-address'],
    [{ issuer: 'http://127.0.0.1:1/' }, 502, 'accounts/service-refused'],
    [{ issuer: `${settings.issuer}/elsewhere` }, 502, 'accounts/service-refused'],
  ] as const;
  for (const [change, status, code] of cases) {
    const { status: got, answer } = await ask('PUT', '/sign-in-service', { ...settings, ...change });
    assert.deepEqual([got, answer.code], [status, code], JSON.stringify(change));
  }
  assert.equal(await todoku.store.setting('sign-in-service'), undefined);
  assert.equal((await ask('GET', '/session/service')).answer.code, 'accounts/no-service');
});
