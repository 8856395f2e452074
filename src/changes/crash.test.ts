import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { systemClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import { openSqliteStore } from '#store/sqlite';
import { updateIdOf } from './fixture.ts';

/** Imports, approves and declines without end, and says so after each step. */
const WORKER = `
import { nullLog, systemClock } from '#base';
import { openSqliteStore } from '#store/sqlite';
const here = ${JSON.stringify(pathToFileURL(import.meta.dirname).href)};
const { approveSample, sampleDocument, updateIdOf } = await import(here + '/fixture.ts');
const { loadCatalog } = await import(here + '/load-catalog.ts');
const { decline, importRevisions } = await import(here + '/index.ts');
const store = await openSqliteStore({ path: process.argv[1], clock: systemClock });
const server = { store, catalog: await loadCatalog(store), clock: systemClock, log: nullLog };
const say = (fact) => process.stdout.write(fact + '\\n');
let id = (await store.counts()).revisions;
for (;;) {
  const documents = Array.from({ length: 1 + (id % 7) }, () => sampleDocument({ id: ++id }));
  await importRevisions(server, documents, 'crash');
  say('imported ' + id);
  await approveSample(server, id);
  say('approved ' + id);
  if (id % 3 > 0) continue;
  await decline(server, [updateIdOf(id)], 'crash');
  say('declined ' + id);
}
`;

/** Runs the worker until it has said so many things, then kills it without warning. */
async function killAfter(facts: number, directory: string): Promise<string[]> {
  const worker = spawn(process.execPath, ['--input-type=module', '--eval', WORKER, directory], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(worker, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: worker.stdout })) {
    said.push(line);
    if (said.length === facts) worker.kill('SIGKILL');
  }
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL');
  return said;
}

test('a process that is killed loses nothing it acknowledged and leaves no half a change', async () => {
  const directory = temporaryFolder('crash');
  const acknowledged: string[] = [];
  for (const facts of [1, 40, 17]) {
    acknowledged.push(...(await killAfter(facts, directory)));
    const store = await openSqliteStore({ path: directory, clock: systemClock });
    assert.deepEqual(await store.check(), []);
    const { revisions } = await store.counts();
    const { items: audit } = await store.audit({ limit: 10_000, offset: 0 });
    const imported = audit
      .filter(({ verb }) => verb === 'import-revisions')
      .reduce((sum, { details }) => sum + Number(details['count']), 0);
    assert.equal(revisions, imported, 'each import is there with its audit row, or not at all');
    for (const fact of acknowledged) {
      const [verb, number] = fact.split(' ');
      const updateId = updateIdOf(Number(number));
      const [latest] = await store.revisionsOf(updateId);
      const { length } = await store.deploymentsOf(updateId);
      assert.ok(latest !== undefined, fact);
      if (verb === 'declined') assert.deepEqual([latest.declined, length], [true, 0], fact);
      if (verb === 'approved') assert.equal(length, latest.declined ? 0 : 1, fact);
    }
    await store.close();
  }
});
