import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteUpkeep } from '#changes';
import type {
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

test('a decline of housekeeping is taken back once, within its time', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }, { number: 2 }]);
  await opened.ask('POST', '/updates/decline', { updateIds: [id(1), id(2)] });
  const item = (number: number) => ({ id: id(number), name: `Update ${number}`, reason: 'a reason' });
  const entry = { at: START, task: 'decline-superseded', count: 1, bytes: 0 };
  const context = opened.todoku;
  const first = await noteUpkeep(context, { ...entry, items: [item(1)], undoUntil: START });
  const late = await noteUpkeep(context, { ...entry, items: [item(2)], undoUntil: START - 1 });
  const never = await noteUpkeep(context, { ...entry, items: [item(2)] });
  const undo = (number: number) => opened.ask<HousekeepingUndone>('POST', `/housekeeping/log/${number}/undo`);
  const { status, answer } = await undo(first.id);
  assert.deepEqual([status, answer.undeclined, answer.entry.undoneBy], [200, 1, 'api:local']);
  assert.equal((await context.store.revisionsOf(id(1)))[0]?.declined, false);
  for (const [number, code] of [
    [first.id, 'admin/not-undoable'],
    [late.id, 'admin/not-undoable'],
    [never.id, 'admin/not-undoable'],
    [99, 'admin/no-such-upkeep-entry'],
  ] as const) {
    const refused = await opened.ask('POST', `/housekeeping/log/${number}/undo`);
    assert.equal(refused.answer.code, code, String(number));
  }
  assert.equal((await context.store.revisionsOf(id(2)))[0]?.declined, true);
  const log = await opened.ask<PageAnswer<HousekeepingEntry>>(
    'GET',
    '/housekeeping/log?task=DeclineSupersededUpdates&limit=2',
  );
  assert.deepEqual([log.answer.total, log.answer.items.map((each) => each.id)], [3, [never.id, late.id]]);
});
