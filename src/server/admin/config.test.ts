import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS } from '#update';
import type {
  ConfigApplied,
  ConfigPlan,
  DeclaredState,
  GroupsAnswer,
  RulesAnswer,
  SyncRunRow,
} from './contract.ts';
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
  await one.ask('PUT', '/revision-policy', { approveNew: false });
  await one.ask('POST', '/groups', { name: 'Racks', rule: { family: ['server'] } });
  for (const preset of ['definitions', 'security-pilot', 'no-previews'])
    assert.equal((await one.ask('POST', '/rules', { preset })).status, 200);
  await one.ask('PUT', '/housekeeping/settings', { off: ['decline-superseded'], silentDays: 90 });
  const view = { filters: { approvedFor: 'Web', status: 'needed' }, sort: 'severity' };
  assert.equal((await one.ask('PUT', '/views/Web%20needs', view)).status, 200);
  await one.ask('PUT', '/notices/mail', { host: 'mail.example', from: 'todoku@example.com' });
  const weekly = { kind: 'report', report: 'compliance', schedule: { every: 'week', weekday: 1, at: 420 } };
  for (const [name, body] of [
    ['weekly', { about: { ...weekly, filter: { group: 'Web' } }, mail: ['it@example.com'], language: 'ja' }],
    [
      'hook',
      { about: { kind: 'new-updates' }, webhook: { url: 'https://chat.example/x', secret: 'geheim' } },
    ],
  ] as const)
    assert.equal((await one.ask('PUT', `/notices/subscriptions/${name}`, body)).status, 200);
  const { answer: state } = await one.ask<DeclaredState>('GET', '/config');
  assert.ok(!JSON.stringify(state).includes('geheim'));
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
      ['ApprovalRules', 'admin/category-not-found'],
      ['ApprovalRules', 'admin/category-not-found'],
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
      ['ApprovalRules', 'done'],
      ['ApprovalRules', 'done'],
      ['ApprovalRules', 'done'],
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

test('a rule in the words of the PowerShell resource is what WSUS means by it, and is left alone the second time', async (t) => {
  const opened = await open(t);
  await synchronised(opened, await upstreamOf(t));
  const state: DeclaredState = {
    ApprovalRules: [
      { Name: 'Definitions', Classifications: ['Definition Updates'], ComputerGroups: ['All Computers'] },
    ],
  };
  const { answer } = await opened.ask<ConfigApplied>('POST', '/config/apply', { state });
  assert.deepEqual(
    answer.steps.map(({ change, outcome }) => [change, outcome]),
    [['create', 'done']],
  );
  const { items } = (await opened.ask<RulesAnswer>('GET', '/rules')).answer;
  assert.deepEqual(
    items.map(({ name, enabled, conditions, actions }) => [name, enabled, conditions, actions]),
    [
      [
        'Definitions',
        true,
        [{ kind: 'classification', values: ['e0789628-ce08-4437-be74-2495b842f43b'] }],
        [{ action: 'approve', as: 'Install', groups: [ALL_COMPUTERS] }],
      ],
    ],
  );
  assert.deepEqual((await opened.ask<ConfigPlan>('POST', '/config/plan', { state })).answer.steps, []);
});
