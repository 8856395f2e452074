import assert from 'node:assert/strict';
import { ALL_COMPUTERS, type GroupId, UNASSIGNED_COMPUTERS, type UpdateStatus } from '#update';
import type { FleetRow } from '../fleet-port.ts';
import type { Store } from '../port.ts';
import { type OpenStore, storeTest } from './opened.ts';
import { addComputers, addSamples, computerId, groupId, sampleComputer, updateId } from './samples.ts';

const MOMENTS = { arrivedAt: 100, silentBefore: 50, decidedAt: [200, 300] };

/** A computer that was heard of, scanned and reported at those moments. */
interface Told {
  readonly scannedAt: number;
  readonly reportedAt?: number;
  readonly state?: UpdateStatus['state'];
  readonly hresult?: number;
  readonly groups?: readonly GroupId[];
}

async function put(
  store: Store,
  number: number,
  { scannedAt, reportedAt, state, hresult, groups }: Told,
): Promise<void> {
  await store.write(async (tx) => {
    const id = computerId(number);
    await tx.putComputer(
      sampleComputer(number, { createdAt: 1, lastContactAt: scannedAt, lastScanAt: scannedAt }),
    );
    if (groups !== undefined) await tx.setMemberships(id, groups);
    if (reportedAt === undefined) return;
    const known = {
      updateId: updateId(1),
      changedAt: reportedAt,
      ...(hresult === undefined ? {} : { hresult }),
    };
    const other: UpdateStatus = { updateId: updateId(2), state: 'Failed', changedAt: 1, hresult: -9 };
    await tx.setStatus(id, [other, ...(state === undefined ? [] : [{ ...known, state }])], reportedAt);
  });
}

async function fleetOf(store: Store, moments = MOMENTS): Promise<FleetRow[]> {
  const rows = await store.fleetOf(updateId(1), moments);
  return [...rows].sort((one, other) => (one.examples[0]! < other.examples[0]! ? -1 : 1));
}

export function fleetContract(open: OpenStore): void {
  storeTest(
    open,
    'computers that stand alike to an update are one row with three of them',
    async (opened) => {
      const { store } = opened;
      await addSamples(store, 1, 2);
      for (const number of [1, 2, 3, 4])
        await put(store, number, { scannedAt: 250, reportedAt: 250, state: 'NotInstalled' });
      await put(store, 5, { scannedAt: 250, reportedAt: 250, state: 'Installed' });
      const rows: FleetRow[] = [
        {
          groupIds: [UNASSIGNED_COMPUTERS],
          state: 'NotInstalled',
          reported: 'since',
          scansSeen: 1,
          silent: false,
          count: 4,
          examples: [1, 2, 3].map(computerId),
        },
        {
          groupIds: [UNASSIGNED_COMPUTERS],
          reported: 'since',
          scansSeen: 1,
          silent: false,
          count: 1,
          examples: [computerId(5)],
        },
      ];
      assert.deepEqual(await fleetOf(store), rows);
      assert.deepEqual(await fleetOf(await opened.reopen()), rows);
    },
  );

  storeTest(open, 'each moment tells computers apart, up to itself and from then on', async ({ store }) => {
    await addSamples(store, 1, 2);
    await put(store, 1, { scannedAt: 49 });
    await put(store, 2, { scannedAt: 50, reportedAt: 99 });
    await put(store, 3, { scannedAt: 199, reportedAt: 100 });
    await put(store, 4, { scannedAt: 200, reportedAt: 100 });
    await put(store, 5, { scannedAt: 299, reportedAt: 100, state: 'Downloaded' });
    await put(store, 6, { scannedAt: 300, reportedAt: 100, state: 'InstalledPendingReboot' });
    assert.deepEqual(
      (await fleetOf(store)).map((row) => [row.silent, row.reported, row.scansSeen, row.state]),
      [
        [true, 'never', 0, undefined],
        [false, 'before', 0, undefined],
        [false, 'since', 0, undefined],
        [false, 'since', 1, undefined],
        [false, 'since', 1, 'Downloaded'],
        [false, 'since', 2, 'InstalledPendingReboot'],
      ],
    );
    const undecided = await fleetOf(store, { ...MOMENTS, decidedAt: [] });
    assert.deepEqual(
      undecided.map(({ scansSeen, count }) => [scansSeen, count]),
      [
        [0, 1],
        [0, 1],
        [0, 2],
        [0, 1],
        [0, 1],
      ],
    );
    const many = Array.from({ length: 40 }, (_, index) => 10 * index);
    const seen = (await fleetOf(store, { ...MOMENTS, decidedAt: many })).map((row) => row.scansSeen);
    assert.deepEqual(seen, [5, 6, 20, 21, 30, 31]);
  });

  storeTest(open, 'failures are told apart by their HRESULT, other states are not', async ({ store }) => {
    await addSamples(store, 1, 2);
    const told = { scannedAt: 250, reportedAt: 250 };
    await put(store, 1, { ...told, state: 'Failed', hresult: -1 });
    await put(store, 2, { ...told, state: 'Failed', hresult: -2 });
    await put(store, 3, { ...told, state: 'Failed', hresult: -1 });
    await put(store, 4, { ...told, state: 'NotInstalled', hresult: -1 });
    await put(store, 5, { ...told, state: 'NotInstalled' });
    assert.deepEqual(
      (await fleetOf(store)).map(({ state, hresult, count }) => [state, hresult, count]),
      [
        ['Failed', -1, 2],
        ['Failed', -2, 1],
        ['NotInstalled', undefined, 2],
      ],
    );
  });

  storeTest(
    open,
    'computers of the same groups are together, in whatever order they joined',
    async ({ store }) => {
      await addSamples(store, 1, 2);
      await store.write(async (tx) => {
        for (const number of [1, 2])
          await tx.addGroup({ id: groupId(number), name: `Group ${number}`, parentId: ALL_COMPUTERS });
      });
      await put(store, 1, { scannedAt: 60, groups: [groupId(1), groupId(2)] });
      await put(store, 2, { scannedAt: 60, groups: [groupId(2), groupId(1)] });
      await put(store, 3, { scannedAt: 60, groups: [groupId(2)] });
      const groups = async () =>
        (await fleetOf(store)).map(({ groupIds, count }) => [groupIds.toSorted(), count]);
      assert.deepEqual(await groups(), [
        [[groupId(1), groupId(2)], 2],
        [[groupId(2)], 1],
      ]);
      await store.write(async (tx) => tx.setMemberships(computerId(2), []));
      assert.deepEqual(await groups(), [
        [[groupId(1), groupId(2)], 1],
        [[UNASSIGNED_COMPUTERS], 1],
        [[groupId(2)], 1],
      ]);
    },
  );

  storeTest(open, 'archived computers are in no row until they are back', async ({ store }) => {
    await addSamples(store, 1, 2);
    await put(store, 1, { scannedAt: 250, reportedAt: 250, state: 'NotInstalled' });
    const before = await fleetOf(store);
    await store.write(async (tx) => tx.archiveComputer(computerId(1), 260, 'silent'));
    assert.deepEqual(await fleetOf(store), []);
    await store.write(async (tx) => tx.restoreComputer(computerId(1)));
    assert.deepEqual(await fleetOf(store), before);
  });

  storeTest(open, 'contacts move computers on; an update that is not here is nobody’s', async ({ store }) => {
    await addSamples(store, 1, 2);
    await addComputers(store, 1);
    await put(store, 1, { scannedAt: 60, reportedAt: 60 });
    const contact = { computerId: computerId(1), at: 310, address: '192.0.2.1', scanned: true };
    await store.write(async (tx) => tx.recordContacts([contact]));
    assert.deepEqual(
      (await fleetOf(store)).map(({ scansSeen, reported }) => [scansSeen, reported]),
      [[2, 'before']],
    );
    assert.deepEqual(
      (await store.fleetOf(updateId(9), MOMENTS)).map(({ count, state }) => [count, state]),
      [[1, undefined]],
    );
  });

  storeTest(
    open,
    'what each computer lacks is told computer by computer, whatever it has',
    async (opened) => {
      const { store } = opened;
      await addSamples(store, 1, 2);
      await store.write(async (tx) =>
        tx.addGroup({ id: groupId(1), name: 'Group 1', parentId: ALL_COMPUTERS }),
      );
      await put(store, 1, { scannedAt: 60, reportedAt: 60, state: 'NotInstalled', groups: [groupId(1)] });
      await put(store, 2, { scannedAt: 60, reportedAt: 60, state: 'Installed' });
      await put(store, 3, { scannedAt: 60 });
      await put(store, 4, { scannedAt: 60, reportedAt: 60, state: 'Failed', hresult: -1 });
      await store.write(async (tx) => tx.archiveComputer(computerId(4), 70, 'silent'));
      // In several pieces.
      for (let number = 5; number <= 700; number += 1) await put(store, number, { scannedAt: 60 });
      await put(store, 701, { scannedAt: 60, reportedAt: 60, state: 'InstalledPendingReboot' });
      const told = async (from: Store) =>
        (await Array.fromAsync(from.lackingByComputer()))
          .flat()
          .map(({ lacking, ...row }) => ({ ...row, lacking: lacking.toSorted() }));
      const unassigned = [UNASSIGNED_COMPUTERS];
      const silent = { groupIds: unassigned, reported: false, lacking: [] };
      const rows = [
        { groupIds: [groupId(1)], reported: true, lacking: [updateId(1), updateId(2)] },
        { groupIds: unassigned, reported: true, lacking: [updateId(2)] },
        ...Array.from({ length: 697 }, () => silent),
        { groupIds: unassigned, reported: true, lacking: [updateId(1), updateId(2)] },
      ];
      assert.deepEqual(await told(store), rows);
      assert.deepEqual(await told(await opened.reopen()), rows);
    },
  );
}
