import assert from 'node:assert/strict';
import type { FetchRecord } from '../sync-port.ts';
import { isFailure, type OpenStore, storeTest } from './opened.ts';
import {
  guid,
  revisionNumber,
  sampleFetch,
  sampleFile,
  sampleQuarantine,
  sampleRolledUp,
  sampleRun,
  sampleServer,
  updateId,
} from './samples.ts';

const ALL = { limit: 100, offset: 0 };

export function syncContract(open: OpenStore): void {
  storeTest(open, 'a synchronisation is kept under its id, and replaced by it', async (opened) => {
    const { store } = opened;
    const [first, second] = await store.write(async (tx) => [
      await tx.putSyncRun(sampleRun()),
      await tx.putSyncRun(sampleRun({ trigger: 'schedule' })),
    ]);
    assert.ok(second!.id > first!.id);
    const ended = { ...first!, outcome: 'partial' as const, endedAt: 9_000, bytes: 1 };
    assert.deepEqual(await store.write(async (tx) => tx.putSyncRun(ended)), ended);
    const again = await opened.reopen();
    assert.deepEqual(await again.syncRuns(ALL), { items: [second, ended], total: 2 });
    assert.deepEqual(await again.syncRuns({ limit: 1, offset: 1 }), { items: [ended], total: 2 });
    assert.deepEqual(await again.syncRun(first!.id), ended);
    assert.equal(await again.syncRun(99), undefined);
  });

  storeTest(open, 'old synchronisations are forgotten, those under way stay', async ({ store }) => {
    const ids = await store.write(async (tx) => {
      const runs = [
        await tx.putSyncRun(sampleRun({ endedAt: 10 })),
        await tx.putSyncRun(sampleRun()),
        await tx.putSyncRun(sampleRun({ endedAt: 20 })),
      ];
      return runs.map(({ id }) => id);
    });
    assert.equal(await store.write(async (tx) => tx.forgetSyncRuns(20)), 1);
    assert.deepEqual(
      (await store.syncRuns(ALL)).items.map(({ id }) => id),
      [ids[2], ids[1]],
    );
    assert.equal(await store.write(async (tx) => tx.forgetSyncRuns(21)), 1);
    const next = await store.write(async (tx) => tx.putSyncRun(sampleRun()));
    assert.ok(next.id > ids[2]!, 'an id is not given twice');
  });

  storeTest(open, 'a revision is in quarantine once, with what was said last', async (opened) => {
    const { store } = opened;
    const other = sampleQuarantine(1, { revisionNumber: revisionNumber(201), reason: 'too-large' });
    const again = sampleQuarantine(1, { attempts: 2, reason: 'undelivered' });
    await store.write(async (tx) => {
      await tx.putQuarantine([sampleQuarantine(1), other, sampleQuarantine(2)]);
      await tx.putQuarantine([again]);
    });
    const reopened = await opened.reopen();
    assert.deepEqual(await reopened.quarantine(), [again, other, sampleQuarantine(2)]);
    await reopened.write(async (tx) => tx.removeQuarantine([again, sampleQuarantine(9)]));
    assert.deepEqual(await reopened.quarantine(), [other, sampleQuarantine(2)]);
  });

  storeTest(open, 'where a file comes from is added to, and never taken away by silence', async (opened) => {
    const { store } = opened;
    const [one, two, three] = [1, 2, 3].map((number) => sampleFile(number).sha1) as [string, string, string];
    await store.write(async (tx) => {
      await tx.putFileSources([{ sha1: one, url: 'http://a' }, { sha1: two }]);
      await tx.putFileSources([{ sha1: one, decryptionKey: 'a2V5' }]);
      await tx.putFileSources([{ sha1: two, url: 'http://old' }]);
      await tx.putFileSources([{ sha1: two, url: 'http://new' }]);
      await tx.putFileSources([{ sha1: one }]);
    });
    const again = await opened.reopen();
    assert.deepEqual(
      [...(await again.fileSources([two, three, one.toLowerCase()]))],
      [
        [two, { sha1: two, url: 'http://new' }],
        [one.toLowerCase(), { sha1: one, url: 'http://a', decryptionKey: 'a2V5' }],
      ],
    );
  });

  storeTest(open, 'wanted files are listed the most urgent first, each once', async (opened) => {
    const { store } = opened;
    const failed: FetchRecord = sampleFetch(3, {
      attempts: 2,
      nextAttemptAt: 99,
      givenUp: true,
      failure: { code: 'content/disk-full', message: 'no', hint: 'yes', detail: '404', at: 5 },
    });
    const urgent = sampleFetch(4, { priority: 100, reason: 'client' });
    await store.write(async (tx) => {
      await tx.putFetches([sampleFetch(3), sampleFetch(2), sampleFetch(1), urgent]);
      await tx.putFetches([failed]);
    });
    const again = await opened.reopen();
    assert.deepEqual(await again.fetches(), [urgent, sampleFetch(1), sampleFetch(2), failed]);
    await again.write(async (tx) => tx.removeFetches([urgent.sha1, sampleFile(2).sha1, sampleFile(9).sha1]));
    assert.deepEqual(await again.fetches(), [sampleFetch(1), failed]);
  });

  storeTest(open, 'marks of updates and licence terms are there once and stay', async (opened) => {
    const { store } = opened;
    await store.write(async (tx) => {
      await tx.markImported([updateId(2), updateId(1)]);
      await tx.markImported([updateId(2)]);
      await tx.acceptEulas([guid(8), guid(8), guid(7)]);
      assert.deepEqual(await tx.acceptedEulas(), [guid(7), guid(8)]);
      assert.deepEqual(await store.acceptedEulas(), []);
    });
    const again = await opened.reopen();
    assert.deepEqual(await again.importedUpdates(), [updateId(1), updateId(2)]);
    assert.deepEqual(await again.acceptedEulas(), [guid(7), guid(8)]);
    assert.equal((await again.counts()).updates, 0, 'a mark makes no update');
  });

  storeTest(open, 'downstream servers and their computers come back whole', async (opened) => {
    const { store } = opened;
    const known = sampleServer(1, {
      parentId: guid(5),
      allowed: false,
      isReplica: true,
      syncedSequence: 12,
      syncedAt: 13,
      summary: { computerCount: 2 },
      clients: [{ os: '10.0.26100', architecture: 'x64', count: 2 }],
      missingFiles: 1,
    });
    const [one, two] = [sampleRolledUp(1, 1), sampleRolledUp(2, 2)];
    await store.write(async (tx) => {
      await tx.putDownstreamServer(sampleServer(1));
      await tx.putDownstreamServer(known);
      await tx.putDownstreamServer(sampleServer(2));
      await tx.putRolledUpComputers([sampleRolledUp(2, 1), two, sampleRolledUp(2, 3)]);
      await tx.putRolledUpComputers([one]);
    });
    const again = await opened.reopen();
    assert.deepEqual(await again.downstreamServers(), [known, sampleServer(2)]);
    assert.deepEqual(await again.downstreamServer(known.id), known);
    assert.equal(await again.downstreamServer(guid(1)), undefined);
    assert.deepEqual(await again.rolledUpComputers(), [one, two, sampleRolledUp(2, 3)]);
    assert.deepEqual(await again.rolledUpComputers(known.id), [one], 'it moved there');
    assert.deepEqual(await again.rolledUpComputerIds(known.id), [one.id]);
    assert.deepEqual(await again.rolledUpComputersById([one.id, 'nobody']), new Map([[one.id, one]]));
    await again.write(async (tx) => {
      await tx.removeRolledUpComputers(['computer-3', 'computer-9']);
      await tx.removeDownstreamServer(known.id);
    });
    assert.deepEqual(await again.downstreamServers(), [sampleServer(2)]);
    assert.deepEqual(await again.rolledUpComputers(), [two]);
  });

  storeTest(open, 'a write that fails leaves nothing of a synchronisation behind', async ({ store }) => {
    const stop = new Error('stop');
    await assert.rejects(
      store.write(async (tx) => {
        await tx.putSyncRun(sampleRun());
        await tx.putQuarantine([sampleQuarantine(1)]);
        await tx.putFileSources([{ sha1: sampleFile(1).sha1, url: 'http://a' }]);
        await tx.putFetches([sampleFetch(1)]);
        await tx.markImported([updateId(1)]);
        await tx.acceptEulas([guid(1)]);
        await tx.putDownstreamServer(sampleServer(1));
        await tx.putRolledUpComputers([sampleRolledUp(1, 1)]);
        assert.equal((await tx.syncRuns(ALL)).total, 1);
        assert.equal((await tx.quarantine()).length, 1);
        assert.equal((await tx.fetches()).length, 1);
        assert.equal((await tx.fileSources([sampleFile(1).sha1])).size, 1);
        assert.equal((await tx.rolledUpComputers()).length, 1);
        throw stop;
      }),
      (error) => error === stop,
    );
    assert.equal((await store.syncRuns(ALL)).total, 0);
    assert.deepEqual(await store.quarantine(), []);
    assert.deepEqual(await store.fetches(), []);
    assert.equal((await store.fileSources([sampleFile(1).sha1])).size, 0);
    assert.deepEqual(await store.importedUpdates(), []);
    assert.deepEqual(await store.acceptedEulas(), []);
    assert.deepEqual(await store.downstreamServers(), []);
    assert.deepEqual(await store.rolledUpComputers(), []);
  });

  storeTest(open, 'a transaction that is over takes nothing of a synchronisation', async ({ store }) => {
    const kept = await store.write(async (tx) => tx);
    for (const late of [
      () => kept.putSyncRun(sampleRun()),
      () => kept.publishStaged(1),
      () => kept.dropStaged(),
      () => kept.putFetches([sampleFetch(1)]),
      () => kept.acceptEulas([guid(1)]),
      () => kept.putQuarantine([sampleQuarantine(1)]),
    ]) {
      await assert.rejects(late(), isFailure('write-ended'));
    }
  });
}
