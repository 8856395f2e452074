import assert from 'node:assert/strict';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import { isFailure, type OpenStore, storeTest } from './opened.ts';
import { addSamples, computerId, groupId, sampleComputer, updateId } from './samples.ts';

export function groupContract(open: OpenStore): void {
  storeTest(open, 'groups are added, renamed and removed, and keep their parents', async (opened) => {
    const { store } = opened;
    await store.write(async (tx) => {
      await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
      await tx.addGroup({ id: groupId(2), name: 'パイロット', parentId: groupId(1) });
      await tx.addGroup({ id: groupId(3), name: 'Gone', parentId: ALL_COMPUTERS });
    });
    await store.write(async (tx) => {
      await tx.renameGroup(groupId(1), 'First ring');
      await tx.removeGroup(groupId(3));
    });
    const expected = [
      { id: groupId(1), name: 'First ring', parentId: ALL_COMPUTERS },
      { id: groupId(2), name: 'パイロット', parentId: groupId(1) },
    ];
    assert.deepEqual((await store.groups()).slice(2), expected);
    assert.deepEqual((await (await opened.reopen()).groups()).slice(2), expected);
    assert.equal(
      (await store.counts().catch(() => undefined)) === undefined,
      true,
      'the old store is closed',
    );
  });

  storeTest(open, 'a group that is in use is not removed', async ({ store }) => {
    const [one] = await addSamples(store, 1);
    await store.write(async (tx) => {
      for (const number of [1, 2, 3]) {
        await tx.addGroup({ id: groupId(number), name: `Group ${number}`, parentId: ALL_COMPUTERS });
      }
      await tx.addGroup({ id: groupId(4), name: 'Child', parentId: groupId(1) });
      await tx.putComputer(sampleComputer(1));
      await tx.setMemberships(computerId(1), [groupId(2)]);
      await tx.putDeployment({
        updateId: updateId(1),
        revisionId: one!.id,
        groupId: groupId(3),
        action: 'Install',
        createdAt: 1,
        author: 'test',
      });
    });
    await store.write(async (tx) => {
      for (const number of [1, 2, 3]) {
        await assert.rejects(tx.removeGroup(groupId(number)), isFailure('group-in-use'));
      }
      await assert.rejects(tx.removeGroup(groupId(9)), isFailure('unknown-group'));
      await assert.rejects(tx.renameGroup(groupId(9), 'x'), isFailure('unknown-group'));
      await assert.rejects(tx.addGroup({ id: groupId(1), name: 'again' }), isFailure('duplicate'));
      const orphan = { id: groupId(8), name: 'orphan', parentId: groupId(9) };
      await assert.rejects(tx.addGroup(orphan), isFailure('unknown-group'));
      await tx.removeGroup(groupId(4));
      await tx.removeGroup(groupId(1));
      await tx.setMemberships(computerId(1), []);
      await tx.removeGroup(groupId(2));
      await tx.endDeployment(updateId(1), groupId(3), 2);
      await tx.removeGroup(groupId(3));
    });
    assert.equal((await store.groups()).length, 2);
    assert.equal(
      (await store.deploymentHistory(updateId(1)))[0]?.groupId,
      groupId(3),
      'history outlives its group',
    );
  });

  storeTest(
    open,
    'names that machines ask for and no group has are told, whatever their letter case',
    async ({ store }) => {
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
        await tx.putComputer(sampleComputer(1, { requestedGroups: ['PILOT', 'Büro'] }));
        await tx.putComputer(sampleComputer(2, { requestedGroups: ['BÜRO', 'Servers', 'servers'] }));
        await tx.putComputer(sampleComputer(3, { requestedGroups: ['Lost'] }));
      });
      await store.write(async (tx) => {
        await tx.putComputer(sampleComputer(3, { requestedGroups: ['all computers'] }));
      });
      const missing = await store.missingRequestedGroups();
      assert.deepEqual(
        missing.map(({ name, computers }) => [name.toLowerCase(), computers]),
        [
          ['büro', 2],
          ['servers', 1],
        ],
      );
      await store.write(async (tx) => tx.renameGroup(groupId(1), 'büro'));
      assert.deepEqual(
        (await store.missingRequestedGroups()).map(({ name }) => name.toLowerCase()),
        ['pilot', 'servers'],
      );
      assert.equal(
        (await store.computer(computerId(1)))?.groupIds[0],
        UNASSIGNED_COMPUTERS,
        'names move nobody',
      );
    },
  );

  storeTest(open, 'a group moves with all that is beneath it, and never beneath itself', async (opened) => {
    const { store } = opened;
    await store.write(async (tx) => {
      await tx.addGroup({ id: groupId(1), name: 'One', parentId: ALL_COMPUTERS });
      await tx.addGroup({ id: groupId(2), name: 'Two', parentId: groupId(1) });
      await tx.addGroup({ id: groupId(3), name: 'Three', parentId: groupId(2) });
      await tx.addGroup({ id: groupId(4), name: 'Four', parentId: ALL_COMPUTERS });
      await tx.putComputer(sampleComputer(1));
      await tx.setMemberships(computerId(1), [groupId(3)]);
    });
    await store.write(async (tx) => {
      for (const below of [1, 2, 3]) {
        await assert.rejects(tx.moveGroup(groupId(1), groupId(below)), isFailure('group-in-use'));
      }
      await assert.rejects(tx.moveGroup(groupId(9), groupId(1)), isFailure('unknown-group'));
      await assert.rejects(tx.moveGroup(groupId(1), groupId(9)), isFailure('unknown-group'));
      await tx.moveGroup(groupId(2), groupId(4));
      await tx.moveGroup(groupId(1), groupId(3));
    });
    const again = await opened.reopen();
    assert.deepEqual((await again.groups()).slice(2), [
      { id: groupId(1), name: 'One', parentId: groupId(3) },
      { id: groupId(2), name: 'Two', parentId: groupId(4) },
      { id: groupId(3), name: 'Three', parentId: groupId(2) },
      { id: groupId(4), name: 'Four', parentId: ALL_COMPUTERS },
    ]);
    const query = { groupId: groupId(4), includeBeneath: true, limit: 9, offset: 0 };
    assert.equal((await again.computers(query)).total, 1);
    await again.write(async (tx) => {
      await assert.rejects(tx.removeGroup(groupId(4)), isFailure('group-in-use'));
    });
  });
}
