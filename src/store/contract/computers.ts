import assert from 'node:assert/strict';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import type { Computer, Store } from '../port.ts';
import { isFailure, type OpenStore, storeTest } from './opened.ts';
import {
  addComputers,
  addSamples,
  computerId,
  groupId,
  sampleComputer,
  sampleEvent,
  updateId,
} from './samples.ts';

async function names(
  store: Store,
  query: Partial<Parameters<Store['computers']>[0]> = {},
): Promise<readonly string[]> {
  const page = await store.computers({ limit: 100, offset: 0, ...query });
  assert.equal(page.total, page.items.length);
  return page.items.map((computer) => computer.dnsName);
}

export function computerContract(open: OpenStore): void {
  storeTest(
    open,
    'a computer comes back as it was put, in Unassigned Computers until it is placed',
    async (opened) => {
      const { store } = opened;
      const full = sampleComputer(1, {
        requestedGroups: ['Pilot', 'パイロット'],
        lastContactAt: 10,
        lastScanAt: 20,
        lastReportAt: 30,
        registered: true,
        inventory: {
          osVersion: { major: 10, minor: 0, build: 26100 },
          manufacturer: 'Example "quoted"',
          suiteMask: 256,
          deviceAttributes: { FlightRing: 'Retail' },
        },
      });
      await store.write(async (tx) => {
        await tx.putComputer(full);
        await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
      });
      assert.deepEqual(await store.computer(full.id), { ...full, groupIds: [UNASSIGNED_COMPUTERS] });
      await store.write(async (tx) => tx.setMemberships(full.id, [groupId(1)]));
      const renamed: Computer = {
        ...full,
        dnsName: 'new.example',
        requestedGroups: [],
        groupIds: [groupId(1)],
      };
      await store.write(async (tx) => tx.putComputer(renamed));
      assert.deepEqual(await store.computer(full.id), renamed, 'putting it again keeps its groups');
      assert.deepEqual(await (await opened.reopen()).computer(full.id), renamed);
    },
  );

  storeTest(open, 'computers are found by DNS name or first label, in any letter case', async ({ store }) => {
    await store.write(async (tx) => {
      await tx.putComputer(sampleComputer(1, { dnsName: 'PC-17.corp.example' }));
      await tx.putComputer(sampleComputer(2, { dnsName: 'pc-17' }));
      await tx.putComputer(sampleComputer(3, { dnsName: 'pc-170.corp.example' }));
      await tx.putComputer(sampleComputer(4, { dnsName: 'pc-17.corp.example' }));
      await tx.putComputer(sampleComputer(5, { dnsName: 'MÜLLER.example' }));
    });
    const found = async (name: string) =>
      (await store.computersNamed(name)).map((computer) => computer.id).sort();
    assert.deepEqual(await found('Pc-17'), [1, 2, 4].map(computerId));
    assert.deepEqual(await found('pc-17.CORP.example'), [1, 4].map(computerId));
    assert.deepEqual(await found('müller'), [computerId(5)]);
    assert.deepEqual(await found('corp'), []);
    assert.deepEqual(await found('pc-1'), []);
    assert.deepEqual(await found('%'), []);
  });

  storeTest(
    open,
    'computers are listed by name, all or those of a group, with or without the groups beneath',
    async (opened) => {
      const { store } = opened;
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'Outer', parentId: ALL_COMPUTERS });
        await tx.addGroup({ id: groupId(2), name: 'Inner', parentId: groupId(1) });
        for (const [number, name] of [
          [1, 'C'],
          [2, 'a'],
          [3, 'B'],
          [4, 'd'],
        ] as const) {
          await tx.putComputer(sampleComputer(number, { dnsName: name }));
        }
        await tx.setMemberships(computerId(1), [groupId(1), groupId(2)]);
        await tx.setMemberships(computerId(2), [groupId(2)]);
      });
      assert.deepEqual(await names(store), ['a', 'B', 'C', 'd']);
      assert.deepEqual(await names(store, { groupId: groupId(1) }), ['C']);
      assert.deepEqual(await names(store, { groupId: groupId(1), includeBeneath: true }), ['a', 'C']);
      assert.deepEqual(await names(store, { groupId: UNASSIGNED_COMPUTERS }), ['B', 'd']);
      assert.deepEqual(await names(store, { groupId: ALL_COMPUTERS }), []);
      assert.deepEqual(await names(store, { groupId: ALL_COMPUTERS, includeBeneath: true }), [
        'a',
        'B',
        'C',
        'd',
      ]);
      assert.deepEqual(await names(store, { groupId: groupId(9) }), []);
      const page = await store.computers({ limit: 2, offset: 1 });
      assert.deepEqual([page.total, ...page.items.map((computer) => computer.dnsName)], [4, 'B', 'C']);
    },
  );

  storeTest(
    open,
    'memberships are replaced whole, and an unknown group changes nothing',
    async ({ store }) => {
      await addComputers(store, 1);
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'One', parentId: ALL_COMPUTERS });
        await tx.setMemberships(computerId(1), [groupId(1), UNASSIGNED_COMPUTERS, groupId(1)]);
        await assert.rejects(tx.setMemberships(computerId(1), [groupId(9)]), isFailure('unknown-group'));
        await assert.rejects(tx.setMemberships(computerId(9), []), isFailure('unknown-computer'));
      });
      assert.deepEqual((await store.computer(computerId(1)))?.groupIds, [UNASSIGNED_COMPUTERS, groupId(1)]);
      await store.write(async (tx) => tx.setMemberships(computerId(1), []));
      assert.deepEqual(
        (await store.computer(computerId(1)))?.groupIds,
        [UNASSIGNED_COMPUTERS],
        'never in no group',
      );
    },
  );

  storeTest(
    open,
    'contacts move times forward only, and pass over computers that are not there',
    async ({ store }) => {
      await addComputers(store, 1);
      const contact = { computerId: computerId(1), at: 100, address: '192.0.2.7', scanned: false };
      await store.write(async (tx) => {
        await tx.recordContacts([
          { ...contact, at: 300, scanned: true, deviceAttributes: { Ring: 'Fast' } },
          { ...contact, at: 200, address: '192.0.2.8', scanned: true },
          { ...contact, computerId: computerId(9) },
        ]);
      });
      const computer = await store.computer(computerId(1));
      assert.deepEqual(
        [computer?.lastContactAt, computer?.lastScanAt, computer?.lastAddress, computer?.inventory],
        [300, 300, '192.0.2.7', { deviceAttributes: { Ring: 'Fast' } }],
      );
      await store.write(async (tx) => tx.recordContacts([{ ...contact, at: 400 }]));
      const later = await store.computer(computerId(1));
      assert.deepEqual([later?.lastContactAt, later?.lastScanAt], [400, 300]);
      assert.deepEqual(later?.inventory, computer?.inventory, 'what a contact does not tell stays');
      assert.equal((await store.counts()).computers, 1);
    },
  );

  storeTest(
    open,
    'a removed computer takes everything of its own with it and nothing else',
    async (opened) => {
      const { store } = opened;
      await addSamples(store, 1, 2);
      await addComputers(store, 1, 2);
      await store.write(async (tx) => {
        for (const number of [1, 2]) {
          await tx.setStatus(
            computerId(number),
            [
              { updateId: updateId(1), state: 'Installed', changedAt: 1 },
              { updateId: updateId(2), state: 'Failed', changedAt: 1, hresult: -1 },
            ],
            1,
          );
          await tx.addEvents([sampleEvent(number, { computerId: computerId(number) })]);
        }
        await tx.putComputer(sampleComputer(1, { requestedGroups: ['Nowhere'] }));
        await tx.removeComputer(computerId(1));
        await assert.rejects(tx.removeComputer(computerId(1)), isFailure('unknown-computer'));
      });
      assert.equal(await store.computer(computerId(1)), undefined);
      assert.deepEqual(await store.statusOf(computerId(1)), []);
      assert.equal((await store.eventsOf(computerId(1), { limit: 9, offset: 0 })).total, 0);
      assert.deepEqual(await store.missingRequestedGroups(), []);
      const counts = await store.statusCounts([updateId(1), updateId(2)]);
      assert.deepEqual([counts[0]?.installed, counts[1]?.failed], [1, 1]);
      assert.deepEqual([(await store.counts()).computers, (await store.counts()).events], [1, 1]);
      await addComputers(store, 1);
      assert.deepEqual(await store.statusOf(computerId(1)), [], 'when it comes back it starts anew');
    },
  );
}
