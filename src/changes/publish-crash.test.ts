import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { nullLog, systemClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { Store } from '#store';
import { openSqliteStore } from '#store/sqlite';
import { ALL_COMPUTERS } from '#update';
import { closeInterruptedRuns } from './close-interrupted-runs.ts';
import {
  groupIdOf,
  importSamples,
  offeredAction,
  sampleDocument,
  stageSamples,
  updateIdOf,
} from './fixture.ts';
import { importRevisions } from './import-revisions.ts';
import { loadCatalog } from './load-catalog.ts';

/** More of them: `TODOKU_CRASH_ROUNDS=100`. */
const ROUNDS = Number(process.env['TODOKU_CRASH_ROUNDS'] ?? 8);
/** Published already, and the ids of what is staged. */
const OLD = 40;
const STAGED = Array.from({ length: 600 }, (_, index) => OLD + 1 + index);

/** Publishes what is staged together with a replica state about old and new updates, and says when. */
const WORKER = `
import { nullLog, systemClock } from '#base';
import { openSqliteStore } from '#store/sqlite';
import { ALL_COMPUTERS } from '#update';
const here = ${JSON.stringify(pathToFileURL(import.meta.dirname).href)};
const { groupIdOf, publishSample, updateIdOf, upstreamDeployment } = await import(here + '/fixture.ts');
const { loadCatalog } = await import(here + '/load-catalog.ts');
const store = await openSqliteStore({ path: process.argv[1], clock: systemClock });
const server = { store, catalog: await loadCatalog(store), clock: systemClock, log: nullLog };
const numbers = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);
process.stdout.write('publishing\\n');
await publishSample(server, {
  groups: [{ id: groupIdOf(1), name: 'Pilots', parentId: ALL_COMPUTERS }],
  deployments: numbers(1, 300).map((number) => upstreamDeployment(number, 1)),
  declined: numbers(300, 641).map(updateIdOf),
}, { settings: { 'sync-state': { updateAnchor: 'new' } } });
process.stdout.write('published\\n');
setInterval(() => undefined, 1000);
`;

/** Lets the worker publish and kills it: after so many milliseconds, or when it has said that it is done. */
async function publishAndKill(directory: string, after: number | 'published'): Promise<number> {
  const worker = spawn(process.execPath, ['--input-type=module', '--eval', WORKER, directory], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(worker, 'exit');
  let began = 0;
  let took = 0;
  for await (const line of createInterface({ input: worker.stdout })) {
    if (line === 'published') {
      took = performance.now() - began;
      worker.kill('SIGKILL');
    } else {
      began = performance.now();
      if (after !== 'published') void setTimeout(after).then(() => worker.kill('SIGKILL'));
    }
  }
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL');
  return took;
}

/** Which generation a store holds. Fails when it is neither wholly. */
async function generationOf(store: Store): Promise<'old' | 'new'> {
  assert.deepEqual(await store.check(), []);
  const isNew = (await store.setting('sync-state')) !== undefined;
  const server = { store, catalog: await loadCatalog(store), clock: systemClock, log: nullLog };
  const { revisions, deployments, declined, groups } = await store.counts();
  const staged = (await store.stagedIdentities()).length;
  const { length: interrupted } = await closeInterruptedRuns(server);
  const [run] = (await store.syncRuns({ limit: 1, offset: 0 })).items;
  assert.deepEqual(
    { revisions, deployments, declined, groups, staged },
    isNew
      ? { revisions: 640, deployments: 299, declined: 341, groups: 3, staged: 0 }
      : { revisions: OLD, deployments: 0, declined: 0, groups: 2, staged: STAGED.length },
  );
  if (run !== undefined) assert.equal(run.outcome, isNew ? 'succeeded' : 'interrupted');
  assert.equal(interrupted, run === undefined || isNew ? 0 : 1);
  assert.equal(offeredAction(server, 1, [groupIdOf(1)]), isNew ? 'Install' : 'PreDeploymentCheck');
  assert.equal(offeredAction(server, 641 - 1, [ALL_COMPUTERS]), undefined);
  return isNew ? 'new' : 'old';
}

test('a process that is killed while it publishes leaves the old generation or the new one', async (t) => {
  const directory = temporaryFolder('publish');
  const prepared = join(directory, 'prepared');
  const store = await openSqliteStore({ path: prepared, clock: systemClock });
  const server = { store, catalog: await loadCatalog(store), clock: systemClock, log: nullLog };
  await importSamples(server, ...Array.from({ length: OLD }, (_, index) => ({ id: index + 1 })));
  await stageSamples(server, ...STAGED.map((id) => ({ id })));
  await store.close();

  const seen = { old: 0, new: 0 };
  let took = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const path = join(directory, `round-${round}`);
    await cp(prepared, path, { recursive: true });
    // The first is let finish, the second killed at once, the others somewhere in between.
    const after = round === 0 ? 'published' : round === 1 ? 0 : Math.random() * took;
    took = Math.max(took, await publishAndKill(path, after));
    const left = await openSqliteStore({ path, clock: systemClock });
    const generation = await generationOf(left);
    seen[generation] += 1;
    if (round === 0) assert.equal(generation, 'new', 'what was acknowledged is there');
    if (generation === 'old') {
      const again = { store: left, catalog: await loadCatalog(left), clock: systemClock, log: nullLog };
      const [document] = STAGED.map((id) => sampleDocument({ id }));
      const report = await importRevisions(again, [document!], 'system', { staged: true });
      assert.equal(report.unchanged.length, 1, 'the next run need not fetch it again');
      assert.equal((await left.revisionsOf(updateIdOf(OLD + 1))).length, 0);
    }
    await left.close();
    await rm(path, { recursive: true });
  }
  t.diagnostic(`${seen.old} kills left the old generation, ${seen.new} the new one`);
  assert.ok(seen.old > 0 && seen.new > 0, JSON.stringify(seen));
});
