import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { digestOf } from '#base';
import { decline, enrolComputer, noteUpkeep, quarantineRevisions, rememberDownstream } from '#changes';
import type { StoredAuditEntry } from '#store';
import type { ComputerId, RevisionNumber } from '#update';
import type { SyncStatusAnswer, TaskView } from './contract.ts';
import { id, importAll, type Opened, open, START, upstreamOf } from './fixture.ts';
import type { AdminRoute } from './route.ts';

// Whoever changes something stands in the audit, with the address from which it was asked: each route that there is.

/** They look, try or reckon. */
const CHANGE_NOTHING = [
  'POST /bundles/inspect',
  'POST /config/plan',
  'POST /content/forecast',
  'POST /groups/preview',
  'POST /policy/lint',
  'POST /rules/test',
  'POST /upstream/test',
  'POST /why',
];

/** The door: session.test.ts and sign-in-service.test.ts go through it. */
const ELSEWHERE = [
  'DELETE /session',
  'DELETE /sign-in-service',
  'POST /session',
  'POST /setup',
  'PUT /session/password',
  'PUT /sign-in-service',
];

const SERVER = 'd1c2b3a4-0000-4000-8000-00000000bbbb';
const FILE = Buffer.from('a file');
const RULE = {
  conditions: [{ kind: 'title', values: ['Update 3'] }],
  actions: [{ action: 'hold', days: 9 }],
};

test('every route that changes something says in the audit who asked for it, and from where', async (t) => {
  // There is no server around this one that simulated computers could call.
  const opened = await open(t, { fillWithSample: async () => ({ updates: 0, computers: 0 }) });
  const { todoku, admin, ask, directory } = opened;
  const upstream = await upstreamOf(t);
  const hook = await listening(t);
  await something(opened);
  const walked = new Set<string>();
  const last = async () => (await entries(opened))[0]?.sequence ?? 0;
  /** Calls the route there, waits until all that comes of it is done, and looks at what the audit says. */
  const changes = async (method: AdminRoute['method'], route: string, path = route, body?: unknown) => {
    const before = await last();
    const asked = await ask<Partial<TaskView>>(method, path, body);
    const name = `${method} ${route}`;
    assert.equal(asked.status, 200, `${name}: ${JSON.stringify(asked.answer)}`);
    await atRest(opened);
    const fresh = (await entries(opened)).filter(({ sequence }) => sequence > before);
    const shown = `${name}: ${JSON.stringify(fresh)}`;
    assert.ok(
      fresh.some(({ actor }) => actor === 'api:local'),
      shown,
    );
    assert.ok(
      fresh.every(({ from }) => from === '127.0.0.1'),
      shown,
    );
    walked.add(name);
  };

  await changes('PUT', '/upstream', undefined, { url: upstream.url });
  await changes('POST', '/sync', undefined, { categoriesOnly: true });
  await changes('DELETE', '/sync');
  await changes('PUT', '/sync/schedule', undefined, { perDay: 2 });
  await changes('POST', '/sync/quarantine/release', undefined, {});
  const categories = await ask<{ items: { id: string }[] }>('GET', '/categories?kind=products');
  const enable = [categories.answer.items[0]!.id];
  await changes('POST', '/categories/selection', undefined, { kind: 'products', enable });
  await changes('PUT', '/languages', undefined, { languages: ['en'] });
  await changes('POST', '/catalog/import', undefined, { references: [id(9)] });

  const base64 = Buffer.from('nothing').toString('base64');
  await ask('POST', '/updates/import', { documents: [{ name: 'none', base64 }] });
  walked.add('POST /updates/import'); // What `something` imported stands in the audit.
  assert.ok(
    (await entries(opened)).some(({ verb, from }) => verb === 'import-revisions' && from !== undefined),
  );

  await changes('PUT', '/views/:view', '/views/Mine', { filters: {} });
  await changes('DELETE', '/views/:view', '/views/Mine');
  await changes('POST', '/groups', undefined, { name: 'G' });
  await changes('POST', '/groups/requested', undefined, {});
  await changes('PATCH', '/groups/:group', '/groups/G', { name: 'H' });
  await changes('PUT', '/groups/:group/computers/:computer', '/groups/H/computers/pc');
  await changes('DELETE', '/groups/:group/computers/:computer', '/groups/H/computers/pc');
  await changes('PUT', '/groups/:group/rule', '/groups/H/rule', { name: ['x*'] });
  await changes('DELETE', '/groups/:group/rule', '/groups/H/rule');

  const approval = { group: 'H', action: 'Install' };
  await changes('POST', '/updates/:updateId/approvals', `/updates/${id(1)}/approvals`, approval);
  await changes('POST', '/approvals', undefined, { updates: [id(3)], groups: ['H'], action: 'Install' });
  for (const verb of ['decline', 'undecline', 'hold', 'release'])
    await changes('POST', `/updates/${verb}`, undefined, { updateIds: [id(3)] });
  const [decision] = await todoku.store.decisionsOf(id(1));
  await changes('POST', '/decisions/:id/undo', `/decisions/${decision!.id}/undo`);
  const terms = { ...RULE, conditions: [{ kind: 'title', values: ['Update 2'] }] };
  const forH = [{ action: 'approve', as: 'Install', groups: ['H'] }];
  await changes('POST', '/rules', undefined, { ...terms, name: 'waits for terms', actions: forH });
  await changes('POST', '/rules/run');
  await changes('POST', '/eulas/:eulaId/accept', '/eulas/terms%202/accept');
  await changes('POST', '/updates/:updateId/terms/fetch', `/updates/${id(2)}/terms/fetch`, {});
  await changes('PUT', '/revision-policy', undefined, { approveNew: false });

  await changes('PUT', '/content/policy', undefined, { parallel: 3 });
  const file = `/content/${digestOf(FILE, 'SHA1')}`;
  await changes('PUT', '/content/:sha1', file, Readable.from([FILE]));
  await changes('POST', '/content/verify', undefined, {});
  await changes('POST', '/content/fetch', undefined, { updateIds: [id(1)] });
  await changes('POST', '/content/fetches');
  await changes('POST', '/content/move', undefined, { path: join(directory, 'elsewhere') });
  await changes('POST', '/backup', undefined, { path: join(directory, 'backup.db') });
  await changes('POST', '/bundles/export', undefined, { path: join(directory, 'bundle') });
  await changes('POST', '/bundles/import', undefined, { path: join(directory, 'bundle') });

  await changes('POST', '/computers/archive', undefined, { computers: ['pc'] });
  await changes('POST', '/computers/restore', undefined, { computers: ['pc'] });
  await changes('DELETE', '/computers/:computer', '/computers/pc');
  await changes('PATCH', '/downstream/:server', `/downstream/${SERVER}`, { allowed: true });
  await changes('DELETE', '/downstream/:server', `/downstream/${SERVER}`);
  await changes('PUT', '/downstream-policy', undefined, { unknownServers: 'refused' });
  await changes('POST', '/health/:code/snooze', '/health/empty-groups/snooze', { days: 3 });

  const account = { name: 'eva', role: 'reporter', password: 'correct horse battery' };
  await changes('POST', '/accounts', undefined, account);
  await changes('PATCH', '/accounts/:account', '/accounts/eva', { disabled: true });
  const password = `${account.password} staple`;
  await changes('PUT', '/accounts/:account/password', '/accounts/eva/password', { password });
  await changes('DELETE', '/accounts/:account', '/accounts/eva');
  await changes('POST', '/tokens', undefined, { name: 'nightly', role: 'reporter' });
  await changes('DELETE', '/tokens/:token', '/tokens/nightly');

  const mail = { host: '127.0.0.1', port: 9, security: 'none', from: 'a@b.example' };
  await changes('PUT', '/notices/mail', undefined, mail);
  const subscription = { about: { kind: 'new-updates' }, webhook: { url: hook, private: true } };
  await changes('PUT', '/notices/subscriptions/:name', '/notices/subscriptions/S', subscription);
  await changes('POST', '/notices/subscriptions/:name/test', '/notices/subscriptions/S/test');
  await changes('DELETE', '/notices/subscriptions/:name', '/notices/subscriptions/S');

  await changes('PUT', '/housekeeping/settings', undefined, { contentDays: 3 });
  await changes('POST', '/housekeeping/run', undefined, {});
  await changes('POST', '/housekeeping/log/:id/undo', '/housekeeping/log/1/undo');
  for (const name of ['R', 'S']) await changes('POST', '/rules', undefined, { name, ...RULE });
  await changes('PUT', '/rules/:rule', '/rules/R', { name: 'Q', ...RULE });
  await changes('POST', '/rules/order', undefined, { ids: ['S', 'Q', 'waits for terms'] });
  await changes('DELETE', '/rules/:rule', '/rules/Q');
  await changes('DELETE', '/groups/:group', '/groups/H');
  await changes('POST', '/config/apply', undefined, { state: { SynchronizationsPerDay: 4 } });
  await changes('POST', '/sample', undefined, {});
  const [task] = (await ask<{ items: TaskView[] }>('GET', '/tasks')).answer.items;
  await changes('DELETE', '/tasks/:id', `/tasks/${task!.id}`);
  await changes('POST', '/migrate', undefined, { from: upstream.url, content: false });

  const all = admin.routes
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual([...walked, ...CHANGE_NOTHING, ...ELSEWHERE].sort(), all.sort());
});

test('what only tells what would be done leaves nothing in the audit', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }]);
  const before = await entries(opened);
  await opened.ask('POST', '/housekeeping/run', { dryRun: true });
  await opened.ask('POST', '/rules/test', {});
  await opened.ask('POST', '/config/plan', { state: { SynchronizationsPerDay: 4 } });
  await atRest(opened);
  assert.deepEqual(await entries(opened), before);
});

async function entries({ todoku }: Opened): Promise<readonly StoredAuditEntry[]> {
  return (await todoku.store.audit({ limit: 500, offset: 0 })).items;
}

/** Waits until no task and no synchronisation goes on any more. */
async function atRest({ ask }: Opened): Promise<void> {
  for (;;) {
    const { answer: tasks } = await ask<{ items: readonly TaskView[] }>('GET', '/tasks');
    const { answer: sync } = await ask<SyncStatusAnswer>('GET', '/sync');
    if (sync.running === undefined && tasks.items.every(({ state }) => state !== 'running')) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Something of everything that the routes of the walk are about. */
async function something(opened: Opened): Promise<void> {
  const { todoku } = opened;
  const terms = [{ language: 'en', bytes: Buffer.from('terms') }];
  await importAll(opened, [{ number: 1, file: FILE }, { number: 2, terms }, { number: 3 }, { number: 4 }]);
  const computerId = id(1) as string as ComputerId;
  await enrolComputer(todoku, {
    computerId,
    dnsName: 'pc',
    requestedGroups: ['Wanted'],
    address: '10.0.0.1',
  });
  const at = { firstContactAt: START, lastContactAt: START, lastAddress: '10.0.0.9' };
  await rememberDownstream(todoku, SERVER, () => ({ id: SERVER, name: 'Osaka', ...at }));
  const update = {
    updateId: id(8),
    revisionNumber: 1 as RevisionNumber,
    reason: 'unreadable',
    code: 'x/y',
    detail: '',
  } as const;
  await quarantineRevisions(todoku, [{ ...update, since: START, runId: 1, attempts: 1 }]);
  await decline(todoku, [id(4)], 'housekeeping');
  const items = [{ id: id(4), name: 'Update 4', reason: 'a reason' }];
  const declined = { task: 'decline-superseded', count: 1, bytes: 0, items } as const;
  await noteUpkeep(todoku, { at: START, undoUntil: START + 1e9, ...declined });
}

/** The address of somebody who takes every notice. */
async function listening(t: TestContext): Promise<string> {
  const server = createServer((_request, response) => response.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
