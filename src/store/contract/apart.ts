import assert from 'node:assert/strict';
import type { ApartWork, Store } from '../port.ts';
import type { Asked, Told } from './apart-work.ts';
import { type OpenStore, storeTest } from './opened.ts';
import { addComputers, computerId, sampleComputer } from './samples.ts';

const module = new URL('./apart-work.ts', import.meta.url).href;
const NOTE: ApartWork<Asked, Told> = { module, name: 'noteEvents' };
const ADD: ApartWork<number, number> = { module, name: 'addComputer' };

const eventsOf = async (store: Store) =>
  (await store.eventsOf(computerId(1), { limit: 100, offset: 0 })).total;

export function apartContract(open: OpenStore): void {
  storeTest(
    open,
    'what is written apart takes its turn among the other writes, and both see it',
    async (opened) => {
      const { store } = opened;
      await addComputers(store, 1);
      const before = await store.sequence();
      const writes = await Promise.all([
        store.writeApart(NOTE, { events: [1, 2] }),
        store.write(async (tx) => {
          assert.equal((await tx.eventsOf(computerId(1), { limit: 9, offset: 0 })).total, 2);
          await tx.putComputer(sampleComputer(2));
          return { sequence: tx.nextSequence };
        }),
        store.writeApart(NOTE, { events: [2, 3] }),
        store.writeApart(ADD, 3).then((sequence) => ({ sequence })),
      ]);
      assert.deepEqual(
        writes.map(({ sequence }) => sequence),
        [1, 2, 3, 4].map((each) => before + each),
      );
      assert.deepEqual([(writes[0] as Told).added, (writes[2] as Told).added], [2, 1]);
      const again = await opened.reopen();
      assert.equal(await again.sequence(), before + 4);
      assert.equal(await eventsOf(again), 3);
      assert.equal((await again.counts()).computers, 3);
      assert.deepEqual(await again.check(), []);
    },
  );

  storeTest(
    open,
    'of work apart that fails, changes nothing, or takes its thread along, nothing is written',
    async ({ store }) => {
      await addComputers(store, 1);
      const before = await store.sequence();
      await assert.rejects(store.writeApart(NOTE, { events: [1], ending: 'throw' }), /as it was asked to/);
      await assert.rejects(store.writeApart(NOTE, { events: [1], ending: 'refuse' }), {
        code: 'store/unknown-computer',
      });
      await assert.rejects(store.writeApart(NOTE, { events: [1], ending: 'end-thread' }), {
        code: 'store/thread-ended',
      });
      const told = await store.writeApart(NOTE, { events: [1], ending: 'unchanged' });
      assert.deepEqual([told.added, await store.sequence(), await eventsOf(store)], [1, before, 0]);
      assert.equal((await store.writeApart(NOTE, { events: [1] })).sequence, before + 1);
      await store.write(async (tx) => tx.setSetting('a', 1));
      assert.equal(await store.sequence(), before + 2);
      assert.equal(await eventsOf(store), 1);
    },
  );
}
