import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { BundleView, ImportBundleAnswer, StatusAnswer } from './contract.ts';
import { id, importAll, type Opened, open, taskOf } from './fixture.ts';

async function exported(opened: Opened, path: string, more: object = {}): Promise<BundleView> {
  const task = await taskOf<BundleView>(opened, '/bundles/export', { path, ...more });
  assert.equal(task.state, 'done', JSON.stringify(task.error));
  return task.result!;
}

test('what one server writes another takes in, once its signer is trusted', async (t) => {
  const [one, other, path] = [await open(t), await open(t), join(temporaryFolder('bundle'), 'bundle')];
  await importAll(one, [{ number: 1 }, { number: 2 }]);
  await one.ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  const { signedBy, revisions, findings } = await exported(one, path, { approvals: true, groups: true });
  assert.deepEqual([revisions, findings], [2, []]);
  const seen = (await other.ask<BundleView>('POST', '/bundles/inspect', { path })).answer;
  assert.deepEqual([seen.signedBy, seen.trusted, seen.approvals], [signedBy, false, 1]);
  const refused = await taskOf(other, '/bundles/import', { path });
  assert.deepEqual([refused.state, refused.error?.code], ['failed', 'bundle/unknown-signer']);
  const taken = await taskOf<ImportBundleAnswer>(other, '/bundles/import', { path, trust: signedBy });
  assert.deepEqual([taken.result?.imported, taken.result?.approvals], [2, 1], JSON.stringify(taken.error));
  const { updates } = (await other.ask<StatusAnswer>('GET', '/status')).answer;
  assert.deepEqual([updates.total, updates.approvals], [2, 1]);
});

test('the next bundle has only what is new, and who wrote it is not told how to take it in', async (t) => {
  const [one, root] = [await open(t), temporaryFolder('bundle')];
  await importAll(one, [{ number: 1 }]);
  assert.equal((await exported(one, join(root, '1'))).since, 0);
  await importAll(one, [{ number: 2 }]);
  const second = await exported(one, join(root, '2'));
  assert.deepEqual([second.since, second.revisions, second.findings], [1, 1, []]);
  const again = await taskOf(one, '/bundles/export', { path: join(root, '2') });
  assert.equal(again.error?.code, 'bundle/already-there');
  const stranger = await open(t);
  const seen = (await stranger.ask<BundleView>('POST', '/bundles/inspect', { path: join(root, '2') })).answer;
  assert.ok(seen.findings.some(({ code }) => code === 'bundle/gap'));
});

test('a bundle that was changed on its way is refused whole', async (t) => {
  const [one, other, path] = [await open(t), await open(t), join(temporaryFolder('bundle'), 'bundle')];
  await importAll(one, [{ number: 1 }]);
  const { signedBy } = await exported(one, path);
  await appendFile(join(path, 'part-0001'), 'x');
  const refused = await taskOf(other, '/bundles/import', { path, trust: signedBy });
  assert.equal(refused.error?.code, 'bundle/damaged-part');
  assert.equal((await other.ask<StatusAnswer>('GET', '/status')).answer.updates.total, 0);
});
