import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { HousekeepingAnswer, HousekeepingDone } from '#server/admin';
import { writeDocuments } from './test-catalog.ts';
import { answerOf, todoku } from './test-process.ts';

test('cleanup says what would go, does it, and shows and changes its settings', async () => {
  const data = ['--data', temporaryFolder('cli')];
  const folder = await writeDocuments(temporaryFolder('cli'), [{ id: 1 }]);
  await todoku([...data, 'updates', 'import', folder]);
  const planned = await answerOf<HousekeepingDone>([...data, 'cleanup', '--dry-run', '--json']);
  assert.equal(planned.dryRun, true);
  assert.ok(planned.reports.length >= 6);
  const done = await todoku([...data, 'cleanup', '--task', 'CompressUpdates']);
  assert.match(done.stdout, /remove-revisions +0/);
  assert.match(done.stdout, /Everything is in order/);
  const change = ['--set', 'contentDays=7', '--set', 'undoDays=60', '--off', 'remove-content'];
  const { settings } = await answerOf<HousekeepingAnswer>([
    ...data,
    'cleanup',
    'settings',
    ...change,
    '--json',
  ]);
  assert.deepEqual([settings.contentDays, settings.undoDays, settings.off], [7, 60, ['remove-content']]);
  const shown = await todoku([
    ...data,
    'cleanup',
    'settings',
    '--on',
    'remove-content',
    '--set',
    'undoDays=1',
  ]);
  assert.match(shown.stdout, /^contentDays +7 days\n/m);
  assert.match(shown.stdout, /^undoDays +1 day\n/m);
  // The five tasks of WSUS's wizard, the first of which is two switches of its cmdlet.
  for (const line of [
    /remove-metadata +CleanupObsoleteUpdates/,
    /remove-revisions +CompressUpdates/,
    /archive-computers +CleanupObsoleteComputers/,
    /remove-content +CleanupUnneededContentFiles/,
    /decline-expired +DeclineExpiredUpdates/,
    /decline-superseded +DeclineSupersededUpdates/,
  ])
    assert.match(shown.stdout, line);
  assert.match((await todoku([...data, 'cleanup', 'log'])).stdout, /Nothing had to be done yet/);
  const refused = await todoku([...data, 'cleanup', 'undo', '7']);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /Try: /);
});
