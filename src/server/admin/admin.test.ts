import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { digestOf, type Failure } from '#base';
import { bundleFailures } from '#bundle';
import { changesFailures, enrolComputer, recordEvents } from '#changes';
import { contentFailures } from '#content';
import { jobsFailures } from '#jobs';
import { outgoingFailures } from '#outgoing';
import type { ClientEvent } from '#store';
import type { ComputerId } from '#update';
import { upstreamFailures } from '#upstream';
import type {
  ApproveAnswer,
  ComputerDetails,
  ContentFile,
  PageAnswer,
  Problem,
  UpdateDetails,
  UpdateRow,
} from './contract.ts';
import { statusOf } from './error-answer.ts';
import { adminFailures } from './failures.ts';
import { id, importAll, open, START, TOKEN } from './fixture.ts';
import type { AdminRoute } from './route.ts';

const PC = 'd1c2b3a4-0000-4000-8000-00000000aaaa' as ComputerId;

test('whoever does not carry the token learns nothing, not even which addresses there are', async (t) => {
  const { admin } = await open(t);
  const server = createServer((request, response) => admin.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const wrong = [
    undefined,
    'Bearer',
    'Bearer ',
    'Bearer the-wrong-one',
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
    TOKEN,
  ];
  for (const path of ['/api/v1/status', '/api/v1/nothing', '/api/v1/content/%E0']) {
    for (const authorization of wrong) {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      assert.notEqual(answer.status, 200);
      if (!path.includes('%')) assert.equal(answer.status, 401, `${path} with ${authorization}`);
      const { code, hint } = (await answer.json()) as Problem;
      assert.ok(code !== '' && hint !== '');
    }
  }
  const right = await fetch(`http://127.0.0.1:${port}/api/v1/identity`, {
    headers: { authorization: `bearer ${TOKEN}` },
  });
  assert.equal(right.status, 200);
  assert.equal(right.headers.get('cache-control'), 'no-store');
});

test('every refusal has a status, a code, a sentence and a hint', async (t) => {
  const opened = await open(t);
  const { ask, admin } = opened;
  await importAll(opened, [{ number: 1 }]);
  const cases: readonly (readonly [number, string, AdminRoute['method'], string, unknown?])[] = [
    [404, 'admin/no-such-resource', 'GET', '/nothing'],
    [405, 'admin/no-such-method', 'DELETE', '/status'],
    [404, 'admin/update-not-found', 'GET', `/updates/${id(9)}`],
    [404, 'admin/update-not-found', 'GET', '/updates/named/KB1'],
    [404, 'admin/update-not-found', 'GET', '/updates/named/nonsense'],
    [404, 'admin/update-not-found', 'POST', '/updates/decline', { updateIds: [id(1), id(9)] }],
    [404, 'admin/group-not-found', 'POST', '/groups', { name: 'A', parent: 'B' }],
    [404, 'admin/computer-not-found', 'GET', '/computers/nobody'],
    [404, 'admin/eula-not-found', 'POST', '/eulas/nothing/accept'],
    [404, 'admin/file-not-named', 'GET', `/content/${'A'.repeat(40)}`],
    [404, 'admin/file-not-named', 'PUT', '/content/zz', Readable.from([Buffer.from('x')])],
    [400, 'admin/bad-request', 'GET', '/updates?limit=0'],
    [400, 'admin/bad-request', 'GET', '/updates?colour=red'],
    [400, 'admin/bad-request', 'POST', '/updates/import', {}],
    [400, 'admin/bad-request', 'POST', '/updates/import', { documents: [{ name: 'x' }] }],
    [400, 'admin/bad-request', 'POST', '/updates/decline', { updateIds: ['x'] }],
    [
      400,
      'admin/bad-request',
      'POST',
      `/updates/${id(1)}/approvals`,
      { group: 'All Computers', action: 'Eat' },
    ],
    [
      400,
      'changes/bad-deadline',
      'POST',
      `/updates/${id(1)}/approvals`,
      { group: 'All Computers', action: 'NotApproved', deadline: 1 },
    ],
    [
      409,
      'changes/not-removable',
      'POST',
      `/updates/${id(1)}/approvals`,
      { group: 'All Computers', action: 'Uninstall' },
    ],
    [409, 'changes/group-name-taken', 'POST', '/groups', { name: 'all computers' }],
    [409, 'changes/built-in-group', 'DELETE', '/groups/Unassigned%20Computers'],
    [409, 'admin/backup-path', 'POST', '/backup', { path: 'relative.db' }],
    [404, 'admin/no-such-task', 'GET', '/tasks/1'],
    [404, 'admin/no-such-task', 'DELETE', '/tasks/1'],
    [404, 'admin/downstream-not-found', 'PATCH', '/downstream/nobody', { allowed: true }],
    [404, 'admin/downstream-not-found', 'DELETE', '/downstream/nobody'],
    [400, 'admin/bad-request', 'PUT', '/downstream-policy', { unknownServers: 'maybe' }],
    [400, 'admin/bandwidth-window', 'PUT', '/content/policy', { windows: ['always'] }],
    [400, 'admin/bad-request', 'PUT', '/content/policy', { parallel: 0 }],
    [400, 'admin/bad-request', 'POST', '/content/fetch', { sha1s: ['AB'] }],
    [404, 'admin/update-not-found', 'POST', '/content/fetch', { updateIds: [id(9)] }],
    [404, 'admin/update-not-found', 'POST', '/content/forecast', { updateIds: [id(9)] }],
    [400, 'admin/path', 'POST', '/content/move', { path: 'relative' }],
    [400, 'admin/path', 'POST', '/bundles/export', { path: 'relative' }],
    [400, 'admin/path', 'POST', '/bundles/inspect', { path: 'relative' }],
    [400, 'admin/path', 'POST', '/bundles/import', { path: 'relative' }],
    [404, 'bundle/not-a-bundle', 'POST', '/bundles/inspect', { path: '/nowhere/at/all' }],
    [400, 'admin/catalog-reference', 'POST', '/catalog/import', { references: ['not one'] }],
    [400, 'admin/bad-request', 'POST', '/catalog/import', { references: [] }],
    [400, 'admin/upstream-url', 'POST', '/migrate', { from: 'old-wsus' }],
    [409, 'admin/microsoft-has-no-replicas', 'POST', '/migrate', { from: 'microsoft' }],
    [413, 'admin/too-large', 'POST', '/groups', { name: 'x'.repeat(2 * 1024 * 1024) }],
  ];
  for (const [status, code, method, path, body] of cases) {
    const refused = await ask(method, path, body);
    const problem = refused.answer;
    assert.deepEqual([refused.status, problem.code], [status, code], `${method} ${path}: ${problem.detail}`);
    assert.equal(problem.status, status);
    assert.ok(problem.title !== '' && problem.hint !== '');
  }
  const broken = await admin.inject({ method: 'POST', path: '/api/v1/groups', body: '{"name":' });
  assert.equal(broken.status, 415, 'text without its type is not JSON');
  const [row] = (await ask<PageAnswer<UpdateRow>>('GET', '/updates')).answer.items;
  assert.equal(row?.declined, false, 'of a list with an unknown id nothing is declined');
});

test('no failure that a request can cause is called an accident', () => {
  const accidents = new Set([
    'changes/not-stored',
    'changes/not-visible',
    'content/write-failed',
    'content/read-failed',
    'admin/unexpected-error',
    'upstream/unexpected',
    'jobs/unforeseen',
    'jobs/unforeseen-notice',
  ]);
  for (const { room, specs, fail } of TABLES) {
    for (const code of Object.keys(specs)) {
      const failure = (fail as (code: string) => Failure)(code);
      const status = statusOf(failure);
      if (accidents.has(failure.code)) assert.equal(status, 500, failure.code);
      else if (ASKED[failure.code] === undefined) assert.ok(status !== 500, `${room}/${code} has no status`);
    }
  }
});

const TABLES = [
  adminFailures,
  changesFailures,
  contentFailures,
  upstreamFailures,
  outgoingFailures,
  bundleFailures,
  jobsFailures,
];

/** Not caused by requests of this API. */
const ASKED: Readonly<Record<string, string>> = {
  'changes/bad-client-id': 'clients only',
  'changes/bad-dns-name': 'clients only',
  'changes/unreadable-document': 'reported for each document',
  'changes/contradictory-revision': 'reported for each document',
  'changes/run-interrupted': 'stands in the history of the run',
  'content/bad-size': 'sizes come from documents',
  'content/bad-range': 'nothing is read through this API',
};

test('an incomplete update says what it waits for, and no longer does once that is there', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  await importAll(opened, [
    { number: 1, needs: 2 },
    { number: 3, needs: 1 },
  ]);
  const before = (await ask<PageAnswer<UpdateRow>>('GET', '/updates?incomplete=true')).answer;
  assert.equal(before.total, 2);
  const missing = new Map(before.items.map((row) => [row.updateId, row.missing]));
  assert.deepEqual(missing.get(id(1))?.prerequisites, [id(2)]);
  assert.deepEqual(
    missing.get(id(3))?.waitsFor.map(({ title }) => title),
    ['Update 1'],
  );
  const one = (await ask<PageAnswer<UpdateRow>>('GET', '/updates?incomplete=true&text=update%203')).answer;
  assert.deepEqual(
    one.items.map(({ updateId }) => updateId),
    [id(3)],
  );
  await importAll(opened, [{ number: 2 }]);
  const after = (await ask<PageAnswer<UpdateRow>>('GET', '/updates?incomplete=true')).answer;
  assert.equal(after.total, 0);
});

test('an approval says who gets the update and what stands in its way', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  const file = Buffer.from('the payload');
  await importAll(opened, [
    { number: 1, kb: '9000001', file, needs: 2 },
    { number: 1, revision: 101, kb: '9000001', file, needs: 2 },
  ]);
  await ask('POST', '/groups', { name: 'Servers' });
  await ask('POST', '/groups', { name: 'Web', parent: 'Servers' });
  await enrolComputer(todoku, {
    computerId: PC,
    dnsName: 'web1.example',
    requestedGroups: ['Web'],
    address: '',
  });
  const request = { group: 'SERVERS', action: 'Install', deadline: START - 1 };
  const path = `/updates/${id(1)}/approvals`;
  const first = (await ask<ApproveAnswer>('POST', path, request)).answer;
  assert.equal(first.computers, 1, 'computers of the groups below count');
  assert.deepEqual(first.content, { files: 1, bytes: 11, missingFiles: 1, missingBytes: 11 });
  assert.deepEqual([...first.notes].sort(), ['content-missing', 'deadline-passed', 'update-incomplete']);
  assert.equal(first.update.revisionNumber, 101);
  await importAll(opened, [{ number: 2 }]);
  const sha1 = digestOf(file, 'SHA1');
  const put = await ask<ContentFile>(
    'PUT',
    `/content/${sha1.toLowerCase()}`,
    Readable.from([file.subarray(0, 4), file.subarray(4)]),
  );
  assert.deepEqual([put.status, put.answer.present, put.answer.fileName], [200, true, '1.cab']);
  const second = (await ask<ApproveAnswer>('POST', path, { group: 'Servers', action: 'Install' })).answer;
  assert.deepEqual(second.notes, []);
  assert.equal(second.replaced?.deadline, START - 1);
  const details = (await ask<UpdateDetails>('GET', `/updates/${id(1)}`)).answer;
  assert.deepEqual(
    details.revisions.map(({ revisionNumber, live }) => [revisionNumber, live]),
    [
      [101, true],
      [100, false],
    ],
  );
  assert.deepEqual(
    details.approvals.map(({ groupName, author }) => [groupName, author]),
    [['Servers', 'api:local']],
  );
  assert.deepEqual(
    details.files.map(({ present }) => present),
    [true],
  );
});

test('bytes that are not what the update declares are refused and nothing of them is kept', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  const file = Buffer.alloc(100_000, 'x');
  await importAll(opened, [{ number: 1, file }]);
  const path = `/content/${digestOf(file, 'SHA1')}`;
  const changed = Buffer.from(file);
  changed[50_000] = 0;
  for (const [bytes, code] of [
    [changed, 'content/digest-mismatch'],
    [file.subarray(1), 'content/size-mismatch'],
    [Buffer.concat([file, file]), 'content/size-mismatch'],
  ] as const) {
    const { status, answer } = await ask('PUT', path, Readable.from([bytes]));
    assert.deepEqual([status, answer.code], [422, code]);
  }
  assert.equal((await ask<ContentFile>('GET', path)).answer.present, false);
});

test('a failed installation is shown with its result in words, beside the computer and in its events', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  await importAll(opened, [{ number: 1, kb: '9000001' }, { number: 2 }]);
  await enrolComputer(todoku, {
    computerId: PC,
    dnsName: 'pc-17.corp.example',
    requestedGroups: ['Pilto'],
    address: '10.0.0.7',
  });
  const event = (instance: number, eventId: number, more: Partial<ClientEvent>): ClientEvent => ({
    instanceId: `00000000-0000-4000-8000-10000000000${instance}`,
    computerId: PC,
    eventId,
    namespaceId: 1,
    sourceId: 101,
    timeAtTarget: START + instance,
    receivedAt: START + 100,
    hresult: 0,
    replacementStrings: [],
    miscData: [],
    ...more,
  });
  await recordEvents(todoku, [
    event(1, 156, { miscData: [`U=${id(1)};${id(2)}`] }),
    event(2, 182, { updateId: id(1), hresult: 0x80246007 | 0, appName: 'AutomaticUpdates' }),
  ]);
  for (const name of ['PC-17', 'pc-17.corp.example', PC.toUpperCase()]) {
    const { answer } = await ask<ComputerDetails>('GET', `/computers/${name}`);
    assert.equal(answer.id, PC);
    assert.deepEqual([answer.summary.needed, answer.summary.failed], [1, 1], JSON.stringify(answer.summary));
    assert.deepEqual(answer.requestedGroups, [
      { name: 'Pilto', exists: false, inForce: false, because: 'no-such-group' },
    ]);
    const [failed] = answer.failed;
    assert.deepEqual([failed?.updateId, failed?.kbArticleIds], [id(1), ['9000001']]);
    assert.equal(failed?.result?.hex, '0x80246007');
    assert.equal(failed?.result?.name, 'WU_E_DM_NOTDOWNLOADED');
    assert.equal(failed?.result?.meaning, 'the update was not downloaded');
    assert.match(failed?.result?.remedy ?? '', /content/);
    const [latest] = answer.events;
    assert.deepEqual(
      [latest?.name, latest?.title, latest?.result?.hex],
      ['install failed', 'Update 1', '0x80246007'],
    );
  }
  const counts = (await ask<UpdateDetails>('GET', `/updates/${id(1)}`)).answer.counts;
  assert.deepEqual([counts.failed, counts.needed], [1, 0]);
});

test('several computers with one name are not mixed up', async (t) => {
  const { ask, todoku } = await open(t);
  const twin = PC.replace(/a/g, 'b') as ComputerId;
  for (const computerId of [PC, twin]) {
    await enrolComputer(todoku, { computerId, dnsName: 'clone.example', requestedGroups: [], address: '' });
  }
  const { status, answer } = await ask('GET', '/computers/clone');
  assert.deepEqual([status, answer.code], [409, 'admin/computer-ambiguous']);
  for (const each of [PC, twin]) assert.ok(answer.detail?.includes(each));
  assert.equal((await ask('DELETE', `/computers/${twin}`)).status, 200);
  assert.equal((await ask<ComputerDetails>('GET', '/computers/clone')).answer.id, PC);
});
