import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { createGroup, enrolComputer, loadCatalog } from '#changes';
import { openFileContentStore } from '#content/file';
import { openSqliteStore } from '#store/sqlite';
import type { ComputerId } from '#update';
import type { InboxEntry } from '#upkeep';
import { createFigures } from './figures.ts';

const MINUTE = 60_000;

async function ground(t: TestContext) {
  const path = temporaryFolder('figures');
  const clock = manualClock(1e12);
  const store = await openSqliteStore({ path, clock });
  const content = await openFileContentStore({ directory: join(path, 'content') });
  const context = { store, catalog: await loadCatalog(store), clock, log: nullLog };
  t.after(async () => {
    await store.close();
    await content.close();
  });
  return { context, content, clock };
}

test('the last figures are told while they are counted anew, and nobody waits for that', async (t) => {
  const { context, content, clock } = await ground(t);
  const { promise: later, resolve: finish } = Promise.withResolvers<readonly InboxEntry[]>();
  const looks: (() => Promise<readonly InboxEntry[]>)[] = [async () => [], () => later];
  const figures = createFigures({ context, content, health: { look: () => looks.shift()!() } });
  t.after(() => figures.close());
  const first = await figures.read();
  const before = first?.groups.length ?? 0;
  await createGroup(context, { name: 'Pilot' }, 'cli:test');
  assert.equal(await figures.read(), first, 'they are fresh');
  clock.advance(6 * MINUTE);
  assert.equal(await figures.read(), first, 'the last ones, while others are counted');
  finish([]);
  for (let tries = 0; (await figures.read()) === first && tries < 1000; tries++)
    await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal((await figures.read())?.groups.length, before + 1);
});

test('just after a start nobody waits longer than a moment', async (t) => {
  const { context, content } = await ground(t);
  const { promise, resolve } = Promise.withResolvers<readonly InboxEntry[]>();
  // A moment is over at once, rests too.
  const figures = createFigures({ context, content, health: { look: () => promise }, sleep: async () => {} });
  assert.equal(await figures.read(), undefined);
  resolve([]);
  await figures.close();
});

test('a count that failed is told to whoever asks next, and tried again after that', async (t) => {
  const { context, content } = await ground(t);
  const looks = [
    async (): Promise<readonly InboxEntry[]> => {
      throw new Error('no look');
    },
    async () => [],
  ];
  const figures = createFigures({ context, content, health: { look: () => looks.shift()!() } });
  t.after(() => figures.close());
  await assert.rejects(figures.read(), /no look/);
  assert.notEqual(await figures.read(), undefined);
});

test('computers count in each of their groups, archived ones nowhere', async (t) => {
  const { context, content } = await ground(t);
  const ids = [1, 2].map((number) => `aaaaaaaa-0000-4000-8000-00000000000${number}` as ComputerId);
  for (const computerId of ids)
    await enrolComputer(context, { computerId, dnsName: computerId, requestedGroups: [], address: '' });
  await context.store.write((tx) => tx.archiveComputer(ids[1]!, 5, 'silent'));
  const figures = createFigures({ context, content, health: { look: async () => [] } });
  t.after(() => figures.close());
  const unassigned = (await figures.read())?.groups.find(({ name }) => name === 'Unassigned Computers');
  assert.deepEqual(unassigned?.states, {
    failed: 0,
    'pending-restart': 0,
    needing: 0,
    complete: 0,
    unknown: 1,
  });
});
