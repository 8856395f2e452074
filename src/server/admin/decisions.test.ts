import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold } from '#changes';
import type { DecisionsAnswer, HoldAnswer, UndoAnswer } from './contract.ts';
import { id, importAll, type Opened, open, START } from './fixture.ts';

const DAY = 86_400_000;

async function historyOf({ ask }: Opened, number: number): Promise<DecisionsAnswer['items']> {
  return (await ask<DecisionsAnswer>('GET', `/updates/${id(number)}/decisions`)).answer.items;
}

test('who decided what is told, and undoing a decline brings its approvals back', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  await importAll(opened, [{ number: 1 }]);
  await ask('POST', `/updates/${id(1)}/approvals`, {
    group: 'All Computers',
    action: 'Install',
    deadline: START,
  });
  await ask('POST', '/updates/decline', { updateIds: [id(1)], reason: 'a mistake' });
  const [declined, approved] = await historyOf(opened, 1);
  assert.equal(declined?.reason, 'a mistake');
  assert.equal(declined?.scopeName, 'every computer');
  assert.deepEqual(
    declined?.before.approvals.map(({ groupName, action, deadline }) => [groupName, action, deadline]),
    [['All Computers', 'Install', START]],
  );
  assert.equal(approved?.verb, 'approve');
  const undone = await ask<UndoAnswer>('POST', `/decisions/${declined?.id}/undo`);
  assert.equal(undone.status, 200);
  assert.equal(undone.answer.restored.length, 1);
  const again = await ask('POST', `/decisions/${declined?.id}/undo`);
  assert.deepEqual([again.status, again.answer.code], [409, 'changes/already-undone']);
  assert.match(again.answer.hint, /history/);
  assert.equal((await ask('POST', '/decisions/999/undo')).status, 404);
});

test('a hold says until when, who has it already, and whether it can be removed', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }, { number: 2 }]);
  const { answer } = await opened.ask<HoldAnswer>('POST', '/updates/hold', {
    updateIds: [id(1)],
    reason: 'printers',
  });
  assert.deepEqual(answer, {
    held: [
      { updateId: id(1), title: 'Update 1', until: START + 30 * DAY, installed: 0, canUninstall: false },
    ],
    unchanged: [],
  });
  const past = await opened.ask('POST', '/updates/hold', { updateIds: [id(2)], until: START - 1 });
  assert.deepEqual([past.status, past.answer.code], [400, 'changes/bad-hold-end']);
  assert.equal((await historyOf(opened, 1))[0]?.after.heldUntil, START + 30 * DAY);
  const released = await opened.ask<{ changed: readonly object[] }>('POST', '/updates/release', {
    updateIds: [id(1), id(2)],
  });
  assert.equal(released.answer.changed.length, 1);
  await hold(opened.todoku, { updateIds: [id(1)] }, 'rule:7');
  assert.equal((await historyOf(opened, 1))[0]?.actor, 'rule:7');
});
