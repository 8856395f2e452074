import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS, type RevisionNumber } from '#update';
import {
  auditedVerbs,
  beginSampleRun,
  emptyServer,
  groupIdOf,
  importSamples,
  offeredAction,
  publishSample,
  stageSamples,
  updateIdOf,
  upstreamDeployment,
} from './fixture.ts';
import { publishGeneration } from './publish-generation.ts';
import { quarantineRevisions } from './quarantine-revisions.ts';

const PILOTS = { id: groupIdOf(1), name: 'Pilots', parentId: ALL_COMPUTERS };

test('what is staged is visible in one step, with its anchors, its sources and its run', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await stageSamples(server, { id: 1, revision: 2, title: 'Newer' }, { id: 2 });
  const sha1 = 'AB'.repeat(20);
  const deltas = server.deltas.length;
  assert.equal(server.catalog.snapshot.liveRevision(updateIdOf(2)), undefined);
  const published = await publishSample(server, undefined, {
    settings: { 'sync-state': { updateAnchor: '5,x' } },
    fileSources: [{ sha1, url: 'http://dl.example/a.cab' }],
    imported: [updateIdOf(2)],
  });
  assert.equal(published.revisions, 2);
  assert.equal(server.deltas.length, deltas + 1, 'one delta for all');
  assert.equal(offeredAction(server, 2), 'PreDeploymentCheck');
  const [latest] = await server.store.revisionsOf(updateIdOf(1));
  assert.equal(latest?.title, 'Newer');
  assert.equal(server.catalog.snapshot.liveRevision(updateIdOf(1)), latest.id);
  const again = await server.restart();
  assert.deepEqual(await again.store.syncRun(published.run.id), published.run);
  assert.equal(published.run.outcome, 'succeeded');
  assert.deepEqual(await again.store.setting('sync-state'), { updateAnchor: '5,x' });
  assert.equal((await again.store.fileSources([sha1])).get(sha1)?.url, 'http://dl.example/a.cab');
  assert.deepEqual(await again.store.importedUpdates(), [updateIdOf(2)]);
  assert.deepEqual(await again.store.stagedIdentities(), []);
  const { items } = await again.store.audit({ limit: 1, offset: 0 });
  assert.deepEqual([items[0]?.verb, items[0]?.actor], ['publish-generation', 'cli:tester']);
  assert.equal(offeredAction(again, 2), 'PreDeploymentCheck');
});

test('a generation of its own leaves what waits for another one', async (t) => {
  const server = await emptyServer(t);
  await stageSamples(server, { id: 1 }, { id: 2 });
  const only = [{ updateId: updateIdOf(2), revisionNumber: 1 as RevisionNumber }];
  assert.equal((await publishSample(server, undefined, { only })).revisions, 1);
  assert.equal(server.catalog.snapshot.liveRevision(updateIdOf(1)), undefined);
  assert.equal(offeredAction(server, 2), 'PreDeploymentCheck');
  assert.equal((await publishSample(server)).revisions, 1);
  assert.deepEqual(await server.store.check(), []);
});

test('a generation without news moves the anchors and leaves the index alone', async (t) => {
  const server = await emptyServer(t);
  const published = await publishSample(server, {}, { settings: { 'sync-state': { updateAnchor: '6,x' } } });
  assert.deepEqual(
    [published.revisions, published.deployments, published.declines, published.groups],
    [0, 0, 0, 0],
  );
  assert.equal(server.deltas.length, 0);
  assert.deepEqual(await server.store.setting('sync-state'), { updateAnchor: '6,x' });
});

test('a revision that came after all leaves the quarantine, others stay in it', async (t) => {
  const server = await emptyServer(t);
  const reason = {
    reason: 'unreadable',
    code: 'xml/x',
    detail: '',
    since: 1,
    runId: 1,
    attempts: 1,
  } as const;
  const [one, two] = [1, 2].map((id) => ({
    updateId: updateIdOf(id),
    revisionNumber: 1 as RevisionNumber,
    ...reason,
  }));
  await quarantineRevisions(server, [one!, two!]);
  await stageSamples(server, { id: 1 });
  await publishSample(server);
  assert.deepEqual(await server.store.quarantine(), [two]);
});

test('a generation that cannot be stored changes nothing, and goes in later', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await stageSamples(server, { id: 2 });
  const run = await beginSampleRun(server);
  const sequence = await server.store.sequence();
  const broken = { toJSON: () => assert.fail('not to be written') };
  const replica = {
    groups: [PILOTS],
    isWhole: true,
    deployments: [upstreamDeployment(1, 1)],
    deadDeployments: [],
    declined: [updateIdOf(2)],
    acceptedEulas: [],
  };
  const generation = { run, settings: {}, fileSources: [], replica };
  await assert.rejects(
    publishGeneration(server, { ...generation, settings: { broken } }, 'system'),
    /not to be/,
  );
  assert.equal(await server.store.sequence(), sequence);
  assert.equal((await server.store.groups()).length, 2);
  assert.equal((await server.store.stagedIdentities()).length, 1);
  assert.equal((await server.store.syncRun(run.id))?.outcome, 'running');
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  assert.deepEqual(await auditedVerbs(server), ['import-revisions']);
  assert.equal((await publishGeneration(server, generation, 'system')).revisions, 1);
});

test('a large generation lets other work have its turns', async (t) => {
  const server = await emptyServer(t);
  const count = 1_200;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await stageSamples(server, ...numbers.map((id) => ({ id })));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const published = await publishSample(server, {
    groups: [PILOTS],
    deployments: numbers.slice(0, 400).map((number) => upstreamDeployment(number, 1)),
    declined: numbers.slice(400).map(updateIdOf),
  });
  clearInterval(timer);
  assert.deepEqual([published.revisions, published.deployments, published.declines], [count, 400, 800]);
  assert.ok(turns > 3, `${turns} turns`);
  assert.equal(offeredAction(server, 1, [PILOTS.id]), 'Install');
  assert.equal(offeredAction(server, count), undefined);
});
