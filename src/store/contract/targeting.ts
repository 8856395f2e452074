import assert from 'node:assert/strict';
import { ALL_COMPUTERS } from '#update';
import type { Store } from '../port.ts';
import type { ComputersQuery } from '../targeting-port.ts';
import { listOf, type OpenStore, storeTest } from './opened.ts';
import { addComputers, addSamples, computerId, groupId, sampleComputer, updateId } from './samples.ts';

const STATUS = [
  { updateId: updateId(1), state: 'Installed', changedAt: 1 },
  { updateId: updateId(2), state: 'Failed', changedAt: 2, hresult: -1 },
] as const;

async function listed(store: Store, query: Partial<ComputersQuery>): Promise<readonly string[]> {
  const { items, total } = await store.computers({ limit: 100, offset: 0, ...query });
  assert.equal(total, items.length);
  return items.map(({ dnsName }) => dnsName);
}

export function targetingContract(open: OpenStore): void {
  storeTest(
    open,
    'a group keeps its rule through renames, moves and restarts, until it is taken away',
    async (opened) => {
      const { store } = opened;
      const rule = { name: ['PC-*'], address: ['10.0.0.0/8'] };
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'Made so', parentId: ALL_COMPUTERS, rule });
        await tx.addGroup({ id: groupId(2), name: 'Set later', parentId: ALL_COMPUTERS });
        await tx.setGroupRule(groupId(2), rule);
        await tx.renameGroup(groupId(2), 'Renamed');
        await tx.moveGroup(groupId(2), groupId(1));
      });
      const again = await opened.reopen();
      assert.deepEqual((await again.groups()).slice(2), [
        { id: groupId(1), name: 'Made so', parentId: ALL_COMPUTERS, rule },
        { id: groupId(2), name: 'Renamed', parentId: groupId(1), rule },
      ]);
      await again.write(async (tx) => tx.setGroupRule(groupId(2), undefined));
      assert.deepEqual((await again.groups())[3], { id: groupId(2), name: 'Renamed', parentId: groupId(1) });
    },
  );

  storeTest(
    open,
    'computers are filtered by what they are, and sorted by name, contact or version',
    async ({ store }) => {
      const os = (build: number) => ({ osVersion: { major: 10, minor: 0, build } });
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
        await tx.putComputer(
          sampleComputer(1, { dnsName: 'PC-1.corp', lastContactAt: 30_000, inventory: os(26100) }),
        );
        await tx.putComputer(
          sampleComputer(2, { dnsName: 'pc-2.corp', lastContactAt: 10_000, inventory: os(19045) }),
        );
        await tx.putComputer(
          sampleComputer(3, { dnsName: 'srv[1]', lastContactAt: 20_000, requestedGroups: ['Lost', 'pilot'] }),
        );
        await tx.putComputer(sampleComputer(4, { dnsName: 'never', requestedGroups: ['PILOT'] }));
        await tx.setMemberships(computerId(1), [groupId(1)]);
      });
      assert.deepEqual(await listed(store, { name: 'pc-?' }), ['PC-1.corp', 'pc-2.corp'], 'the first label');
      assert.deepEqual(await listed(store, { name: '*.CORP' }), ['PC-1.corp', 'pc-2.corp'], 'the whole name');
      assert.deepEqual(await listed(store, { name: 'pc' }), []);
      assert.deepEqual(await listed(store, { name: 'srv[1]' }), ['srv[1]'], 'brackets mean themselves');
      assert.deepEqual(await listed(store, { os: '10.0' }), ['PC-1.corp', 'pc-2.corp']);
      assert.deepEqual(await listed(store, { os: '10.0.26100' }), ['PC-1.corp']);
      assert.deepEqual(await listed(store, { os: 'eleven' }), []);
      assert.deepEqual(await listed(store, { contactBefore: 20_000 }), ['never', 'pc-2.corp']);
      assert.deepEqual(await listed(store, { contactAfter: 20_000 }), ['PC-1.corp', 'srv[1]']);
      assert.deepEqual(await listed(store, { asksInVain: true }), ['srv[1]']);
      assert.deepEqual(await listed(store, { groupId: groupId(1), name: 'pc*', os: '10' }), ['PC-1.corp']);
      assert.deepEqual(await listed(store, { sort: 'contact' }), [
        'never',
        'pc-2.corp',
        'srv[1]',
        'PC-1.corp',
      ]);
      assert.deepEqual((await listed(store, { sort: 'os', descending: true })).slice(0, 2), [
        'PC-1.corp',
        'pc-2.corp',
      ]);
      const page = await store.computers({ limit: 1, offset: 1, descending: true });
      assert.deepEqual([page.total, page.items[0]?.dnsName], [4, 'pc-2.corp']);
    },
  );

  storeTest(
    open,
    'an archived computer counts nowhere, and comes back with everything it had',
    async (opened) => {
      const { store } = opened;
      await addSamples(store, 1, 2);
      await addComputers(store, 1, 2);
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
        await tx.setMemberships(computerId(1), [groupId(1)]);
        await tx.setStatus(computerId(1), STATUS, 9);
      });
      const before = await store.computer(computerId(1));
      await store.write(async (tx) => {
        await tx.archiveComputer(computerId(1), 70, 'silent for 31 days');
        await tx.archiveComputer(computerId(1), 71, 'again');
      });
      const counts = async () => {
        const [one, two] = await store.statusCounts([updateId(1), updateId(2)]);
        const { computers, archivedComputers } = await store.counts();
        return [one?.installed, two?.failed, computers, archivedComputers];
      };
      assert.deepEqual(await counts(), [0, 0, 1, 1]);
      assert.deepEqual(await store.computer(computerId(1)), {
        ...before,
        archivedAt: 70,
        archiveReason: 'silent for 31 days',
      });
      assert.deepEqual(
        [await store.statusOf(computerId(1)), await store.archivedStatusOf(computerId(1))].map(
          (each) => each.length,
        ),
        [0, 2],
      );
      assert.deepEqual((await store.countsOf([computerId(1), computerId(2)])).get(computerId(1)), {
        needed: 0,
        downloaded: 0,
        installed: 1,
        failed: 1,
        pendingReboot: 0,
      });
      assert.deepEqual(await listed(store, { archived: true }), ['pc-1.corp.example']);
      assert.deepEqual(await listed(store, { archived: false }), ['pc-2.corp.example']);
      assert.equal((await listed(store, {})).length, 2);
      assert.deepEqual(await store.check(), []);

      await store.write(async (tx) => tx.restoreComputer(computerId(1)));
      assert.deepEqual(await counts(), [1, 1, 2, 0]);
      assert.deepEqual(await store.computer(computerId(1)), before);
      assert.deepEqual(await store.archivedStatusOf(computerId(1)), []);
      assert.deepEqual(new Set(await store.statusOf(computerId(1))), new Set(STATUS));
      assert.deepEqual(await (await opened.reopen()).check(), []);
    },
  );

  storeTest(
    open,
    'a contact brings an archived computer back, and a newer report is not overwritten',
    async ({ store }) => {
      await addSamples(store, 1, 2);
      await addComputers(store, 1, 2);
      const contact = { at: 100, address: '192.0.2.1', scanned: false };
      await store.write(async (tx) => {
        await tx.setStatus(computerId(1), STATUS, 9);
        await tx.archiveComputer(computerId(1), 70, 'silent');
        await tx.setStatus(computerId(1), STATUS.slice(0, 1), 99);
        const told = await tx.recordContacts(
          [1, 2].map((number) => ({ ...contact, computerId: computerId(number) })),
        );
        assert.deepEqual(told, { restored: [computerId(1)], changed: [] });
        const elsewhere = { ...contact, at: 200, address: '192.0.2.99', computerId: computerId(2) };
        assert.deepEqual((await tx.recordContacts([elsewhere])).changed, [computerId(2)]);
        const told2 = { ...elsewhere, at: 300, deviceAttributes: { OSVersion: '10.0.1' } };
        assert.deepEqual((await tx.recordContacts([told2])).changed, [computerId(2)]);
      });
      assert.equal((await store.computer(computerId(1)))?.archivedAt, undefined);
      assert.deepEqual(await store.statusOf(computerId(1)), STATUS.slice(0, 1));
      assert.deepEqual(await store.check(), []);
    },
  );

  storeTest(
    open,
    'silent computers are told longest silent first, archived ones are not',
    async ({ store }) => {
      await store.write(async (tx) => {
        for (const [number, lastContactAt] of [
          [1, 8_000],
          [2, 6_000],
          [3, 9_000],
          [4, 0],
        ] as const)
          await tx.putComputer(sampleComputer(number, { lastContactAt }));
        await tx.archiveComputer(computerId(2), 1, 'silent');
      });
      const silent = async (before: number, limit = 9) =>
        (await store.silentComputers(before, limit)).map(({ id }) => id);
      assert.deepEqual(
        await silent(9_000),
        [computerId(4), computerId(1)],
        'a new one counts from its first day',
      );
      assert.deepEqual(await silent(10_000, 1), [computerId(4)]);
      assert.deepEqual(
        (await listOf(store.everyMachine())).map(({ id }) => id),
        [1, 2, 3, 4].map(computerId),
      );
    },
  );

  storeTest(open, 'as what a computer was seen is kept whole, and goes with it', async (opened) => {
    const { store } = opened;
    const sighting = {
      kind: 'name',
      value: 'PC-A',
      firstSeenAt: 1,
      lastSeenAt: 2,
      address: '192.0.2.1',
      returns: [2],
    } as const;
    const other = { ...sighting, value: 'pc-b', firstSeenAt: 3 };
    await store.write(async (tx) => {
      await tx.putComputer(sampleComputer(1, { clonedAt: 5 }));
      await tx.putSightings(computerId(1), [other, sighting]);
    });
    const again = await opened.reopen();
    assert.deepEqual(await again.sightingsOf(computerId(1)), [sighting, other]);
    assert.deepEqual(
      (await again.clonedComputers()).map(({ id }) => id),
      [computerId(1)],
    );
    assert.deepEqual(await again.check(), []);
    await again.write(async (tx) => tx.removeComputer(computerId(1)));
    assert.deepEqual(await again.sightingsOf(computerId(1)), []);
    assert.deepEqual(await again.clonedComputers(), []);
  });
}
