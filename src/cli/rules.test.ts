import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { RuleRow, RulesAnswer, RulesTested, UpdateDetails } from '#server/admin';
import { updateId, writeDocuments } from './test-catalog.ts';
import { answerOf, todoku } from './test-process.ts';

const DAY = 86_400_000;

test('rules are added, tried, put in order, changed and run from the command line', async () => {
  const data = ['--data', temporaryFolder('cli')];
  const folder = await writeDocuments(temporaryFolder('cli'), [
    { id: 1, title: '2026-11 Cumulative Update for Windows 11' },
    { id: 2, title: '2026-11 Cumulative Update Preview for Windows 11' },
    { id: 3, title: 'Update for Microsoft Office' },
  ]);
  await todoku([...data, 'updates', 'import', folder]);
  const hold = await todoku([
    ...data,
    'rules',
    'add',
    'Wait',
    '--title',
    'Windows',
    '--hold',
    '14',
    '--continue',
  ]);
  assert.equal(hold.code, 0, hold.stderr);
  assert.match(hold.stdout, /then hold until 14 days after it arrived/);
  await todoku([...data, 'rules', 'add', '--preset', 'no-previews']);
  const approves = ['--title', 'Windows', '--not-title', 'Preview', '--approve', 'All Computers'];
  await todoku([...data, 'rules', 'add', 'Windows', ...approves, '--deadline', '7@18:00']);
  const moved = await answerOf<RulesAnswer>([...data, 'rules', 'move', 'No previews', '1']);
  assert.deepEqual(
    moved.items.map(({ name }) => name),
    ['No previews', 'Wait', 'Windows'],
  );

  const tried = await todoku([...data, 'rules', 'test']);
  assert.equal(tried.code, 0, tried.stderr);
  assert.match(tried.stdout, /No previews: 1 of 3 updates matches, would decide 1/);
  assert.match(tried.stdout, /Wait: 1 of 2 updates matches, would decide 1/);
  assert.match(tried.stdout, /if +title Windows: so with 1 of them/);
  assert.match(tried.stdout, /and not: title Preview: so with 2 of them/);
  assert.match(tried.stdout, /does not: Update for Microsoft Office, for it is not so: title Windows/);
  assert.match(tried.stdout, /hold until 2\d{3}-/);
  assert.match(tried.stdout, /Nothing was changed/);
  assert.equal((await answerOf<UpdateDetails>([...data, 'updates', 'show', updateId(2)])).declined, false);

  const one = await answerOf<RulesTested>([...data, 'rules', 'test', 'Windows']);
  assert.deepEqual([one.reports.length, one.reports[0]?.trace.asked], [1, 3]);

  const ran = await todoku([...data, 'rules', 'run']);
  assert.match(ran.stdout, /Windows: 1 of 2 updates matches, decided 1/);
  const update = await answerOf<UpdateDetails>([...data, 'updates', 'show', updateId(1)]);
  assert.deepEqual(
    update.approvals.map(({ groupName, action }) => [groupName, action]),
    [['All Computers', 'Install']],
  );
  assert.equal(update.heldUntil! - update.importedAt, 14 * DAY);
  assert.equal((await answerOf<UpdateDetails>([...data, 'updates', 'show', updateId(2)])).declined, true);
  const history = await todoku([...data, 'updates', 'history', updateId(1)]);
  assert.match(history.stdout, /rule "Windows" +All Computers +approve/);
  assert.match(history.stdout, /rule "Wait" +every computer +hold, until/);

  const edited = await answerOf<RuleRow>([...data, 'rules', 'edit', '3', '--decline', '--name', 'Gone']);
  assert.deepEqual([edited.name, edited.actions], ['Gone', [{ action: 'decline' }]]);
  const removed = await todoku([...data, 'rules', 'remove', 'Gone']);
  assert.match(removed.stdout, /Gone is gone\. What it approved and declined stays/);
  const refused = await todoku([...data, 'rules', 'add', 'Bad', '--title-matches', '(', '--decline']);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /Try: /);
});
