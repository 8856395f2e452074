import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decline, noteUpkeep, undecline } from '#changes';
import { HOUSEKEEPER } from '#jobs';
import type {
  DecisionsAnswer,
  HousekeepingAnswer,
  HousekeepingDone,
  HousekeepingEntry,
  HousekeepingUndone,
  PageAnswer,
} from './contract.ts';
import { id, importAll, open, START, taskOf } from './fixture.ts';

test('settings are shown with their defaults, and changed one by one', async (t) => {
  const opened = await open(t);
  const { answer: before } = await opened.ask<HousekeepingAnswer>('GET', '/housekeeping');
  assert.deepEqual([before.settings.supersededDays, before.settings.off], [30, []]);
  assert.ok(before.tasks.every(({ on, about }) => on && about !== ''));
  const { status, answer } = await opened.ask<HousekeepingAnswer>('PUT', '/housekeeping/settings', {
    supersededDays: 45,
    off: ['decline-expired'],
  });
  assert.equal(status, 200);
  assert.deepEqual(answer.settings, { ...before.settings, supersededDays: 45, off: ['decline-expired'] });
  assert.equal(answer.tasks.find(({ task }) => task === 'decline-expired')?.on, false);
  for (const bad of [{ supersededDays: 0 }, { off: ['nonsense'] }, { unknown: 1 }]) {
    const refused = await opened.ask('PUT', '/housekeeping/settings', bad);
    assert.deepEqual([refused.status, refused.answer.code], [400, 'admin/bad-request'], JSON.stringify(bad));
  }
  const audit = await opened.ask<PageAnswer<{ verb: string }>>('GET', '/audit');
  assert.equal(audit.answer.items[0]?.verb, 'change-housekeeping');
});

test('a dry run says what would be done of one task, by its own name or that of WSUS', async (t) => {
  const opened = await open(t);
  for (const task of ['decline-expired', 'DeclineExpiredUpdates']) {
    const { state, result } = await taskOf<HousekeepingDone>(opened, '/housekeeping/run', {
      task,
      dryRun: true,
    });
    assert.equal(state, 'done');
    assert.deepEqual(result, {
      dryRun: true,
      reports: [{ task: 'decline-expired', count: 0, bytes: 0, items: [] }],
    });
  }
  const { status, answer } = await opened.ask('POST', '/housekeeping/run', { task: 'nonsense' });
  assert.deepEqual([status, answer.code], [404, 'admin/no-such-upkeep']);
  assert.ok(answer.hint.length > 0);
});

test('a decline of housekeeping is taken back once, within its time, with the approvals that it ended', async (t) => {
  const opened = await open(t);
  await importAll(
    opened,
    [1, 2, 3].map((number) => ({ number })),
  );
  const context = opened.todoku;
  for (const number of [1, 2])
    await opened.ask('POST', `/updates/${id(number)}/approvals`, {
      group: 'All Computers',
      action: 'Install',
    });
  await decline(context, [id(1), id(2), id(3)], HOUSEKEEPER, () => ({ reason: 'a reason' }));
  // Meanwhile a person has declined number 3 for good.
  await undecline(context, [id(3)], 'user:alice');
  await decline(context, [id(3)], 'user:alice');
  const item = (number: number) => ({ id: id(number), name: `Update ${number}`, reason: 'a reason' });
  const entry = { at: START, task: 'decline-superseded', count: 1, bytes: 0 };
  const first = await noteUpkeep(context, {
    ...entry,
    items: [item(1), item(3), item(9)],
    undoUntil: START,
  });
  const late = await noteUpkeep(context, { ...entry, items: [item(2)], undoUntil: START - 1 });
  const never = await noteUpkeep(context, { ...entry, items: [item(2)] });
  const undo = (number: number) => opened.ask<HousekeepingUndone>('POST', `/housekeeping/log/${number}/undo`);
  const { status, answer } = await undo(first.id);
  assert.deepEqual(
    [status, answer.undeclined, answer.restored, answer.left, answer.entry.undoneBy],
    [200, 1, 1, 2, 'api:local'],
  );
  const declined = async (number: number) => (await context.store.revisionsOf(id(number)))[0]?.declined;
  assert.deepEqual([await declined(1), await declined(2), await declined(3)], [false, true, true]);
  assert.deepEqual(
    (await context.store.deployments()).map(({ updateId, action, author }) => [updateId, action, author]),
    [[id(1), 'Install', 'api:local']],
  );
  const { items } = (await opened.ask<DecisionsAnswer>('GET', `/updates/${id(1)}/decisions`)).answer;
  assert.deepEqual(
    items.map(({ verb, actor, reason }) => [verb, actor, verb === 'decline' ? reason : '']),
    [
      ['undo', 'api:local', ''],
      ['decline', 'housekeeping', 'a reason'],
      ['approve', 'api:local', ''],
    ],
  );
  for (const [number, code] of [
    [first.id, 'admin/not-undoable'],
    [late.id, 'admin/not-undoable'],
    [never.id, 'admin/not-undoable'],
    [99, 'admin/no-such-upkeep-entry'],
  ] as const) {
    const refused = await opened.ask('POST', `/housekeeping/log/${number}/undo`);
    assert.equal(refused.answer.code, code, String(number));
  }
  const log = await opened.ask<PageAnswer<HousekeepingEntry>>(
    'GET',
    '/housekeeping/log?task=DeclineSupersededUpdates&limit=2',
  );
  assert.deepEqual([log.answer.total, log.answer.items.map((each) => each.id)], [3, [never.id, late.id]]);
});
