import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { importRevisions, undecline } from '#changes';
import { DEFAULT_GUARD } from '#upstream';
import { CATALOG, fill, follow, nobodys, type Site, site, synchronise } from './servers.ts';

// Servers below one another over real sockets: housekeeping comes to each of them in any order.

const DAY = 86_400_000;

async function chain(t: TestContext): Promise<readonly Site[]> {
  // Nothing new comes for months.
  const guard = { ...DEFAULT_GUARD, freezeDays: 1000 };
  const top = await site(t);
  await fill(top.todoku);
  const middle = await site(t, top.clock);
  await follow(middle, top.url, { accountName: 'middle.example', guard });
  const bottom = await site(t, top.clock);
  await follow(bottom, middle.url, { accountName: 'bottom.example', guard });
  for (const each of [middle, bottom]) await synchronise(each);
  return [top, middle, bottom];
}

function revisions({ todoku: { catalog } }: Site): readonly string[] {
  const { snapshot } = catalog;
  return [...snapshot.list({ kind: 'config' }), ...snapshot.list({ kind: 'updates' })]
    .map(({ updateId, revisionNumber }) => `${updateId} ${revisionNumber}`)
    .sort();
}

async function tidy({ todoku }: Site): Promise<number> {
  const reports = await todoku.desks.housekeeping.run({ dryRun: false });
  return reports.filter(({ task }) => task === 'remove-metadata').reduce((sum, { count }) => sum + count, 0);
}

for (const order of [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
] as const) {
  test(`servers are tidied in the order ${order}, and each synchronisation after that is as if nothing had happened`, async (t) => {
    const servers = await chain(t);
    const [top, middle, bottom] = servers as [Site, Site, Site];
    const before = revisions(top);
    assert.deepEqual(revisions(bottom), before);
    const removed = [0, 0, 0];
    // What is declined in one round is removed in the next.
    for (const _ of [1, 2]) {
      top.clock.advance(40 * DAY);
      for (const index of order) {
        removed[index]! += await tidy(servers[index]!);
        for (const each of [middle, bottom]) await synchronise(each);
      }
    }
    assert.ok(
      removed.every((count) => count > 0 && count === removed[0]),
      String(removed),
    );
    const after = revisions(top);
    assert.ok(after.length < before.length);
    assert.ok(!after.some((identity) => identity.startsWith(nobodys())));
    for (const each of servers) {
      assert.deepEqual(revisions(each), after);
      assert.deepEqual(each.todoku.catalog.snapshot.incomplete(), []);
      assert.deepEqual(await each.todoku.store.check(), []);
      assert.equal(await tidy(each), 0, 'nothing is removed twice');
    }
    // A person brings it back at the top. Those below take it again once it is wanted, not before.
    await importRevisions(top.todoku, CATALOG.documents, 'test');
    assert.deepEqual(revisions(top), before);
    for (const each of [middle, bottom]) await synchronise(each);
    assert.deepEqual(revisions(bottom), after);
    await undecline(top.todoku, [nobodys()], 'test');
    for (const each of [middle, middle, bottom, bottom]) await synchronise(each);
    for (const each of [middle, bottom]) {
      assert.notEqual(each.todoku.catalog.snapshot.liveRevision(nobodys()), undefined);
      assert.deepEqual(each.todoku.catalog.snapshot.incomplete(), []);
      assert.deepEqual(await each.todoku.store.check(), []);
    }
  });
}
