import assert from 'node:assert/strict';
import { ALL_COMPUTERS, type RevisionId } from '#update';
import type { Store } from '../port.ts';
import type { Removal, UpkeepEntry } from '../upkeep-port.ts';
import { dumpOf } from './dump.ts';
import { isFailure, listOf, type OpenStore, storeTest } from './opened.ts';
import {
  addComputers,
  addSamples,
  computerId,
  fillWithEverything,
  guid,
  revisionNumber,
  sampleFile,
  sampleImport,
  stageSamples,
  title,
  updateId,
} from './samples.ts';

const WHY = { at: 9_000, reason: 'declined' } as const;
const ALL = { limit: 100, offset: 0 };

function remove(store: Store, ...ids: readonly RevisionId[]): Promise<Removal> {
  return store.write(async (tx) => tx.removeRevisions(ids, WHY));
}

async function idOf(store: Store, number: number, revision = 200): Promise<RevisionId> {
  return (await store.revisionIdOf(updateId(number), revisionNumber(revision)))!;
}

/** As the log is asked for and given. */
function entry(number: number, more: Partial<UpkeepEntry> = {}): Omit<UpkeepEntry, 'id'> {
  return {
    at: number,
    task: 'remove-metadata',
    count: 1,
    bytes: 10,
    items: [{ id: guid(number), name: `Update ${number}`, reason: 'nobody needs it' }],
    ...more,
  };
}

export function upkeepContract(open: OpenStore): void {
  storeTest(open, 'an update that was removed is in no list, search, count and status', async (opened) => {
    const { store } = opened;
    await fillWithEverything(store, 12);
    const before = await store.counts();
    const gone = await idOf(store, 9);
    const statuses = await store.statusOf(computerId(1));
    assert.ok(statuses.some((status) => status.updateId === updateId(9)));
    const removal = await remove(store, gone);
    assert.deepEqual(removal.updateIds, [updateId(9)]);
    assert.deepEqual(removal.revisions, [
      { id: gone, updateId: updateId(9), revisionNumber: revisionNumber(200) },
    ]);
    assert.deepEqual(removal.files, [sampleFile(9).sha1], 'the other one is shared');
    assert.ok(removal.bytes > 300);
    for (const again of [false, true]) {
      const reader = again ? await opened.reopen() : store;
      assert.equal(await reader.revision(gone), undefined);
      assert.equal(await reader.document(gone), undefined);
      assert.equal((await reader.coreFragments([gone])).size, 0);
      assert.equal((await reader.detailFragments([gone])).size, 0);
      assert.equal((await reader.filesOf([gone])).size, 0);
      assert.equal(await reader.fileBySha1(sampleFile(9).sha1), undefined);
      assert.notEqual(await reader.fileBySha1(sampleFile(2).sha1), undefined);
      assert.deepEqual(await reader.revisionsOf(updateId(9)), []);
      assert.deepEqual(await reader.updatesByKb('5000009'), []);
      for (const text of ['5000009', updateId(9), 'file9'])
        assert.equal((await reader.findUpdates({ text, ...ALL })).total, 0, text);
      assert.ok(!(await listOf(reader.everyUpdate())).some((each) => each.updateId === updateId(9)));
      for (let number = 1; number <= 8; number++) {
        const status = await reader.statusOf(computerId(number));
        assert.ok(!status.some((each) => each.updateId === updateId(9)));
        assert.equal(status.length, statuses.length - 1);
      }
      const counts = await reader.counts();
      assert.deepEqual(
        [counts.revisions, counts.updates, counts.files],
        [before.revisions - 1, before.updates - 1, before.files - 1],
      );
      assert.deepEqual(await listOf(reader.removedRevisions()), [
        { updateId: updateId(9), revisionNumber: 200, removedAt: 9_000, reason: 'declined' },
      ]);
      assert.deepEqual(await reader.removedRevisionsOf(updateId(9)), await listOf(reader.removedRevisions()));
      assert.deepEqual(await reader.removedRevisionsOf(updateId(8)), []);
      assert.deepEqual(await reader.check(), []);
    }
  });

  storeTest(
    open,
    'a removed update that comes back has a new id and all that was decided of it',
    async (opened) => {
      const { store } = opened;
      const [one, two] = await addSamples(store, 1, 2);
      await addComputers(store, 1);
      await store.write(async (tx) => {
        const deployment = { updateId: updateId(2), revisionId: two!.id, createdAt: 1, author: 'test' };
        await tx.putDeployment({ ...deployment, groupId: ALL_COMPUTERS, action: 'Install' });
        await tx.endDeployment(updateId(2), ALL_COMPUTERS, 5);
        await tx.setDeclined(updateId(2), true);
        const status = { state: 'Installed', changedAt: 1 } as const;
        await tx.setStatus(
          computerId(1),
          [1, 2].map((each) => ({ updateId: updateId(each), ...status })),
          1,
        );
      });
      await remove(store, two!.id);
      const again = await opened.reopen();
      assert.deepEqual(
        (await again.declines()).map((each) => [each.updateId, each.declined]),
        [[updateId(2), true]],
      );
      assert.equal((await again.counts()).declined, 0, 'only what is here is counted');
      assert.deepEqual(
        (await again.statusOf(computerId(1))).map((status) => status.updateId),
        [updateId(1)],
      );
      await again.write(async (tx) => {
        await tx.setDeclined(updateId(2), false);
        await tx.setDeclined(updateId(2), true);
        const status = { updateId: updateId(1), state: 'Installed', changedAt: 1 } as const;
        await tx.setStatus(computerId(1), [status], 2);
      });
      assert.deepEqual(await again.check(), [], 'counts are in step after the next report');
      const [back] = await addSamples(again, 2);
      assert.ok(back!.id > two!.id);
      assert.equal((await again.revisionsOf(updateId(2)))[0]?.declined, true);
      assert.equal((await again.deploymentHistory(updateId(2))).length, 1);
      assert.deepEqual(await listOf(again.removedRevisions()), []);
      assert.deepEqual(
        (await listOf(again.indexRecords())).map(({ id }) => id),
        [one!.id, back!.id],
      );
    },
  );

  storeTest(open, 'of an update with several revisions the older ones can go alone', async (opened) => {
    const { store } = opened;
    const [old] = await addSamples(store, 1);
    const newer = await store.write(async (tx) =>
      tx.addRevision(
        sampleImport(1, { revisionNumber: revisionNumber(201), localized: [title('Newer')] }),
        1,
      ),
    );
    await store.write(async (tx) => {
      await assert.rejects(tx.removeRevisions([newer.id], WHY), isFailure('still-listed'));
    });
    const removal = await remove(store, old!.id, 999 as RevisionId);
    assert.deepEqual(removal.updateIds, []);
    const reader = await opened.reopen();
    assert.deepEqual(
      (await reader.revisionsOf(updateId(1))).map(({ id }) => id),
      [newer.id],
    );
    assert.equal((await reader.findUpdates({ text: 'newer', ...ALL })).total, 1);
  });

  storeTest(
    open,
    'an id is never given twice, not even after the last revision was removed',
    async (opened) => {
      const { store } = opened;
      const [waiting] = await stageSamples(store, 3);
      const [, last] = await addSamples(store, 1, 2);
      await remove(store, last!.id);
      const again = await opened.reopen();
      assert.deepEqual(await again.check(), []);
      const [published] = await again.write(async (tx) => tx.publishStaged(1));
      assert.ok(published!.id > last!.id, `${published!.id} after ${last!.id}, staged as ${waiting!.id}`);
      const [next] = await addSamples(again, 4);
      assert.ok(next!.id > published!.id);
    },
  );

  storeTest(
    open,
    'a staged revision of a removed update can be dropped, and the update stays known',
    async (opened) => {
      const { store } = opened;
      const [one] = await addSamples(store, 1);
      await store.write(async (tx) => tx.setDeclined(updateId(1), true));
      await remove(store, one!.id);
      await stageSamples(store, 1);
      assert.equal(
        (await listOf(store.removedRevisions())).length,
        1,
        'it is not back before its publication',
      );
      await store.write(async (tx) => tx.dropStaged());
      const again = await opened.reopen();
      assert.equal((await again.declines()).length, 1);
      assert.deepEqual(await again.check(), []);
      await stageSamples(again, 1);
      await again.write(async (tx) => tx.publishStaged(1));
      assert.deepEqual(await listOf(again.removedRevisions()), []);
    },
  );

  storeTest(open, 'a removal that fails leaves everything as it was', async ({ store }) => {
    await fillWithEverything(store, 12);
    const before = await dumpOf(store);
    const stop = new Error('stop');
    const ids = [await idOf(store, 9), await idOf(store, 10)];
    await assert.rejects(
      store.write(async (tx) => {
        await tx.removeRevisions(ids, WHY);
        assert.equal(
          (await tx.statusOf(computerId(1))).some((each) => each.updateId === updateId(9)),
          false,
        );
        throw stop;
      }),
      (error) => error === stop,
    );
    assert.deepEqual(await dumpOf(store), before);
    assert.deepEqual(await listOf(store.removedRevisions()), []);
  });

  storeTest(
    open,
    'it is known since when an update is declined, and what its metadata weighs',
    async (opened) => {
      const { store } = opened;
      const [one] = await addSamples(store, 1, 2);
      await store.write(async (tx) => tx.setDeclined(updateId(1), true));
      const since = await store.declinedSince([updateId(1), updateId(2), updateId(3)]);
      assert.deepEqual([...since.keys()], [updateId(1)]);
      assert.ok(since.get(updateId(1))! > 0);
      assert.deepEqual([...(await store.takenBack())], []);
      await store.write(async (tx) => tx.setDeclined(updateId(2), true));
      await store.write(async (tx) => tx.setDeclined(updateId(2), false));
      const back = await store.takenBack();
      assert.deepEqual([...back.keys()], [updateId(2)]);
      assert.ok(back.get(updateId(2))! > 0);
      const reader = await opened.reopen();
      assert.deepEqual([...(await reader.declinedSince([updateId(1)]))], [...since]);
      assert.ok((await reader.weightOf([one!.id])) > 100);
      assert.equal(await reader.weightOf([]), 0);
    },
  );

  storeTest(open, 'every machine is walked over once, with the groups it is in', async ({ store }) => {
    await fillWithEverything(store, 12);
    const walked = await listOf(store.everyMachine());
    assert.equal(walked.length, 9);
    for (const { id, groupIds, lastReportAt } of walked) {
      const computer = (await store.computer(id))!;
      assert.deepEqual([groupIds, lastReportAt], [computer.groupIds, computer.lastReportAt]);
    }
  });

  storeTest(open, 'the log of housekeeping comes back newest first, and old entries go', async (opened) => {
    const { store } = opened;
    const [first, second] = await store.write(async (tx) => [
      await tx.addUpkeepEntry(entry(1, { undoUntil: 50 })),
      await tx.addUpkeepEntry(entry(2, { task: 'decline-expired' })),
    ]);
    await store.write(async (tx) => {
      await tx.markUndone(first!.id, 20, 'user:alice');
      await assert.rejects(tx.markUndone(99, 20, 'user:alice'), isFailure('unknown-entry'));
    });
    const reader = await opened.reopen();
    assert.deepEqual(await reader.upkeepLog(ALL), {
      items: [second, { ...first, undoneAt: 20, undoneBy: 'user:alice' }],
      total: 2,
    });
    assert.deepEqual(await reader.upkeepLog({ ...ALL, task: 'decline-expired' }), {
      items: [second],
      total: 1,
    });
    assert.deepEqual(await reader.upkeepEntry(second!.id), second);
    assert.equal(await reader.write(async (tx) => tx.forgetUpkeepEntries(2, 10)), 1);
    assert.deepEqual((await reader.upkeepLog(ALL)).items, [second]);
  });

  storeTest(open, 'a file keeps the time since when nothing needs it', async (opened) => {
    const { store } = opened;
    const [one, two] = [sampleFile(1).sha1, sampleFile(0xab).sha1];
    await store.write(async (tx) => tx.putUnneededFiles([{ sha1: one, since: 5 }]));
    await store.write(async (tx) => tx.putUnneededFiles([one, two].map((sha1) => ({ sha1, since: 9 }))));
    const reader = await opened.reopen();
    assert.deepEqual(await reader.unneededFiles(), [
      { sha1: one, since: 5 },
      { sha1: two, since: 9 },
    ]);
    await reader.write(async (tx) => tx.removeUnneededFiles([one]));
    assert.deepEqual(
      (await reader.unneededFiles()).map(({ sha1 }) => sha1),
      [two],
    );
  });

  storeTest(open, 'the store tends itself while it is in use, and nothing of it changes', async (opened) => {
    const { store } = opened;
    await fillWithEverything(store, 20);
    const ids = await Promise.all([11, 12, 13, 14, 15].map((number) => idOf(store, number)));
    await remove(store, ...ids);
    const before = await dumpOf(store);
    for (const step of ['statistics', 'search', 'room', 'log'] as const)
      for (let round = 0; round < 100 && (await store.tend(step)); round++);
    assert.deepEqual(await dumpOf(store), before);
    const { bytes, free } = await (await opened.reopen()).databaseSize();
    assert.ok(bytes > 0 && free <= bytes);
  });
}
