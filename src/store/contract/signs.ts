import assert from 'node:assert/strict';
import type { ClientEvent, Store } from '../port.ts';
import { type OpenStore, storeTest } from './opened.ts';
import { addComputers, addSamples, computerId, sampleEvent, updateId } from './samples.ts';

async function readFrom(store: Store, place: number): Promise<{ events: ClientEvent[]; place: number }> {
  const events: ClientEvent[] = [];
  let last = place;
  for await (const portion of store.eventsAfter(place)) {
    events.push(...portion.events);
    last = portion.place;
  }
  return { events, place: last };
}

export function signContract(open: OpenStore): void {
  storeTest(
    open,
    'events are read in the order of their receipt, from a time on, and later those that came since',
    async (opened) => {
      const { store } = opened;
      assert.deepEqual(await readFrom(store, await store.eventPlace(0, 10)), { events: [], place: 0 });
      const odd = computerId(2).toUpperCase() as ClientEvent['computerId'];
      const events = Array.from({ length: 1200 }, (_, index) =>
        sampleEvent(index + 1, {
          receivedAt: Math.floor(index / 3) * 100,
          hresult: -1 - index,
          ...(index % 7 === 0 ? { computerId: odd } : {}),
        }),
      );
      await store.write(async (tx) => tx.addEvents(events));
      const everything = await readFrom(store, await store.eventPlace(0, 5000));
      assert.deepEqual(everything.events, events);
      const lately = await store.eventPlace(39_000, 5000);
      assert.deepEqual((await readFrom(store, lately)).events, events.slice(1170));
      assert.deepEqual((await readFrom(store, await store.eventPlace(0, 7))).events, events.slice(-7));
      assert.deepEqual((await readFrom(store, await store.eventPlace(1e9, 5000))).events, []);
      const more = sampleEvent(5000, { receivedAt: 50_000 });
      await store.write(async (tx) => {
        await tx.forgetEvents(100, 100);
        await tx.addEvents([more]);
      });
      const again = await opened.reopen();
      assert.deepEqual((await readFrom(again, everything.place)).events, [more]);
      assert.deepEqual((await readFrom(again, await again.eventPlace(0, 5000))).events, [
        ...events.slice(3),
        more,
      ]);
    },
  );

  storeTest(open, 'the codes by which an update failed are counted from a time on', async ({ store }) => {
    await addSamples(store, 1, 2);
    await addComputers(store, 1, 2, 3, 4, 5, 6);
    const failed = (number: number, changedAt: number, hresult?: number) =>
      store.write(async (tx) =>
        tx.setStatus(
          computerId(number),
          [
            {
              updateId: updateId(1),
              state: 'Failed',
              changedAt,
              ...(hresult === undefined ? {} : { hresult }),
            },
            { updateId: updateId(2), state: 'NotInstalled', changedAt },
          ],
          1,
        ),
      );
    await failed(1, 100, -5);
    await failed(2, 200, -7);
    await failed(3, 200, -5);
    await failed(4, 300, -7);
    await failed(5, 300, -7);
    await failed(6, 400);
    assert.deepEqual(await store.failureCodes(updateId(1), 0), [
      { hresult: -7, computers: 3 },
      { hresult: -5, computers: 2 },
      { computers: 1 },
    ]);
    assert.deepEqual(await store.failureCodes(updateId(1), 300), [
      { hresult: -7, computers: 2 },
      { computers: 1 },
    ]);
    assert.deepEqual(await store.failureCodes(updateId(2), 0), []);
    assert.deepEqual(await store.failureCodes(updateId(9), 0), []);
  });
}
