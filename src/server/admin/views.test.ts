import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditRow, PageAnswer, UpdatesAnswer, ViewRow, ViewsAnswer } from './contract.ts';
import { id, importAll, type Opened, open, synchronised, upstreamOf } from './fixture.ts';

async function listOf({ ask }: Opened, query: string): Promise<UpdatesAnswer> {
  const { status, answer } = await ask<UpdatesAnswer>('GET', `/updates?limit=1000&${query}`);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
}

const namesOf = async ({ ask }: Opened) =>
  (await ask<ViewsAnswer>('GET', '/views')).answer.items.map(({ name }) => name);

test('the views of WSUS are there, also before anything was synchronised, and have what they say', async (t) => {
  const opened = await open(t);
  for (const name of await namesOf(opened))
    assert.equal((await listOf(opened, `view=${encodeURIComponent(name)}`)).total, 0, name);
  await synchronised(opened, await upstreamOf(t));
  const all = await listOf(opened, 'view=all%20updates');
  assert.equal(all.total, (await listOf(opened, 'approvable=true')).total);
  const security = await listOf(opened, 'view=Security%20Updates');
  assert.ok(security.total > 0 && security.total < all.total);
  assert.ok(security.items.every(({ categories }) => categories.includes('Security Updates')));
});

test('a view is saved for everybody, replaced, looked at with other filters besides, and taken away', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  await importAll(opened, [{ number: 1, kb: '500' }, { number: 2, kb: '500' }, { number: 3 }]);
  await ask('POST', '/groups', { name: 'Pilot' });
  await ask('POST', `/updates/${id(1)}/approvals`, { group: 'Pilot', action: 'Install' });
  const built = (await namesOf(opened)).length;
  const filters = { approvedFor: 'Pilot', arrivedWithin: 30 };
  const { answer: saved } = await ask<ViewRow>('PUT', '/views/Pilot%20month', { filters, sort: 'title' });
  assert.deepEqual([saved.name, saved.builtIn, saved.filters], ['Pilot month', false, filters]);
  await ask('PATCH', '/groups/Pilot', { name: 'First' });
  const { answer: view } = await ask<ViewRow>('GET', '/views/pilot%20MONTH');
  assert.equal(view.filters.approvedFor, 'First', 'a group may get another name');

  const seen = await listOf(opened, 'view=Pilot%20month');
  assert.deepEqual(
    seen.items.map(({ updateId }) => updateId),
    [id(1)],
  );
  const search = await listOf(opened, 'view=Pilot%20month&text=KB500');
  assert.deepEqual([search.total, search.hidden], [1, { count: 1, by: ['approvedFor'] }]);

  await ask('PUT', '/views/pilot%20month', { filters: { text: 'Update', declined: true } });
  assert.equal((await namesOf(opened)).length, built + 1, 'of one name there is one view');
  assert.equal((await listOf(opened, 'view=Pilot%20month')).total, 0);
  const besides = await listOf(opened, 'view=Pilot%20month&declined=false&text=3');
  assert.deepEqual(
    besides.items.map(({ updateId }) => updateId),
    [id(3)],
  );

  assert.equal((await ask('DELETE', '/views/Pilot%20month')).status, 200);
  assert.equal((await ask('DELETE', '/views/Pilot%20month')).answer.code, 'admin/view-not-found');
  assert.equal((await ask('GET', '/updates?view=Pilot%20month')).status, 404);
  const { items } = (await ask<PageAnswer<AuditRow>>('GET', '/audit')).answer;
  const verbs = items.map(({ verb }) => verb).filter((verb) => verb.endsWith('-view'));
  assert.deepEqual(verbs, ['remove-view', 'save-view', 'save-view']);
});

test('what cannot be asked is no view, and those that are built in stay', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  const refused = async (path: string, body: object) => (await ask('PUT', path, body)).answer.code;
  assert.equal(await refused('/views/all%20updates', { filters: {} }), 'admin/built-in-view');
  assert.equal((await ask('DELETE', '/views/All%20Updates')).answer.code, 'admin/built-in-view');
  assert.equal(await refused('/views/Mine', { filters: { approvedFor: 'Nobody' } }), 'admin/group-not-found');
  assert.equal(await refused('/views/Mine', { filters: { colour: 'red' } }), 'admin/bad-request');
  assert.equal(
    await refused('/views/Mine', { filters: { product: 'Windows 95' } }),
    'admin/category-not-found',
  );
  const sequence = await opened.todoku.store.sequence();
  await ask('PUT', '/views/Mine', { filters: { severity: 'Critical' } });
  await ask('PUT', '/views/Mine', { filters: { severity: 'Critical' } });
  assert.equal(await opened.todoku.store.sequence(), sequence + 1, 'the same again is not written');
});
