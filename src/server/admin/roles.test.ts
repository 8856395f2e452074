import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createAccount, createToken } from '#accounts';
import { createGroup, hold } from '#changes';
import type { GroupId, TargetGroup } from '#update';
import type { Problem } from './contract.ts';
import { id, importAll, type Opened, open } from './fixture.ts';
import type { AdminRoute } from './route.ts';

// Who may call what, over a real socket, for every route that there is.

const PASSWORD = 'correct horse battery';

interface Reached extends Opened {
  call(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<{ status: number; answer: Problem; headers: Headers }>;
  tokenOf(role: 'administrator' | 'approver' | 'reporter', groupIds?: readonly GroupId[]): Promise<Bearer>;
  readonly groups: readonly TargetGroup[];
}

type Bearer = { readonly authorization: string };

async function reached(t: TestContext): Promise<Reached> {
  const opened = await open(t, { searchCatalog: async () => ({ updates: [], isWhole: true }) as never });
  const server = createServer((request, response) => opened.admin.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  let tokens = 0;
  const groups = [];
  for (const name of ['Mine', 'Theirs']) groups.push(await createGroup(opened.todoku, { name }, 'system'));
  return {
    ...opened,
    groups,
    call: async (method, path, headers, body) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      return { status: answer.status, answer: isJson ? JSON.parse(text) : {}, headers: answer.headers };
    },
    tokenOf: async (role, groupIds) => {
      tokens += 1;
      const token = { name: `token${tokens}`, role, ...(groupIds === undefined ? {} : { groupIds }) };
      const { secret } = await createToken(opened.todoku, token, 'system');
      return { authorization: `Bearer ${secret}` };
    },
  };
}

/** The address with something in the place of each parameter. */
function addressOf({ path }: AdminRoute): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'id' ? '1' : id(1)));
}

const nameOf = ({ method, path }: AdminRoute) => `${method} ${path}`;

test('without credentials, or with those of somewhere else, nothing answers but what is open', async (t) => {
  const { admin, call, todoku } = await reached(t);
  const { passwordHash } = await createAccount(
    todoku,
    { name: 'alice', role: 'administrator', password: PASSWORD },
    'system',
  );
  const strangers: readonly Readonly<Record<string, string>>[] = [
    {},
    { authorization: 'Bearer ' },
    { authorization: `Basic ${Buffer.from(`alice:${PASSWORD}`).toString('base64')}` },
    { authorization: `Bearer ${passwordHash}` },
    { cookie: 'todoku-session=; __Host-todoku-session=x' },
    { cookie: `todoku-session=${'0'.repeat(64)}`, 'x-todoku-csrf': 'x' },
    { 'x-todoku-actor': 'cli:root', 'x-forwarded-for': '127.0.0.1' },
  ];
  const before = await todoku.store.sequence();
  const open: string[] = [];
  for (const route of admin.routes) {
    for (const headers of strangers) {
      const { status, answer } = await call(route.method, addressOf(route), headers);
      if (route.access === 'open') {
        open.push(nameOf(route));
        break;
      }
      assert.ok([401, 403].includes(status), `${nameOf(route)} answered ${status}`);
      assert.ok(answer.code.startsWith('admin/') && answer.hint !== '');
    }
  }
  assert.deepEqual(open.sort(), [
    'GET /openapi.json',
    'GET /session/service',
    'GET /session/service/callback',
    'GET /setup',
    'POST /session',
    'POST /setup',
  ]);
  assert.equal((await call('GET', '/nothing', {})).status, 401, 'not even which addresses there are');
  assert.equal(await todoku.store.sequence(), before);
});

test('a reporter reads everything and changes nothing', async (t) => {
  const { admin, call, tokenOf, todoku, ...rest } = await reached(t);
  await importAll({ admin, todoku, ...rest }, [{ number: 1 }]);
  const reporter = await tokenOf('reporter');
  await call('GET', '/session', reporter); // Its first use is noted.
  await call('GET', '/health', reporter); // Since when something is found is noted by the server itself.
  const before = [await todoku.store.sequence(), await todoku.store.verifyAudit()];
  const reads: string[] = [];
  for (const route of admin.routes) {
    const { status, answer } = await call(route.method, addressOf(route), reporter);
    const access = route.access;
    if (access === 'decide' || access === 'administer') {
      assert.deepEqual([status, answer.code], [403, 'admin/forbidden'], nameOf(route));
      continue;
    }
    assert.ok(![401, 403, 500].includes(status), `${nameOf(route)} answered ${status}`);
    if (access === 'read' && route.method !== 'GET') reads.push(nameOf(route));
  }
  assert.deepEqual([await todoku.store.sequence(), await todoku.store.verifyAudit()], before);
  // Whoever adds one looks at it twice: these are the only ones that a reporter may send something to.
  assert.deepEqual(reads.sort(), [
    'DELETE /session',
    'POST /groups/preview',
    'POST /policy/lint',
    'POST /rules/test',
    'POST /why',
    'PUT /session/password',
  ]);
});

test('an approver decides for its own groups and no others, and administers nothing', async (t) => {
  const reach = await reached(t);
  const { admin, call, tokenOf, todoku, groups } = reach;
  await importAll(reach, [{ number: 1 }, { number: 2 }]);
  const [mine, theirs] = groups as [TargetGroup, TargetGroup];
  const below = await createGroup(todoku, { name: 'Below', parentId: mine.id }, 'system');
  const bound = await tokenOf('approver', [mine.id]);
  const free = await tokenOf('approver');

  for (const route of admin.routes.filter((each) => each.access === 'administer')) {
    const { status, answer } = await call(route.method, addressOf(route), free);
    assert.deepEqual([status, answer.code], [403, 'admin/forbidden'], nameOf(route));
  }

  const updateIds = [id(1)];
  const approval = (group: TargetGroup, more = {}) => ({ group: group.name, action: 'Install', ...more });
  const many = (group: TargetGroup, more = {}) => ({
    updates: updateIds,
    groups: [group.id],
    action: 'Install',
    ...more,
  });
  const decisions: Readonly<Record<string, readonly (readonly [number, string, unknown?])[]>> = {
    'POST /updates/:updateId/approvals': [
      [200, `/updates/${id(1)}/approvals`, approval(mine)],
      [200, `/updates/${id(1)}/approvals`, approval(below)],
      [403, `/updates/${id(1)}/approvals`, approval(theirs)],
      [403, `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' }],
      [403, `/updates/${id(1)}/approvals`, approval(mine, { acceptEula: true })],
    ],
    'POST /approvals': [
      [200, '/approvals', many(mine)],
      [403, '/approvals', many(theirs)],
      [403, '/approvals', { ...many(mine), groups: [mine.id, theirs.id] }],
      [403, '/approvals', many(mine, { acceptEula: true })],
    ],
    'POST /updates/decline': [[403, '/updates/decline', { updateIds }]],
    'POST /updates/undecline': [[403, '/updates/undecline', { updateIds }]],
    'POST /updates/hold': [[403, '/updates/hold', { updateIds }]],
    'POST /updates/release': [[403, '/updates/release', { updateIds }]],
    'POST /eulas/:eulaId/accept': [[403, `/eulas/${id(1)}/accept`]],
    'POST /updates/:updateId/terms/fetch': [[403, `/updates/${id(1)}/terms/fetch`, {}]],
    'POST /housekeeping/log/:id/undo': [[403, '/housekeeping/log/1/undo']],
    'POST /decisions/:id/undo': [],
    // Views are for everybody, and decide nothing.
    'PUT /views/:view': [[200, '/views/Mine', { filters: {} }]],
    'DELETE /views/:view': [[200, '/views/Mine']],
  };
  const decide = admin.routes.filter((route) => route.access === 'decide').map(nameOf);
  assert.deepEqual(Object.keys(decisions).sort(), decide.sort(), 'every route that decides is tried here');
  for (const [name, cases] of Object.entries(decisions)) {
    for (const [expected, path, body] of cases) {
      const before = await todoku.store.sequence();
      const { status, answer } = await call(name.split(' ')[0]!, path, bound, body);
      const what = `${path} ${JSON.stringify(body)}: ${JSON.stringify(answer)}`;
      assert.equal(status, expected, what);
      if (expected === 200) continue;
      assert.equal(answer.code, 'admin/not-your-group', what);
      assert.equal(await todoku.store.sequence(), before, what);
    }
  }

  // What was decided for others, or for all, is not taken back either.
  await call('POST', `/updates/${id(2)}/approvals`, free, approval(theirs));
  await hold(todoku, { updateIds: [id(2)] }, 'cli:root');
  await call('POST', `/updates/${id(2)}/approvals`, bound, approval(mine));
  const items = await todoku.store.decisionsOf(id(2));
  assert.equal(items.length, 3);
  for (const { id: decision, scope } of items) {
    const { status } = await call('POST', `/decisions/${decision}/undo`, bound);
    assert.equal(status, scope === mine.id ? 200 : 403, scope);
  }
  assert.equal((await call('POST', '/updates/decline', free, { updateIds })).status, 200);
});

test('what is changed later holds at once: groups, role, and the end of a token', async (t) => {
  const { call, tokenOf, todoku, groups, ask } = await reached(t);
  const [mine] = groups as [TargetGroup];
  const bearer = await tokenOf('approver', [mine.id]);
  const { answer } = await call('GET', '/session', bearer);
  assert.deepEqual(answer as object, {
    actor: 'token:token1',
    role: 'approver',
    groups: [{ id: mine.id, name: 'Mine' }],
  });
  assert.equal((await ask('DELETE', '/tokens/token1')).status, 200);
  assert.equal((await call('GET', '/session', bearer)).status, 401);
  assert.deepEqual(
    (await todoku.store.audit({ limit: 1, offset: 0 })).items.map(({ verb, from }) => [verb, from]),
    [['revoke-token', '127.0.0.1']],
    'the audit says from where',
  );
});
