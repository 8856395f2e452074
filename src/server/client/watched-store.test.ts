import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { ContactRecorder, createGroup, enrolComputer, loadCatalog, setGroupRule } from '#changes';
import { openSqliteStore } from '#store/sqlite';
import type { ComputerId } from '#update';
import { Members } from './members.ts';
import { ComputerNews, watchedStore } from './watched-store.ts';

/** Few contacts are written where everything is written, many in a thread of their own. */
for (const count of [2, 40]) {
  test(`${count} machines that moved by their contacts are in their new group for the next scan`, async (t) => {
    const clock = manualClock(Date.UTC(2026, 0, 15));
    const news = new ComputerNews();
    const store = watchedStore(await openSqliteStore({ path: temporaryFolder('watched'), clock }), news);
    t.after(() => store.close());
    const catalog = await loadCatalog(store);
    const context = { store, catalog, clock, log: nullLog };
    const members = new Members(store, catalog);
    news.subscribe((ids) => members.forget(ids));
    const branch = await createGroup(context, { name: 'Branch' }, 'test');
    await setGroupRule(context, branch.id, { address: ['198.51.100.0/24'] }, 'test');
    const ids = Array.from({ length: count }, (_, number) => `pc-${number}` as ComputerId);
    for (const computerId of ids) {
      const dnsName = `${computerId}.example`;
      await enrolComputer(context, { computerId, dnsName, requestedGroups: [], address: '192.0.2.7' });
      const { groupIds } = await members.get(computerId);
      assert.ok(!groupIds.includes(branch.id));
    }
    const contacts = new ContactRecorder(context, { interval: 3_600_000 });
    for (const computerId of ids)
      contacts.note({ computerId, at: clock.now() + 1, address: '198.51.100.9', scanned: true });
    await contacts.close();
    for (const computerId of ids) assert.deepEqual((await members.get(computerId)).groupIds, [branch.id]);
  });
}
