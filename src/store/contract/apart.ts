import assert from 'node:assert/strict';
import type { RevisionId, UpdateId } from '#update';
import type { ApartWork, Store } from '../port.ts';
import type { Asked, Told } from './apart-work.ts';
import { type OpenStore, storeTest } from './opened.ts';
import {
  addComputers,
  computerId,
  fillWithEverything,
  revisionNumber,
  sampleComputer,
  updateId,
} from './samples.ts';

const module = new URL('./apart-work.ts', import.meta.url).href;
const NOTE: ApartWork<Asked, Told> = { module, name: 'noteEvents' };
const ADD: ApartWork<number, number> = { module, name: 'addComputer' };
const AUDIT: ApartWork<string, undefined> = { module, name: 'noteActor' };
const REMOVE: ApartWork<RevisionId | undefined, readonly UpdateId[]> = { module, name: 'removeAndTell' };

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

  storeTest(open, 'what is made when its turn has come knows of all writes before it', async ({ store }) => {
    const [, sequence] = await Promise.all([
      store.write(async (tx) => tx.setSetting('number', 7)),
      store.writeApart(ADD, async () => (await store.setting<number>('number'))!),
    ]);
    assert.equal(await store.sequence(), sequence);
    assert.notEqual(await store.computer(computerId(7)), undefined);
    const mistake = new TypeError('no input');
    await assert.rejects(
      store.writeApart(ADD, async () => Promise.reject(mistake)),
      mistake,
    );
    await store.writeApart(ADD, 8);
    assert.notEqual(await store.computer(computerId(8)), undefined);
  });

  storeTest(open, 'an update that either side removes is gone for both', async ({ store }) => {
    await fillWithEverything(store, 12);
    const idOf = async (number: number) => (await store.revisionIdOf(updateId(number), revisionNumber(200)))!;
    const named = (ids: readonly UpdateId[]) => [9, 7].map((number) => ids.includes(updateId(number)));
    const here = () =>
      store.write(async (tx) => (await tx.statusOf(computerId(1))).map((status) => status.updateId));
    // What is installed stays in the status of a machine until it reports again.
    const status = [9, 7].map((number) => ({
      updateId: updateId(number),
      state: 'Installed' as const,
      changedAt: 1,
    }));
    await store.write(async (tx) => tx.setStatus(computerId(1), status, 1));
    // Both remember by now what the updates are called inside the database.
    assert.deepEqual(
      [named(await store.writeApart(REMOVE, undefined)), named(await here())],
      [
        [true, true],
        [true, true],
      ],
    );
    const gone = await idOf(9);
    await store.write(async (tx) => tx.removeRevisions([gone], { at: 5, reason: 'declined' }));
    assert.deepEqual(named(await store.writeApart(REMOVE, undefined)), [false, true]);
    assert.deepEqual(named(await store.writeApart(REMOVE, await idOf(7))), [false, false]);
    assert.deepEqual(named(await here()), [false, false]);
    assert.deepEqual(named((await store.statusOf(computerId(1))).map((status) => status.updateId)), [
      false,
      false,
    ]);
  });

  storeTest(
    open,
    'audit entries that are written apart say from where they were asked for',
    async ({ store }) => {
      await store.writeApart(AUDIT, 'user:alice');
      await store.writeApart({ ...AUDIT, from: '192.0.2.7' }, 'user:bob');
      const { items } = await store.audit({ limit: 10, offset: 0 });
      assert.deepEqual(items.map(({ actor, from }) => [actor, from]).toSorted(), [
        ['user:alice', undefined],
        ['user:bob', '192.0.2.7'],
      ]);
    },
  );
}
