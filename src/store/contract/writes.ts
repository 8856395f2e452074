import assert from 'node:assert/strict';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import { isFailure, listOf, type OpenStore, storeTest } from './opened.ts';
import {
  addSamples,
  computerId,
  groupId,
  sampleComputer,
  sampleEvent,
  sampleImport,
  updateId,
} from './samples.ts';

export function writeContract(open: OpenStore): void {
  storeTest(
    open,
    'a new store has an identity, the two groups every server has, and nothing else',
    async (opened) => {
      const { store } = opened;
      assert.match(store.identity.serverId, /^[0-9a-f-]{36}$/);
      assert.match(store.identity.epoch, /^[0-9a-f-]{36}$/);
      assert.notEqual(store.identity.serverId, store.identity.epoch);
      assert.equal(await store.sequence(), 0);
      assert.deepEqual(await store.groups(), [
        { id: ALL_COMPUTERS, name: 'All Computers' },
        { id: UNASSIGNED_COMPUTERS, name: 'Unassigned Computers', parentId: ALL_COMPUTERS },
      ]);
      assert.deepEqual(await store.counts(), {
        revisions: 0,
        updates: 0,
        declined: 0,
        deployments: 0,
        groups: 2,
        computers: 0,
        archivedComputers: 0,
        events: 0,
        files: 0,
      });
      const again = await opened.reopen();
      assert.deepEqual(again.identity, store.identity, 'a restart keeps the identity');
    },
  );

  storeTest(
    open,
    'every committed write counts the change sequence up by one, also over a restart',
    async (opened) => {
      let store = opened.store;
      for (const expected of [1, 2, 3]) {
        const seen = await store.write(async (tx) => {
          assert.equal(await tx.sequence(), expected - 1);
          return tx.nextSequence;
        });
        assert.equal(seen, expected);
        assert.equal(await store.sequence(), expected);
      }
      store = await opened.reopen();
      assert.equal(await store.sequence(), 3);
      assert.equal(await store.write(async (tx) => tx.nextSequence), 4);
    },
  );

  storeTest(open, 'work that throws leaves nothing behind and passes its error on', async ({ store }) => {
    await addSamples(store, 1);
    const before = await store.counts();
    const stop = new Error('stop');
    await assert.rejects(
      store.write(async (tx) => {
        await tx.addRevision(sampleImport(2), 1);
        await tx.setDeclined(updateId(1), true);
        await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
        await tx.putComputer(sampleComputer(1));
        await tx.addEvents([sampleEvent(1)]);
        await tx.setStatus(computerId(1), [{ updateId: updateId(2), state: 'Installed', changedAt: 1 }], 1);
        await tx.setSetting('colour', 'green');
        await tx.addAudit({ at: 1, actor: 'test', verb: 'try', subject: 'it', details: {} });
        throw stop;
      }),
      (error) => error === stop,
    );
    assert.deepEqual(await store.counts(), before);
    assert.equal(await store.sequence(), 1, 'a write that failed has no sequence');
    assert.equal(await store.setting('colour'), undefined);
    assert.equal((await store.audit({ limit: 10, offset: 0 })).total, 0);
    assert.equal((await store.findUpdates({ text: 'sample', limit: 10, offset: 0 })).total, 1);
    // What is remembered of the failed write must not be taken for stored.
    await store.write(async (tx) => {
      await assert.rejects(tx.setDeclined(updateId(2), true), isFailure('unknown-update'));
    });
    const [added] = await addSamples(store, 2);
    assert.equal(added?.sequence, 3);
  });

  storeTest(
    open,
    'reads outside a write see only what was committed, reads inside see everything',
    async (opened) => {
      const { store } = opened;
      await store.write(async (tx) => {
        const { id } = await tx.addRevision(sampleImport(1), 1);
        await tx.putComputer(sampleComputer(1));
        await tx.setStatus(computerId(1), [{ updateId: updateId(1), state: 'Failed', changedAt: 1 }], 1);
        assert.equal((await tx.revision(id))?.updateId, updateId(1));
        assert.equal((await tx.findUpdates({ text: 'sample', limit: 1, offset: 0 })).total, 1);
        assert.equal((await tx.statusOf(computerId(1))).length, 1);
        assert.equal((await tx.statusCounts([updateId(1)]))[0]?.failed, 1);
        assert.equal(await store.revision(id), undefined);
        assert.equal((await store.findUpdates({ text: 'sample', limit: 1, offset: 0 })).total, 0);
        assert.deepEqual(await listOf(store.indexRecords()), []);
        assert.equal(await store.computer(computerId(1)), undefined);
        assert.equal((await store.statusCounts([updateId(1)]))[0]?.failed, 0);
        assert.equal(await store.sequence(), 0);
      });
      assert.equal((await listOf(store.indexRecords())).length, 1);
      assert.equal((await store.statusCounts([updateId(1)]))[0]?.failed, 1);
    },
  );

  storeTest(open, 'writes run one after the other in the order they were asked for', async ({ store }) => {
    const log: string[] = [];
    const write = (name: string, waits: number) =>
      store.write(async () => {
        log.push(`${name} begins`);
        for (let turn = 0; turn < waits; turn++) await new Promise((resolve) => setImmediate(resolve));
        log.push(`${name} ends`);
        if (name === 'second') throw new Error('the queue goes on after an error');
      });
    const results = await Promise.allSettled([write('first', 5), write('second', 3), write('third', 0)]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(log, [
      'first begins',
      'first ends',
      'second begins',
      'second ends',
      'third begins',
      'third ends',
    ]);
  });

  storeTest(
    open,
    'a write inside a write is refused instead of waiting for itself for ever',
    async ({ store }) => {
      await store.write(async (tx) => {
        await tx.setSetting('outer', 1);
        await assert.rejects(
          store.write(async () => undefined),
          isFailure('write-in-write'),
        );
      });
      assert.equal(await store.setting('outer'), 1);
      assert.equal(await store.sequence(), 1);
    },
  );

  storeTest(open, 'a transaction that is over takes no more writes', async ({ store }) => {
    const kept = await store.write(async (tx) => tx);
    await assert.rejects(kept.setSetting('late', 1), isFailure('write-ended'));
    assert.equal(await store.setting('late'), undefined);
  });

  storeTest(open, 'a closed store refuses work with a failure that says so', async ({ store, reopen }) => {
    await store.close();
    await store.close();
    await assert.rejects(
      store.write(async () => undefined),
      isFailure('closed'),
    );
    await assert.rejects(store.counts(), isFailure('closed'));
    await assert.rejects(store.setting('any'), isFailure('closed'));
    await assert.rejects(store.check(), isFailure('closed'));
    await assert.rejects(store.backup('never-made'), isFailure('closed'));
    await reopen();
  });

  storeTest(open, 'closing waits for the writes that were asked for before', async ({ store, reopen }) => {
    const written = store.write(async (tx) => {
      await new Promise((resolve) => setImmediate(resolve));
      await tx.setSetting('last', true);
    });
    await store.close();
    await written;
    assert.equal(await (await reopen()).setting('last'), true);
  });

  storeTest(
    open,
    'settings are any JSON, one value for each name, undefined when never set',
    async ({ store }) => {
      assert.equal(await store.setting('limits'), undefined);
      const value = { pages: 200, names: ['a', 'ü', '日本'], nothing: null, nested: { yes: true } };
      await store.write(async (tx) => {
        await tx.setSetting('limits', { old: true });
        await tx.setSetting('limits', value);
        await tx.setSetting('zero', 0);
        assert.deepEqual(await tx.setting('limits'), value);
      });
      assert.deepEqual(await store.setting('limits'), value);
      assert.equal(await store.setting('zero'), 0);
    },
  );
}
