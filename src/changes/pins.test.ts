import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import { decline } from './decline.ts';
import {
  approveSample,
  auditedVerbs,
  emptyServer,
  type Fixture,
  importSamples,
  offeredAction,
  publishSample,
  stageSamples,
  updateIdOf,
} from './fixture.ts';
import { setRevisionPolicy } from './set-revision-policy.ts';
import { undo } from './undo.ts';

const ALICE = 'user:alice';

/** The revision number that clients get, and what they are told to do with it. */
function offered(server: Fixture, number: number): readonly unknown[] {
  const { snapshot } = server.catalog;
  const live = snapshot.liveRevision(updateIdOf(number));
  if (live === undefined) return [];
  return [snapshot.identityOf(live).revisionNumber, offeredAction(server, number)];
}

test('a new revision of an approved update is approved, unless the policy lets it wait', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  await approveSample(server, 1);
  await importSamples(server, { id: 1, revision: 2 });
  assert.deepEqual(offered(server, 1), [2, 'Install']);
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  assert.deepEqual(offered(server, 1), [2, 'Install'], 'what is approved already stays so');
  await importSamples(server, { id: 1, revision: 3 }, { id: 2, revision: 2 });
  assert.deepEqual(offered(server, 1), [2, 'Install']);
  assert.deepEqual(offered(server, 2), [2, 'PreDeploymentCheck'], 'nothing approved, nothing to keep');
  await importSamples(server, { id: 1, revision: 4 });
  assert.deepEqual(offered(server, 1), [2, 'Install']);
  const again = await server.restart();
  assert.deepEqual(offered(again, 1), [2, 'Install'], 'also after a restart');
  await approveSample(again, 1);
  assert.deepEqual(offered(again, 1), [4, 'Install'], 'the same approval again is one of the new revision');
  assert.deepEqual(await again.store.pinOf(updateIdOf(1)), undefined);
  assert.deepEqual(offered(await again.restart(), 1), [4, 'Install']);
});

test('a synchronisation keeps clients where they are, too', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  await stageSamples(server, { id: 1, revision: 2 });
  await publishSample(server);
  assert.deepEqual(offered(server, 1), [1, 'Install']);
});

test('what a replica is told comes from its upstream, and nothing waits there', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  await server.store.write((tx) => tx.setSetting('upstream', { mode: 'replica' }));
  await importSamples(server, { id: 1, revision: 2 });
  assert.deepEqual(offered(server, 1), [2, 'Install']);
  await assert.rejects(setRevisionPolicy(server, { approveNew: true }, ALICE), {
    code: 'changes/replica-read-only',
  });
});

test('a withdrawal goes through, whatever waits', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  await importSamples(server, { id: 1, revision: 2 });
  assert.deepEqual(offered(server, 1), [1, 'Install']);
  await importSamples(server, { id: 1, revision: 3, isExpired: true });
  assert.deepEqual(offered(server, 1), []);
});

test('rules and "not approved" do not let a revision through, a person for any group does', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  await importSamples(server, { id: 1, revision: 2 });
  await approveSample(server, 1, { groupId: ALL_COMPUTERS, rule: '7' });
  assert.deepEqual(offered(server, 1), [1, 'Install']);
  await approveSample(server, 1, { groupId: ALL_COMPUTERS, action: 'NotApproved' });
  assert.deepEqual(offered(server, 1), [1, 'Install']);
  await approveSample(server, 1, { groupId: ALL_COMPUTERS });
  assert.deepEqual(offered(server, 1), [2, 'Install']);
});

test('once new revisions are approved again, those that waited are offered', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  for (const number of [1, 2]) await approveSample(server, number);
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  await importSamples(server, { id: 1, revision: 2 }, { id: 2, revision: 2 });
  assert.deepEqual(await setRevisionPolicy(server, { approveNew: true }, ALICE), [
    updateIdOf(1),
    updateIdOf(2),
  ]);
  assert.deepEqual([...offered(server, 1), ...offered(server, 2)], [2, 'Install', 2, 'Install']);
  const sequence = await server.store.sequence();
  await setRevisionPolicy(server, { approveNew: true }, ALICE);
  assert.equal(await server.store.sequence(), sequence, 'the same again is no change');
  assert.equal((await auditedVerbs(server)).filter((verb) => verb === 'change-revision-policy').length, 2);
});

test('what is no longer approved is kept at nothing when its next revision comes', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  await importSamples(server, { id: 1, revision: 2 });
  await decline(server, [updateIdOf(1)], ALICE);
  await importSamples(server, { id: 1, revision: 3 });
  const [declined] = await server.store.decisionsOf(updateIdOf(1));
  await undo(server, declined!.id, ALICE);
  assert.deepEqual(offered(server, 1), [3, 'Install']);
});

test('a server below is told the revision that clients get here, and the next one once it is approved', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1, { groupId: UNASSIGNED_COMPUTERS });
  await setRevisionPolicy(server, { approveNew: false }, ALICE);
  await importSamples(server, { id: 1, revision: 2 });
  const since = await server.store.sequence();
  const listed = (from: number) =>
    server.catalog.snapshot.list({ kind: 'updates', since: from }).map((each) => each.revisionNumber);
  assert.deepEqual([listed(0), listed(since)], [[1], []]);
  await approveSample(server, 1);
  assert.deepEqual([listed(0), listed(since)], [[2], [2]]);
});
