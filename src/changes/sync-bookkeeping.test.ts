import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DownstreamServer, QuarantinedRevision, RolledUpComputer } from '#store';
import type { RevisionNumber } from '#update';
import { allowDownstream } from './allow-downstream.ts';
import { closeInterruptedRuns } from './close-interrupted-runs.ts';
import { dropFetches } from './drop-fetches.ts';
import { dropStaged } from './drop-staged.ts';
import { changesFailures } from './failures.ts';
import { auditedVerbs, beginSampleRun, emptyServer, START, stageSamples, updateIdOf } from './fixture.ts';
import { forgetDownstream } from './forget-downstream.ts';
import { forgetSyncRuns } from './forget-sync-runs.ts';
import { quarantineRevisions } from './quarantine-revisions.ts';
import { queueFetches } from './queue-fetches.ts';
import { recordRollup } from './record-rollup.ts';
import { recordSyncRun } from './record-sync-run.ts';
import { releaseQuarantine } from './release-quarantine.ts';
import { rememberDownstream } from './remember-downstream.ts';

const SERVER: DownstreamServer = {
  id: updateIdOf(1),
  name: 'branch.example',
  firstContactAt: 1,
  lastContactAt: 1,
  lastAddress: '192.0.2.1',
};

const computer = (id: string): RolledUpComputer => ({
  id,
  parentServerId: SERVER.id,
  dnsName: `${id}.example`,
  lastSyncAt: 1,
  lastReportAt: 1,
  rollupNumber: 1,
  status: [],
});

test('a run that the end of the process cut off is closed at the next start, once', async (t) => {
  const server = await emptyServer(t);
  const before = await beginSampleRun(server, { outcome: 'succeeded', endedAt: START });
  const cut = await beginSampleRun(server, {
    phases: [{ name: 'updates', startedAt: START, total: 9, done: 3 }],
  });
  const again = await server.restart();
  again.clock.advance(5_000);
  const [closed, ...others] = await closeInterruptedRuns(again);
  assert.deepEqual(others, []);
  assert.equal(closed?.id, cut.id);
  assert.equal(closed.outcome, 'interrupted');
  assert.equal(closed.endedAt, START + 5_000);
  assert.deepEqual(closed.phases, [{ ...cut.phases[0], endedAt: START + 5_000 }]);
  assert.equal(closed.findings[0]?.code, 'changes/run-interrupted');
  assert.notEqual(closed.findings[0].hint, '');
  assert.deepEqual(await again.store.syncRun(cut.id), closed);
  assert.deepEqual(await again.store.syncRun(before.id), before);
  const sequence = await again.store.sequence();
  assert.deepEqual(await closeInterruptedRuns(again), []);
  assert.equal(await again.store.sequence(), sequence);
  assert.deepEqual(again.events, ['changes.runs-interrupted']);
});

test('the history is written and forgotten without a word in the audit', async (t) => {
  const server = await emptyServer(t);
  const run = await beginSampleRun(server);
  await recordSyncRun(server, { ...run, outcome: 'failed', endedAt: START });
  assert.equal((await server.store.syncRun(run.id))?.outcome, 'failed');
  assert.equal(await forgetSyncRuns(server, START), 0);
  assert.equal(await forgetSyncRuns(server, START + 1), 1);
  assert.deepEqual(await auditedVerbs(server), []);
});

test('a release from quarantine is a decision: it is audited, and says what was in it', async (t) => {
  const server = await emptyServer(t);
  const entry = (id: number): QuarantinedRevision => ({
    updateId: updateIdOf(id),
    revisionNumber: 1 as RevisionNumber,
    reason: 'undelivered',
    code: 'upstream/x',
    detail: '',
    since: 1,
    runId: 1,
    attempts: 3,
  });
  await quarantineRevisions(server, [entry(1), entry(2)]);
  assert.deepEqual(await auditedVerbs(server), []);
  assert.deepEqual(await releaseQuarantine(server, [entry(2), entry(9)], 'cli:tester'), [
    { updateId: updateIdOf(2), revisionNumber: 1 },
  ]);
  assert.deepEqual(await server.store.quarantine(), [entry(1)]);
  assert.deepEqual(await releaseQuarantine(server, [entry(2)], 'cli:tester'), []);
  assert.deepEqual(await auditedVerbs(server), ['release-quarantine']);
});

test('files are queued and taken out of the queue', async (t) => {
  const server = await emptyServer(t);
  const fetch = { priority: 40, reason: 'approved', requestedAt: 1, attempts: 0, nextAttemptAt: 0 } as const;
  const [one, two] = ['AA', 'BB'].map((byte) => ({ sha1: byte.repeat(20), ...fetch }));
  await queueFetches(server, [one!, two!]);
  await dropFetches(server, [one!.sha1]);
  assert.deepEqual(await server.store.fetches(), [two]);
  const sequence = await server.store.sequence();
  await queueFetches(server, []);
  await dropFetches(server, []);
  assert.equal(await server.store.sequence(), sequence);
});

test('what waits for a generation can be dropped', async (t) => {
  const server = await emptyServer(t);
  await stageSamples(server, { id: 1 }, { id: 2 });
  assert.equal(await dropStaged(server, 'cli:tester'), 2);
  assert.deepEqual(await server.store.stagedIdentities(), []);
  const sequence = await server.store.sequence();
  assert.equal(await dropStaged(server, 'cli:tester'), 0);
  assert.equal(await server.store.sequence(), sequence);
});

test('contacts of a downstream server and decisions about it do not overwrite each other', async (t) => {
  const server = await emptyServer(t);
  await rememberDownstream(server, SERVER.id, (known) => {
    assert.equal(known, undefined);
    return SERVER;
  });
  const [allowed] = await Promise.all([
    allowDownstream(server, SERVER.id, false, 'cli:tester'),
    rememberDownstream(server, SERVER.id, (known) => ({ ...known!, lastContactAt: 9 })),
    recordRollup(server, { servers: [{ ...SERVER, lastContactAt: 9, version: '1.0' }] }),
  ]);
  assert.equal(allowed.allowed, false);
  assert.deepEqual(await server.store.downstreamServer(SERVER.id), {
    ...SERVER,
    lastContactAt: 9,
    version: '1.0',
    allowed: false,
  });
  const sequence = await server.store.sequence();
  assert.equal((await rememberDownstream(server, SERVER.id, () => undefined))?.lastContactAt, 9);
  await allowDownstream(server, SERVER.id, false, 'cli:tester');
  assert.equal(await server.store.sequence(), sequence);
  assert.equal((await allowDownstream(server, SERVER.id, undefined, 'cli:tester')).allowed, undefined);
  assert.deepEqual(await auditedVerbs(server), ['allow-downstream', 'allow-downstream']);
});

test('a forgotten downstream server takes its computers along', async (t) => {
  const server = await emptyServer(t);
  await recordRollup(server, { servers: [SERVER], computers: [computer('a'), computer('b'), computer('c')] });
  await recordRollup(server, { computers: [{ ...computer('a'), rollupNumber: 2 }], removedComputers: ['b'] });
  assert.deepEqual(await server.store.rolledUpComputers(SERVER.id), [
    { ...computer('a'), rollupNumber: 2 },
    computer('c'),
  ]);
  await forgetDownstream(server, SERVER.id, 'cli:tester');
  assert.deepEqual(await server.store.downstreamServers(), []);
  assert.deepEqual(await server.store.rolledUpComputers(), []);
  assert.deepEqual(await auditedVerbs(server), ['forget-downstream']);
  for (const verb of [
    () => forgetDownstream(server, SERVER.id, 'test'),
    () => allowDownstream(server, SERVER.id, true, 'test'),
  ]) {
    await assert.rejects(verb(), (error) => changesFailures.is(error, 'unknown-server'));
  }
});
