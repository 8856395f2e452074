import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigApplied, ConfigPlan, DeclaredState, GroupsAnswer, SyncRunRow } from './contract.ts';
import { open, synchronised, upstreamOf } from './fixture.ts';

test('a document that was exported changes nothing on the same server, and makes another one the same', async (t) => {
  const one = await open(t);
  const upstream = await upstreamOf(t);
  await synchronised(one, upstream);
  await one.ask('POST', '/groups', { name: 'Servers' });
  await one.ask('POST', '/groups', { name: 'Web', parent: 'Servers' });
  await one.ask('PUT', '/content/policy', { mode: 'everything', windows: ['mon-fri 08:00-18:00 1MB/s'] });
  await one.ask('PUT', '/sync/schedule', { perDay: 4, firstAt: '02:30', randomOffset: 10 });
  await one.ask('PUT', '/downstream-policy', { unknownServers: 'refused' });
  const { answer: state } = await one.ask<DeclaredState>('GET', '/config');
  assert.deepEqual((await one.ask<ConfigPlan>('POST', '/config/plan', { state })).answer.steps, []);

  const other = await open(t);
  const planned = await other.ask<ConfigPlan>('POST', '/config/plan', { state });
  assert.equal(planned.status, 200, JSON.stringify(planned.answer));
  assert.ok(planned.answer.steps.length > 5);
  const unchanged = (await other.ask<DeclaredState>('GET', '/config')).answer;
  assert.notDeepEqual(unchanged, state, 'a plan changes nothing');

  // What can be chosen is known only after the categories are here; everything else goes through.
  const first = await other.ask<ConfigApplied>('POST', '/config/apply', { state });
  const failed = first.answer.steps.filter(({ outcome }) => outcome === 'failed');
  assert.deepEqual(
    failed.map(({ key, error }) => [key, error?.code]),
    [
      ['Products', 'admin/no-categories'],
      ['Classifications', 'admin/no-categories'],
    ],
  );
  const run = await other.ask<SyncRunRow>('POST', '/sync', { categoriesOnly: true });
  assert.equal(run.status, 200);
  while ((await other.ask<{ running?: unknown }>('GET', '/sync')).answer.running !== undefined)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const second = await other.ask<ConfigApplied>('POST', '/config/apply', { state });
  assert.deepEqual(
    second.answer.steps.map(({ key, outcome }) => [key, outcome]),
    [
      ['Products', 'done'],
      ['Classifications', 'done'],
    ],
  );
  assert.deepEqual((await other.ask<DeclaredState>('GET', '/config')).answer, state);
});

test('a list keeps what the document does not name, unless it is to be pruned; groups move and come in order', async (t) => {
  const opened = await open(t);
  await opened.ask('POST', '/groups', { name: 'Old' });
  const state: DeclaredState = {
    ComputerTargetGroups: [
      { Name: 'Web', Path: 'All Computers/Servers' },
      { Name: 'Servers', Path: 'All Computers' },
    ],
  };
  const kept = await opened.ask<ConfigApplied>('POST', '/config/apply', { state });
  assert.deepEqual(
    kept.answer.steps.map(({ change, subject, outcome }) => [change, subject, outcome]),
    [
      ['create', 'Servers', 'done'],
      ['create', 'Web', 'done'],
      ['keep', 'Old', 'kept'],
    ],
  );
  const pruned = await opened.ask<ConfigApplied>('POST', '/config/apply', { state, prune: true });
  assert.deepEqual(
    pruned.answer.steps.map(({ change, subject, outcome }) => [change, subject, outcome]),
    [['remove', 'Old', 'done']],
  );
  const { items } = (await opened.ask<GroupsAnswer>('GET', '/groups')).answer;
  assert.deepEqual(
    items.map(({ name, depth }) => [name, depth]),
    [
      ['All Computers', 0],
      ['Servers', 1],
      ['Web', 2],
      ['Unassigned Computers', 1],
    ],
  );
});

test('a document with a wrong word is refused whole, and the word is named', async (t) => {
  const opened = await open(t);
  for (const [state, word] of [
    [{ SynchronisationsPerDay: 3 }, 'SynchronisationsPerDay'],
    [{ SynchronizationsPerDay: 25 }, 'SynchronizationsPerDay'],
    [{ ContentPolicy: { Mode: 'never' } }, 'Mode'],
    [{ ComputerTargetGroups: [{ Path: 'All Computers' }] }, 'Name'],
  ] as const) {
    for (const path of ['/config/plan', '/config/apply']) {
      const { status, answer } = await opened.ask('POST', path, { state });
      assert.deepEqual([status, answer.code], [400, 'admin/bad-request']);
      assert.ok(answer.detail?.includes(word), String(answer.detail));
    }
  }
});
