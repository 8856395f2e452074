import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ComputerId, UpdateId, UpdateStatus } from '#update';
import type { StatusCounts, Store } from '../port.ts';
import { isFailure, type OpenStore, storeTest } from './opened.ts';
import { addComputers, addSamples, computerId, updateId } from './samples.ts';

const STATES = ['NotInstalled', 'Downloaded', 'Installed', 'Failed', 'InstalledPendingReboot'] as const;

const byUpdate = (one: UpdateStatus, other: UpdateStatus) => one.updateId.localeCompare(other.updateId);

async function statusOf(store: Store, number: number): Promise<readonly UpdateStatus[]> {
  return [...(await store.statusOf(computerId(number)))].sort(byUpdate);
}

function setStatus(store: Store, number: number, status: readonly UpdateStatus[], at = 1): Promise<void> {
  return store.write(async (tx) => tx.setStatus(computerId(number), status, at));
}

export function statusContract(open: OpenStore): void {
  storeTest(
    open,
    'a status comes back as it was set: states, times to the millisecond, HRESULTs',
    async (opened) => {
      const { store } = opened;
      await addSamples(store, 1, 2, 3, 4, 5, 6);
      await addComputers(store, 1);
      assert.deepEqual(await store.statusOf(computerId(1)), [], 'nothing before the first report');
      const status: UpdateStatus[] = [
        { updateId: updateId(1), state: 'NotInstalled', changedAt: 1_700_000_000_001 },
        { updateId: updateId(2), state: 'Installed', changedAt: 1_700_000_000_123 },
        { updateId: updateId(3), state: 'Failed', changedAt: 1_699_999_999_999, hresult: -2145124329 },
        { updateId: updateId(4), state: 'Installed', changedAt: 0 },
        { updateId: updateId(5), state: 'InstalledPendingReboot', changedAt: 5, hresult: 0 },
        { updateId: updateId(6), state: 'Downloaded', changedAt: 4_102_444_800_000 },
      ];
      await setStatus(store, 1, status.toReversed(), 77);
      assert.deepEqual(await statusOf(store, 1), status);
      assert.equal((await store.computer(computerId(1)))?.lastReportAt, 77);
      assert.deepEqual(await statusOf(await opened.reopen(), 1), status);
    },
  );

  storeTest(
    open,
    'updates that are not stored are left out, of two entries for one the last counts',
    async ({ store }) => {
      await addSamples(store, 1);
      await addComputers(store, 1);
      const last: UpdateStatus = { updateId: updateId(1), state: 'Installed', changedAt: 3 };
      await setStatus(store, 1, [
        { updateId: updateId(1), state: 'Failed', changedAt: 2, hresult: -1 },
        { updateId: updateId(9), state: 'Installed', changedAt: 2 },
        last,
      ]);
      assert.deepEqual(await store.statusOf(computerId(1)), [last]);
      assert.deepEqual(await store.statusCounts([updateId(9), updateId(1)]), [
        { updateId: updateId(9), needed: 0, downloaded: 0, installed: 0, failed: 0, pendingReboot: 0 },
        { updateId: updateId(1), needed: 0, downloaded: 0, installed: 1, failed: 0, pendingReboot: 0 },
      ]);
      await assert.rejects(setStatus(store, 9, []), isFailure('unknown-computer'));
    },
  );

  storeTest(open, 'the computers of an update are found in every state, page by page', async ({ store }) => {
    await addSamples(store, 1, 2);
    const numbers = [1, 2, 3, 4, 5, 6];
    await addComputers(store, ...numbers);
    for (const number of numbers) {
      await setStatus(store, number, [
        { updateId: updateId(1), state: STATES[number % 3]!, changedAt: number },
        { updateId: updateId(2), state: 'Failed', changedAt: number, hresult: -number },
      ]);
    }
    const all = { limit: 100, offset: 0 };
    assert.deepEqual(await store.computersWith(updateId(1), ['Installed'], all), {
      total: 2,
      items: [2, 5].map((number) => ({
        computerId: computerId(number),
        dnsName: `pc-${number}.corp.example`,
        status: { updateId: updateId(1), state: 'Installed', changedAt: number },
      })),
    });
    const failed = await store.computersWith(updateId(2), ['Failed', 'NotInstalled'], {
      limit: 2,
      offset: 3,
    });
    assert.equal(failed.total, 6);
    assert.deepEqual(
      failed.items.map(({ status }) => status.hresult),
      [-4, -5],
    );
    for (const [states, numbers] of [
      [['Installed'], [2, 5]],
      [['NotInstalled'], [3, 6]],
    ] as const) {
      for (const [offset, number] of [...numbers, undefined].entries()) {
        const page = await store.computersWith(updateId(1), states, { limit: 1, offset });
        assert.equal(page.total, 2);
        const expected = number === undefined ? [] : [computerId(number)];
        assert.deepEqual(
          page.items.map((row) => row.computerId),
          expected,
        );
      }
    }
    const mixed: ComputerId[] = [];
    for (let offset = 0; offset < 4; offset++) {
      const page = await store.computersWith(updateId(1), ['Installed', 'NotInstalled'], {
        limit: 1,
        offset,
      });
      assert.equal(page.total, 4);
      mixed.push(...page.items.map((row) => row.computerId));
    }
    assert.deepEqual(mixed.sort(), [2, 3, 5, 6].map(computerId));
    assert.deepEqual(await store.computersWith(updateId(9), STATES, all), { items: [], total: 0 });
    assert.deepEqual(await store.computersWith(updateId(1), [], all), { items: [], total: 0 });
  });

  storeTest(
    open,
    'after any history the counts by difference are what counting again gives',
    async ({ store }) => {
      const updates = [1, 2, 3, 4, 5, 6, 7, 8];
      const computers = [1, 2, 3];
      await addSamples(store, ...updates);
      await addComputers(store, ...computers);
      const entry = fc
        .tuple(
          fc.constantFrom(...updates.map(updateId)),
          fc.constantFrom(...STATES),
          fc.integer({ min: 0, max: 2 ** 41 }),
        )
        .map(([id, state, changedAt]): UpdateStatus => ({ updateId: id, state, changedAt }));
      const step = fc.tuple(
        fc.constantFrom(...computers),
        fc.uniqueArray(entry, { selector: ({ updateId: id }) => id, maxLength: 8 }),
        fc.boolean(),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          const model = new Map<number, readonly UpdateStatus[]>();
          for (const number of computers) await setStatus(store, number, []);
          for (const [computer, status, fails] of steps) {
            if (fails) {
              const failing = store.write(async (tx) => {
                await tx.setStatus(computerId(computer), status, 1);
                throw new Error('rolled back');
              });
              await assert.rejects(failing, /rolled back/);
            } else {
              await setStatus(store, computer, status);
              model.set(computer, [...status].sort(byUpdate));
            }
          }
          for (const number of computers)
            assert.deepEqual(await statusOf(store, number), model.get(number) ?? []);
          const ids = updates.map(updateId);
          assert.deepEqual(await store.statusCounts(ids), recount(ids, model));
        }),
        { numRuns: 25 },
      );
    },
  );
}

/** Counts the slow way. */
function recount(
  ids: readonly UpdateId[],
  model: ReadonlyMap<number, readonly UpdateStatus[]>,
): StatusCounts[] {
  const all = [...model.values()].flat();
  const count = (id: UpdateId, state: UpdateStatus['state']) =>
    all.filter((status) => status.updateId === id && status.state === state).length;
  return ids.map((id) => ({
    updateId: id,
    needed: count(id, 'NotInstalled'),
    downloaded: count(id, 'Downloaded'),
    installed: count(id, 'Installed'),
    failed: count(id, 'Failed'),
    pendingReboot: count(id, 'InstalledPendingReboot'),
  }));
}
