import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { manualClock } from '#base';
import { undecline } from '#changes';
import { ALL_COMPUTERS } from '#update';
import type {
  AuditRow,
  PageAnswer,
  Problem,
  RulePresetsAnswer,
  RuleRow,
  RulesAnswer,
  RulesTested,
} from './contract.ts';
import { id, importAll, open, synchronised, taskOf, upstreamOf } from './fixture.ts';

const DAY = 86_400_000;
const BASE = { name: 'All', conditions: [{ kind: 'title', values: ['Update'] }] };

test('a rule approves for the pilot at once and for all after seven days; what a person decided stays', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  await synchronised(opened, await upstreamOf(t));
  await ask('POST', '/groups', { name: 'Pilot' });
  const { status, answer: rule } = await ask<RuleRow>('POST', '/rules', {
    name: 'Staged',
    conditions: [{ kind: 'title-matches', values: ['.'] }],
    actions: [
      { action: 'approve', groups: ['Pilot'] },
      { action: 'approve', groups: ['All Computers'], delayDays: 7, deadline: { days: 2, minutes: 1080 } },
    ],
  });
  assert.equal(status, 200);
  const before = (await ask<RulesTested>('POST', '/rules/test', {})).answer.reports[0]!;
  assert.ok(before.matched > 1 && before.due > 1, JSON.stringify(before));
  assert.deepEqual(await todoku.store.deployments(), [], 'a dry run changes nothing');
  // A person takes one of them before the rule comes.
  const kept = before.items.find(
    ({ skipped, verb }) => skipped === undefined && verb === 'approve',
  )!.updateId;
  await ask('POST', `/updates/${kept}/approvals`, { group: 'Pilot', action: 'NotApproved' });

  await taskOf(opened, '/rules/run');
  const first = await todoku.store.deployments();
  assert.deepEqual(
    first.filter(({ updateId }) => updateId === kept).map(({ action }) => action),
    ['NotApproved'],
  );
  const pilot = rule.actions[0]!.groups![0];
  const ruled = first.filter((deployment) => deployment.rule === rule.id);
  assert.ok(ruled.length > 0 && ruled.length === before.due - 1);
  assert.ok(ruled.every(({ groupId, author }) => groupId === pilot && author === `rule:${rule.id}`));
  await taskOf(opened, '/rules/run');
  assert.deepEqual(await todoku.store.deployments(), first, 'a second run changes nothing');

  (todoku.clock as ReturnType<typeof manualClock>).advance(7 * DAY);
  await taskOf(opened, '/rules/run');
  const all = (await todoku.store.deployments()).filter(({ groupId }) => groupId === ALL_COMPUTERS);
  assert.equal(all.length, ruled.length + 1);
  assert.ok(all.every(({ deadline }) => deadline === Date.UTC(2026, 9, 13, 18)));
  // A person takes an approval of the rule away for all: the rule does not bring it back.
  const taken = all[0]!.updateId;
  await ask('POST', `/updates/${taken}/approvals`, { group: 'All Computers', action: 'NotApproved' });
  await taskOf(opened, '/rules/run');
  const after = (await todoku.store.deployments()).filter(({ groupId }) => groupId === ALL_COMPUTERS);
  assert.equal(after.length, all.length - 1);
});

test('a rule declines, and leaves alone what a person undeclined or approved', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  await importAll(opened, [{ number: 1 }, { number: 2 }, { number: 3 }]);
  await ask('POST', `/updates/${id(3)}/approvals`, { group: 'All Computers', action: 'Install' });
  await ask('POST', '/rules', { ...BASE, actions: [{ action: 'decline' }] });
  await taskOf(opened, '/rules/run');
  const declined = async () =>
    (await todoku.store.declines()).filter((each) => each.declined).map((each) => each.updateId);
  assert.deepEqual((await declined()).toSorted(), [id(1), id(2)]);
  const { items } = (await ask<PageAnswer<AuditRow>>('GET', '/audit?verb=decline')).answer;
  assert.ok(items.length === 2 && items.every(({ actorName }) => actorName === `rule "${BASE.name}"`));
  await undecline(todoku, [id(1)], 'cli:root');
  await taskOf(opened, '/rules/run');
  assert.deepEqual(await declined(), [id(2)]);
  const { reports } = (await ask<RulesTested>('POST', '/rules/test', {})).answer;
  assert.deepEqual(reports[0]!.items.map(({ updateId, skipped }) => [updateId, skipped]).toSorted(), [
    [id(1), 'person'],
    [id(3), 'person'],
  ]);
});

test('rules are kept in order, changed and removed; what is wrong is refused with a hint', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  const { answer: presets } = await ask<RulePresetsAnswer>('GET', '/rules/presets');
  for (const { name } of presets.items)
    assert.equal((await ask('POST', '/rules', { preset: name })).status, 200, name);
  const off = await ask<RuleRow>('POST', '/rules', { preset: 'no-beta', enabled: false });
  assert.equal(off.answer.enabled, false);
  assert.equal((await ask('DELETE', `/rules/${off.answer.id}`)).status, 200);
  const { answer: list } = await ask<RulesAnswer>('GET', '/rules');
  assert.deepEqual(
    list.items.map(({ name }) => name),
    presets.items.map(({ rule }) => rule),
  );
  const ids = list.items.map((row) => row.id).toReversed();
  const { answer: moved } = await ask<RulesAnswer>('POST', '/rules/order', { ids });
  assert.deepEqual(
    moved.items.map((row) => row.id),
    ids,
  );
  assert.equal((await ask('POST', '/rules/order', { ids: ids.slice(1) })).status, 409);
  const [first] = ids;
  const body = { ...BASE, actions: [{ action: 'approve', groups: ['All Computers'] }], enabled: false };
  assert.equal((await ask<RuleRow>('PUT', `/rules/${first}`, body)).answer.name, 'All');
  assert.equal((await ask('DELETE', `/rules/${first}`)).status, 200);
  assert.equal((await ask('GET', `/rules/${first}`)).status, 404);
  const bad: readonly [object, string][] = [
    [{ ...BASE, actions: [] }, 'rules/bad-rule'],
    [{ ...body, conditions: [{ kind: 'title-matches', values: ['('] }] }, 'rules/bad-pattern'],
    [{ ...body, conditions: [{ kind: 'age' }] }, 'rules/bad-condition'],
    [{ ...body, actions: [{ action: 'approve', groups: ['Nobody'] }] }, 'admin/group-not-found'],
    [{ preset: 'none' }, 'admin/rule-not-found'],
  ];
  for (const [request, code] of bad) {
    const { answer } = await ask<Problem>('POST', '/rules', request);
    assert.deepEqual([answer.code, answer.hint !== ''], [code, true]);
  }
  const verbs = (await todoku.store.audit({ limit: 100, offset: 0 })).items.map(({ verb }) => verb);
  for (const verb of ['put-rule', 'remove-rule', 'reorder-rules']) assert.ok(verbs.includes(verb), verb);
});
