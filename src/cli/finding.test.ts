import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { UpdatesAnswer } from '#server/admin';
import { updateId, writeDocuments } from './test-catalog.ts';
import { answerOf, todoku } from './test-process.ts';

test('a list is narrowed and sorted by its options, and a search says what they hide', async () => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const documents = await writeDocuments(join(folder, 'documents'), [
    { id: 1, kb: '9000001' },
    { id: 2, kb: '9000001' },
    { id: 3, kb: '9000003' },
  ]);
  await todoku(['updates', 'import', documents, '--data', data]);
  await todoku(['updates', 'approve', updateId(3), '--group', 'All Computers', '--data', data]);
  await todoku(['updates', 'decline', updateId(2), '--data', data]);
  const list = async (...options: readonly string[]) => {
    const { items } = await answerOf<UpdatesAnswer>(['updates', 'list', ...options, '--data', data]);
    return items.map((update) => update.updateId);
  };
  assert.deepEqual(await list('--sort', 'title'), [1, 2, 3].map(updateId));
  assert.deepEqual(await list('--sort', 'title', '--descending', '--limit', '1'), [updateId(3)]);
  assert.deepEqual(await list('--unapproved', '--no-declined'), [updateId(1)]);
  assert.deepEqual(await list('--approved-for', 'Unassigned Computers'), [updateId(3)]);
  assert.deepEqual(await list('--kb', 'KB9000003', '--arrived-within', '1'), [updateId(3)]);
  assert.deepEqual(await list('--arrived-before', '2020-01-01'), []);

  const search = ['updates', 'search', '9000001', '--no-declined', '--data', data];
  const { stdout } = await todoku(search);
  assert.match(stdout, /^1 more is hidden by this view: --no-declined$/m);
  const none = await todoku([
    'updates',
    'search',
    '9000003',
    '--unapproved',
    '--status',
    'needed',
    '--data',
    data,
  ]);
  assert.match(none.stdout, /^No updates\.\n\n1 more is hidden by this view: --status, --unapproved$/m);
  const figures = await todoku(['summary', '--data', data]);
  assert.match(figures.stdout, /^Computers +0 in all/m, figures.stderr);
  const group = await todoku(['groups', 'summary', 'all computers', '--data', data]);
  assert.match(group.stdout, /^Approved +1 update, 1 of them/m);
  const save = ['views', 'save', 'Mine', '--unapproved', '--approvable', '--sort', 'title', '--data', data];
  assert.match((await todoku(save)).stdout, /^Mine is saved: .*approvable/m);
  assert.deepEqual(await list('--view', 'mine'), [updateId(1)]);
  const seen = await todoku(['updates', 'search', '9000001', '--view', 'mine', '--data', data]);
  assert.match(seen.stdout, /^1 more is hidden by this view: its own "approvable"$/m);
  assert.match((await todoku(['views', 'list', '--data', data])).stdout, /^Mine +\S+ +.*not approved/m);
  assert.equal((await todoku(['views', 'delete', 'Mine', '--data', data])).code, 0);
  const unknown = await todoku(['updates', 'list', '--product', 'Windows 95', '--data', data]);
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /product.*\nTry: {3}\S/);
});
