import assert from 'node:assert/strict';
import type { ClientEvent, Store } from '../port.ts';
import { type OpenStore, storeTest } from './opened.ts';
import { computerId, revisionNumber, sampleEvent, updateId } from './samples.ts';

function add(store: Store, ...events: readonly ClientEvent[]): Promise<readonly ClientEvent[]> {
  return store.write(async (tx) => tx.addEvents(events));
}

export function eventContract(open: OpenStore): void {
  storeTest(open, 'an event comes back whole, newest first', async (opened) => {
    const { store } = opened;
    const full = sampleEvent(1, {
      updateId: updateId(1),
      revisionNumber: revisionNumber(200),
      hresult: -2145124329,
      appName: 'Device Driver Retrieval Client',
      replacementStrings: ['a', '', 'ü"\\'],
      miscData: ['U=1', '更新'],
    });
    const others = [2, 3].map((number) => sampleEvent(number));
    assert.deepEqual(await add(store, full, ...others), [full, ...others]);
    const page = { limit: 10, offset: 0 };
    const expected = { items: [others[1], others[0], full], total: 3 };
    assert.deepEqual(await store.eventsOf(computerId(1), page), expected);
    assert.deepEqual(await (await opened.reopen()).eventsOf(computerId(1), page), expected);
  });

  storeTest(
    open,
    'the same instance sent twice is stored once, in one batch and over many',
    async ({ store }) => {
      const [one, two, three] = [1, 2, 3].map((number) => sampleEvent(number));
      assert.deepEqual(await add(store, one!, two!, { ...one!, receivedAt: 9 }), [one, two]);
      assert.deepEqual(await add(store, two!, three!, one!), [three]);
      assert.deepEqual(await add(store, one!), []);
      assert.equal((await store.counts()).events, 3);
    },
  );

  storeTest(open, 'ids that are no GUIDs are kept as they are', async ({ store }) => {
    const odd = sampleEvent(1, {
      instanceId: 'not a GUID',
      computerId: 'PC-17' as ClientEvent['computerId'],
    });
    const upper = sampleEvent(2, { instanceId: sampleEvent(2).instanceId.toUpperCase() });
    await add(store, odd, upper);
    const page = { limit: 1, offset: 0 };
    assert.deepEqual((await store.eventsOf(odd.computerId, page)).items, [odd]);
    assert.deepEqual((await store.eventsOf(upper.computerId, page)).items, [upper]);
  });

  storeTest(open, 'pages of events follow one another, each computer has its own', async ({ store }) => {
    await add(store, ...[1, 2, 3, 4, 5].map((number) => sampleEvent(number)));
    await add(store, sampleEvent(6, { computerId: computerId(2) }));
    const seen: number[] = [];
    for (let offset = 0; offset < 6; offset += 2) {
      const page = await store.eventsOf(computerId(1), { limit: 2, offset });
      assert.equal(page.total, 5);
      seen.push(...page.items.map((event) => event.timeAtTarget - sampleEvent(0).timeAtTarget));
    }
    assert.deepEqual(seen, [5, 4, 3, 2, 1]);
    assert.deepEqual(await store.eventsOf(computerId(9), { limit: 9, offset: 0 }), { items: [], total: 0 });
  });

  storeTest(open, 'old events are forgotten in small steps, newer ones stay', async ({ store }) => {
    await add(store, ...[1, 2, 3, 4, 5].map((number) => sampleEvent(number, { receivedAt: number * 100 })));
    const forget = (before: number, limit: number) =>
      store.write(async (tx) => tx.forgetEvents(before, limit));
    assert.equal(await forget(100, 10), 0);
    assert.equal(await forget(400, 2), 2);
    assert.equal(await forget(400, 2), 1);
    assert.equal(await forget(400, 2), 0);
    const left = await store.eventsOf(computerId(1), { limit: 10, offset: 0 });
    assert.deepEqual(
      left.items.map((event) => event.receivedAt),
      [500, 400],
    );
    assert.equal((await store.counts()).events, 2);
    assert.equal(await forget(Number.MAX_SAFE_INTEGER, 10), 2);
    assert.equal((await store.counts()).events, 0);
  });
}
