import assert from 'node:assert/strict';
import { ALL_COMPUTERS, type Deployment, type RevisionId, UNASSIGNED_COMPUTERS } from '#update';
import type { NewDeployment, Store } from '../port.ts';
import { isFailure, type OpenStore, storeTest } from './opened.ts';
import { addSamples, groupId, guid, updateId } from './samples.ts';

function deploy(store: Store, deployment: NewDeployment): Promise<Deployment> {
  return store.write(async (tx) => tx.putDeployment(deployment));
}

function sample(number: number, revisionId: RevisionId, more: Partial<NewDeployment> = {}): NewDeployment {
  return {
    updateId: updateId(number),
    revisionId,
    groupId: ALL_COMPUTERS,
    action: 'Install',
    createdAt: 1_000,
    author: 'cli:root',
    ...more,
  };
}

export function deploymentContract(open: OpenStore): void {
  storeTest(
    open,
    'one deployment is in force for each update and group; those before it are kept as history',
    async (opened) => {
      const { store } = opened;
      const [one, two] = await addSamples(store, 1, 2);
      const first = await deploy(store, sample(1, one!.id));
      assert.deepEqual(first, { ...sample(1, one!.id), id: first.id, sequence: 2 });
      const other = await deploy(
        store,
        sample(1, one!.id, { groupId: UNASSIGNED_COMPUTERS, action: 'NotApproved' }),
      );
      const second = await deploy(store, sample(1, one!.id, { deadline: 9_000, createdAt: 2_000 }));
      const third = await deploy(store, sample(2, two!.id, { action: 'Uninstall' }));
      assert.deepEqual(await store.deployments(), [other, second, third]);
      assert.deepEqual(await store.deploymentsOf(updateId(1)), [other, second]);
      assert.deepEqual(await store.deploymentsOf(updateId(9)), []);
      assert.deepEqual(await store.deploymentHistory(updateId(1)), [
        { ...first, endedAt: 2_000, endedSequence: 4 },
      ]);
      assert.deepEqual(await store.endedDeployments(), [], 'what was replaced has not ended');
      assert.equal((await store.counts()).deployments, 3);
      const again = await opened.reopen();
      assert.deepEqual(await again.deployments(), [other, second, third]);
    },
  );

  storeTest(
    open,
    'an ended deployment is history and its end is told with its change sequence',
    async (opened) => {
      const { store } = opened;
      const [one] = await addSamples(store, 1);
      const first = await deploy(store, sample(1, one!.id));
      await store.write(async (tx) => {
        await tx.endDeployment(updateId(1), ALL_COMPUTERS, 7_000);
        await tx.endDeployment(updateId(1), UNASSIGNED_COMPUTERS, 7_000);
      });
      assert.deepEqual(await store.deployments(), []);
      assert.deepEqual(await store.deploymentHistory(updateId(1)), [
        { ...first, endedAt: 7_000, endedSequence: 3 },
      ]);
      const ended = { updateId: updateId(1), groupId: ALL_COMPUTERS };
      assert.deepEqual(await store.endedDeployments(), [{ ...ended, sequence: 3 }]);
      const second = await deploy(store, sample(1, one!.id));
      assert.deepEqual(await store.endedDeployments(), [], 'in force again');
      await store.write(async (tx) => tx.endDeployment(updateId(1), ALL_COMPUTERS, 8_000));
      const again = await opened.reopen();
      assert.deepEqual(await again.endedDeployments(), [{ ...ended, sequence: 5 }]);
      assert.deepEqual(
        (await again.deploymentHistory(updateId(1))).map(({ id }) => id),
        [second.id, first.id],
        'newest first',
      );
    },
  );

  storeTest(
    open,
    'ids of deployments are never given twice, not after their end or a restart',
    async (opened) => {
      const [one] = await addSamples(opened.store, 1);
      const given = new Set<number>();
      let store = opened.store;
      for (let round = 0; round < 6; round++) {
        given.add((await deploy(store, sample(1, one!.id))).id);
        if (round % 2 === 1) await store.write(async (tx) => tx.endDeployment(updateId(1), ALL_COMPUTERS, 1));
        if (round % 3 === 2) store = await opened.reopen();
      }
      assert.equal(given.size, 6);
    },
  );

  storeTest(open, 'a deployment of something that is not stored is refused', async ({ store }) => {
    const [one, two] = await addSamples(store, 1, 2);
    const refused = async (deployment: NewDeployment, code: string) =>
      assert.rejects(deploy(store, deployment), isFailure(code));
    await refused(sample(9, one!.id), 'unknown-update');
    await refused(sample(1, two!.id), 'unknown-update');
    await refused(sample(1, one!.id, { groupId: groupId(9) }), 'unknown-group');
    assert.deepEqual(await store.deployments(), []);
  });

  storeTest(open, 'the GUID that an upstream calls a deployment by is kept with it', async (opened) => {
    const [one] = await addSamples(opened.store, 1);
    const upstreamGuid = guid(77);
    const deployment = await deploy(opened.store, sample(1, one!.id, { upstreamGuid }));
    assert.equal(deployment.upstreamGuid, upstreamGuid);
    const again = await opened.reopen();
    assert.deepEqual(await again.deployments(), [deployment]);
    await again.write(async (tx) => tx.endDeployment(updateId(1), ALL_COMPUTERS, 5));
    assert.equal((await again.deploymentHistory(updateId(1)))[0]?.upstreamGuid, upstreamGuid);
  });

  storeTest(
    open,
    'what came into force and what ended after a change sequence is told, in the order it happened',
    async (opened) => {
      const { store } = opened;
      const records = await addSamples(store, 1, 2, 3, 4);
      const [one, two, three, four] = records;
      const first = await deploy(store, sample(1, one!.id));
      const second = await deploy(store, sample(2, two!.id));
      const third = await deploy(store, sample(3, three!.id));
      const replacing = await deploy(store, sample(1, one!.id, { deadline: 9_000, createdAt: 2_000 }));
      await store.write(async (tx) => tx.endDeployment(updateId(3), ALL_COMPUTERS, 7_000));
      const last = await deploy(store, sample(4, four!.id));
      const replaced = { ...first, endedAt: 2_000, endedSequence: replacing.sequence };
      const ended = { ...third, endedAt: 7_000, endedSequence: last.sequence - 1 };
      const since = async (sequence: number) => (await opened.reopen()).deploymentsSince(sequence);
      assert.deepEqual(await since(0), { inForce: [second, replacing, last], ended: [replaced, ended] });
      assert.deepEqual(await since(second.sequence), {
        inForce: [replacing, last],
        ended: [replaced, ended],
      });
      assert.deepEqual(await since(replacing.sequence), { inForce: [last], ended: [ended] });
      assert.deepEqual(await since(last.sequence), { inForce: [], ended: [] });
    },
  );

  storeTest(open, 'what came into force is found among many, page after page', async ({ store }) => {
    const numbers = Array.from({ length: 1_200 }, (_, index) => index + 1);
    const records = await addSamples(store, ...numbers);
    const all: Deployment[] = [];
    await store.write(async (tx) => {
      for (const [index, { id }] of records.slice(0, 100).entries()) {
        all.push(await tx.putDeployment(sample(index + 1, id)));
      }
    });
    const sequence = await store.sequence();
    await store.write(async (tx) => {
      for (const [index, { id }] of records.slice(100).entries()) {
        all.push(await tx.putDeployment(sample(index + 101, id)));
      }
    });
    assert.deepEqual((await store.deploymentsSince(sequence)).inForce, all.slice(100));
    assert.deepEqual((await store.deploymentsSince(0)).inForce, all);
  });
}
