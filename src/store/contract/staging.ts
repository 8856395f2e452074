import assert from 'node:assert/strict';
import { ALL_COMPUTERS, type IndexRecord } from '#update';
import type { Store } from '../port.ts';
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

/** A staged revision that would be in every list, search and count. */
function striking(number: number, revision = 300) {
  return sampleImport(number, {
    revisionNumber: revisionNumber(revision),
    localized: [title(`Striking ${revision}`)],
    kbArticleIds: ['4711', String(revision)],
    files: [sampleFile(9_000 + number), sampleFile(1, { fileName: 'shared.cab' })],
    publicationState: 'Expired',
    type: 'Driver',
    prerequisites: [{ anyOf: [updateId(1)], isCategory: true }],
  });
}

const named = (number: number, revision = 200) => ({
  updateId: updateId(number),
  revisionNumber: revisionNumber(revision),
});

const published = async (store: Store): Promise<readonly IndexRecord[]> => listOf(store.indexRecords());

export function stagingContract(open: OpenStore): void {
  storeTest(open, 'a staged revision is in no read but those that are for it', async (opened) => {
    const { store } = opened;
    await fillWithEverything(store, 10);
    const { staged: _, sequence: __, ...before } = await dumpOf(store);
    const expected = [...(await store.stagedIdentities()), named(3, 300), named(99, 300)];
    const staged = await store.write(async (tx) => [
      await tx.addRevision(striking(3), 1, { staged: true }),
      await tx.addRevision(striking(99), 1, { staged: true }),
    ]);
    for (const again of [false, true]) {
      const reader = again ? await opened.reopen() : store;
      const { staged: found, sequence: ___, ...after } = await dumpOf(reader);
      assert.deepEqual(after, before);
      assert.deepEqual((found as unknown[])[0], expected);
      assert.deepEqual(await reader.stagedIdentities(), expected);
      assert.deepEqual((await reader.stagedRecords()).slice(-2), staged);
      assert.equal(await reader.stagedIdOf(updateId(99), revisionNumber(300)), staged[1]!.id);
      assert.equal(
        await reader.stagedIdOf(updateId(3), revisionNumber(200)),
        undefined,
        'that one is published',
      );
      assert.equal(await reader.revisionIdOf(updateId(3), revisionNumber(300)), undefined);
      assert.equal((await reader.revisionsOf(updateId(3)))[0]?.revisionNumber, 200);
      assert.deepEqual(await reader.revisionsOf(updateId(99)), []);
      const ids = staged.map(({ id }) => id);
      for (const id of ids) assert.equal(await reader.revision(id), undefined);
      assert.deepEqual(await reader.summaries(ids), []);
      assert.equal((await reader.coreFragments(ids)).size, 0);
      assert.equal((await reader.detailFragments(ids)).size, 0);
      assert.equal((await reader.filesOf(ids)).size, 0);
      assert.equal(await reader.fileBySha1(sampleFile(9_099).sha1), undefined);
      assert.deepEqual(await reader.updatesByKb('4711'), []);
      for (const text of ['Striking', '4711', updateId(99), 'file9099']) {
        assert.equal((await reader.findUpdates({ text, limit: 9, offset: 0 })).total, 0, text);
      }
      const document = Buffer.from((await reader.document(ids[1]!))!).toString();
      assert.equal(document, Buffer.from(striking(99).document).toString(), 'to be compared with another');
    }
  });

  storeTest(open, 'an update of which everything is staged is unknown to every write', async ({ store }) => {
    const [one] = await addSamples(store, 1);
    const [staged] = await stageSamples(store, 2);
    const newer = await store.write(async (tx) => tx.addRevision(striking(1), 1, { staged: true }));
    await addComputers(store, 1);
    await store.write(async (tx) => {
      await assert.rejects(tx.setDeclined(updateId(2), true), isFailure('unknown-update'));
      const deployment = { groupId: ALL_COMPUTERS, action: 'Install', createdAt: 1, author: 'test' } as const;
      const refused = [
        { ...deployment, updateId: updateId(2), revisionId: staged!.id },
        { ...deployment, updateId: updateId(1), revisionId: staged!.id },
        { ...deployment, updateId: updateId(1), revisionId: newer.id },
      ];
      for (const each of refused) await assert.rejects(tx.putDeployment(each), isFailure('unknown-update'));
      const installed = { state: 'Installed', changedAt: 1 } as const;
      await tx.setStatus(
        computerId(1),
        [1, 2].map((number) => ({ updateId: updateId(number), ...installed })),
        1,
      );
    });
    assert.deepEqual(
      (await store.statusOf(computerId(1))).map((status) => status.updateId),
      [one!.updateId],
    );
    await store.write(async (tx) => {
      await tx.publishStaged(1);
      await tx.setDeclined(updateId(2), true);
      const status = { updateId: updateId(2), state: 'Failed', changedAt: 1 } as const;
      await tx.setStatus(computerId(1), [status], 1);
    });
    assert.equal((await store.statusOf(computerId(1)))[0]?.updateId, updateId(2), 'known from then on');
    assert.equal((await store.statusCounts([updateId(2)]))[0]?.failed, 1);
  });

  storeTest(open, 'an identity that is staged is refused like one that is published', async ({ store }) => {
    await addSamples(store, 1);
    await stageSamples(store, 2);
    for (const number of [1, 2]) {
      for (const staged of [true, false]) {
        await store.write(async (tx) => {
          await assert.rejects(tx.addRevision(sampleImport(number), 1, { staged }), isFailure('duplicate'));
        });
      }
    }
    assert.deepEqual(await store.stagedIdentities(), [named(2)]);
  });

  storeTest(open, 'the publication is as if all of it had been added in that write', async (opened) => {
    const { store } = opened;
    await addSamples(store, 1, 2);
    await store.write(async (tx) => {
      for (const revision of [301, 300]) await tx.addRevision(striking(2, revision), 1, { staged: true });
      await tx.addRevision(striking(3), 1, { staged: true });
      // Older than what is published: it becomes visible, and the lists stay as they are.
      await tx.addRevision(striking(1, 100), 1, { staged: true });
    });
    const sequence = (await store.sequence()) + 1;
    const records = await store.write(async (tx) => {
      const all = await tx.publishStaged(7_777);
      assert.deepEqual(await listOf(tx.indexRecords()), [...(await published(store)), ...all]);
      return all;
    });
    assert.deepEqual(
      records.map((record) => [record.updateId, record.revisionNumber, record.sequence, record.importedAt]),
      [
        [updateId(2), 301, sequence, 7_777],
        [updateId(2), 300, sequence, 7_777],
        [updateId(3), 300, sequence, 7_777],
        [updateId(1), 100, sequence, 7_777],
      ],
    );
    for (const again of [false, true]) {
      const reader = again ? await opened.reopen() : store;
      assert.deepEqual((await published(reader)).slice(2), records);
      assert.deepEqual(await reader.stagedIdentities(), []);
      assert.deepEqual(await reader.stagedRecords(), []);
      const counts = await reader.counts();
      assert.deepEqual([counts.revisions, counts.updates, counts.files], [6, 3, 4]);
      const found = await reader.findUpdates({ text: 'striking', limit: 9, offset: 0 });
      assert.deepEqual(
        found.items.map((item) => [item.updateId, item.title, item.importedAt, item.expired]),
        [
          [updateId(3), 'Striking 300', 7_777, true],
          [updateId(2), 'Striking 301', 7_777, true],
        ],
      );
      assert.equal((await reader.findUpdates({ types: ['Driver'], limit: 9, offset: 0 })).total, 2);
      assert.deepEqual(
        (await reader.updatesByKb('301')).map((item) => item.updateId),
        [updateId(2)],
      );
      assert.deepEqual(await reader.updatesByKb('100'), []);
      const ids = records.map(({ id }) => id);
      assert.deepEqual((await reader.filesOf(ids)).get(ids[2]!), [
        sampleFile(9_003),
        sampleFile(1, { fileName: 'shared.cab' }),
      ]);
      assert.deepEqual((await reader.fileBySha1(sampleFile(1).sha1))?.revisionIds, ids);
      assert.equal((await reader.coreFragments(ids)).size, 4);
      assert.equal((await reader.detailFragments(ids)).size, 4);
    }
    assert.deepEqual(await (await opened.reopen()).write(async (tx) => tx.publishStaged(1)), []);
  });

  storeTest(open, 'named ones are published alone, the others go on waiting', async ({ store }) => {
    await stageSamples(store, 1, 2, 3);
    const records = await store.write(async (tx) =>
      tx.publishStaged(5, [named(3), named(1), named(3), named(9), named(1, 201)]),
    );
    assert.deepEqual(
      records.map((record) => record.updateId),
      [updateId(1), updateId(3)],
    );
    assert.deepEqual(await store.stagedIdentities(), [named(2)]);
    assert.deepEqual(await published(store), records);
  });

  storeTest(
    open,
    'ids ascend with the change sequence, also when others were published meanwhile',
    async (opened) => {
      const { store } = opened;
      const staged = await stageSamples(store, 1, 2);
      const [meanwhile] = await addSamples(store, 3);
      const [last] = await stageSamples(store, 4);
      const records = await store.write(async (tx) => tx.publishStaged(5));
      assert.deepEqual(
        records.map((record) => record.updateId),
        [updateId(4), updateId(1), updateId(2)],
      );
      assert.equal(records[0]?.id, last?.id, 'nothing stood in its way');
      const again = await opened.reopen();
      const all = await published(again);
      assert.deepEqual(all, [meanwhile, ...records]);
      assert.deepEqual(
        all.map(({ sequence }) => sequence),
        all.map(({ sequence }) => sequence).sort((one, other) => one - other),
      );
      for (const { id, updateId: of } of records) {
        assert.equal((await again.revision(id))?.updateId, of);
        assert.match(Buffer.from((await again.document(id))!).toString(), new RegExp(of));
        assert.match((await again.coreFragments([id])).get(id)!.toString(), new RegExp(of));
        assert.match((await again.detailFragments([id])).get(id)!.extended, new RegExp(of));
      }
      for (const { id } of staged) assert.equal(await again.document(id), undefined, 'the old id is nobody');
      const [next] = await addSamples(again, 5);
      assert.ok(next!.id > records.at(-1)!.id);
    },
  );

  storeTest(open, 'a publication that fails leaves everything staged', async (opened) => {
    const { store } = opened;
    await addSamples(store, 1);
    await stageSamples(store, 2, 3);
    await addSamples(store, 4);
    const before = await dumpOf(store);
    const stop = new Error('stop');
    await assert.rejects(
      store.write(async (tx) => {
        assert.equal((await tx.publishStaged(5)).length, 2);
        assert.equal((await tx.counts()).revisions, 4);
        throw stop;
      }),
      (error) => error === stop,
    );
    assert.deepEqual(await dumpOf(store), before);
    await store.write(async (tx) => {
      await assert.rejects(tx.setDeclined(updateId(2), true), isFailure('unknown-update'));
    });
    assert.equal((await store.write(async (tx) => tx.publishStaged(5))).length, 2);
  });

  storeTest(open, 'what is dropped was never there, but its ids are not given again', async (opened) => {
    const { store } = opened;
    await addSamples(store, 1);
    const { sequence: _, ...before } = await dumpOf(store);
    const staged = await store.write(async (tx) => [
      await tx.addRevision(striking(1), 1, { staged: true }),
      await tx.addRevision(striking(2), 1, { staged: true }),
      await tx.addRevision(striking(2, 301), 1, { staged: true }),
    ]);
    assert.equal(await store.write(async (tx) => tx.dropStaged()), 3);
    assert.equal(await store.write(async (tx) => tx.dropStaged()), 0);
    const again = await opened.reopen();
    const { sequence: __, ...after } = await dumpOf(again);
    assert.deepEqual(after, before);
    for (const { id } of staged) assert.equal(await again.document(id), undefined);
    assert.deepEqual(await again.check(), []);
    const [next] = await stageSamples(again, 2);
    assert.ok(next!.id > staged.at(-1)!.id);
    const [published] = await again.write(async (tx) => tx.publishStaged(1));
    assert.deepEqual(await listOf(again.indexRecords()), [
      ...(before['records'] as IndexRecord[]),
      published,
    ]);
  });

  storeTest(
    open,
    'a thousand staged revisions are published in one write, other work goes on',
    async ({ store }) => {
      const numbers = Array.from({ length: 1_100 }, (_, index) => index + 1);
      await stageSamples(store, ...numbers);
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 1);
      const records = await store.write(async (tx) => tx.publishStaged(5));
      clearInterval(timer);
      assert.ok(turns > 1, `${turns} turns`);
      assert.deepEqual(
        records.map((record) => record.updateId),
        numbers.map(updateId),
      );
      assert.deepEqual(await published(store), records);
      assert.equal((await store.findUpdates({ text: 'sample', limit: 1, offset: 0 })).total, 1_100);
      assert.equal((await store.findUpdates({ text: guid(1_100), limit: 1, offset: 0 })).total, 1);
    },
  );
}
