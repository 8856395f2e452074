import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manualClock } from '#base';
import { dumpOf } from '../contract/dump.ts';
import { isFailure } from '../contract/opened.ts';
import { addSamples, fillWithEverything } from '../contract/samples.ts';
import { directoryTest } from './fixture.ts';
import { openSqliteStore, restoreSqliteStore } from './index.ts';

const clock = manualClock(1_700_000_000_000);

directoryTest('a restored backup is the store of that moment, with a new epoch', async (directory) => {
  const store = await openSqliteStore({ path: join(directory, 'a'), clock });
  await fillWithEverything(store);
  const expected = await dumpOf(store);
  const backup = join(directory, 'backup.db');
  await store.backup(backup);
  await addSamples(store, 500);
  await store.close();
  const to = join(directory, 'new', 'b');
  const identity = await restoreSqliteStore({ from: backup, to });
  const restored = await openSqliteStore({ path: to, clock, create: false });
  assert.deepEqual(restored.identity, identity);
  assert.equal(identity.serverId, store.identity.serverId);
  assert.notEqual(identity.epoch, store.identity.epoch);
  assert.deepEqual(await dumpOf(restored), { ...expected, identity });
  assert.deepEqual(await restored.check(), []);
  await restored.close();
  assert.deepEqual((await readdir(to)).sort(), ['todoku.db', 'todoku.lock']);
});

directoryTest(
  'a backup made while writes go on does not wait for their end and is one consistent moment',
  async (directory) => {
    const store = await openSqliteStore({ path: join(directory, 'a'), clock });
    await fillWithEverything(store, 1000);
    const filled = await store.sequence();
    const most = 400;
    let ended = false;
    const writing = (async () => {
      for (let number = 0; number < most && !ended; number++) await addSamples(store, 5000 + number);
    })();
    const backups = [1, 2].map((number) => join(directory, `backup-${number}`));
    for (const path of backups) await store.backup(path);
    ended = true;
    await writing;
    await store.close();
    for (const [index, from] of backups.entries()) {
      const path = join(directory, `restored-${index}`);
      await restoreSqliteStore({ from, to: path });
      const restored = await openSqliteStore({ path, clock });
      const writes = (await restored.sequence()) - filled;
      assert.equal((await restored.counts()).revisions, 1000 + writes);
      assert.ok(writes < most, `${writes} writes`);
      await restored.close();
    }
  },
);

directoryTest('a backup never holds what was not committed', async (directory) => {
  const store = await openSqliteStore({ path: join(directory, 'a'), clock });
  const backup = join(directory, 'backup');
  await store.write(async (tx) => {
    await tx.setSetting('half', true);
    await store.backup(backup);
  });
  await store.close();
  await restoreSqliteStore({ from: backup, to: join(directory, 'b') });
  const restored = await openSqliteStore({ path: join(directory, 'b'), clock });
  assert.equal(await restored.setting('half'), undefined);
  await restored.close();
});

directoryTest('neither a backup nor a restore overwrites anything', async (directory) => {
  const path = join(directory, 'a');
  const store = await openSqliteStore({ path, clock });
  const backup = join(directory, 'backup');
  await writeFile(backup, 'precious');
  await assert.rejects(store.backup(backup), isFailure('already-there'));
  await assert.rejects(store.backup(join(path, 'todoku.db')), isFailure('already-there'));
  assert.equal(await readFile(backup, 'utf8'), 'precious');
  const good = join(directory, 'good');
  await store.backup(good);
  await assert.rejects(restoreSqliteStore({ from: good, to: path }), isFailure('in-use'));
  await store.close();
  await assert.rejects(restoreSqliteStore({ from: good, to: path }), isFailure('already-there'));
});

directoryTest(
  'a backup that is damaged, or none at all, leaves nothing in the new directory',
  async (directory) => {
    const store = await openSqliteStore({ path: join(directory, 'a'), clock });
    await fillWithEverything(store);
    const from = join(directory, 'backup');
    await store.backup(from);
    await store.close();
    const bytes = await readFile(from);
    const place = bytes.indexOf('colour');
    bytes[place] = bytes[place]! ^ 1;
    await writeFile(from, bytes);
    const to = join(directory, 'b');
    await assert.rejects(restoreSqliteStore({ from, to }), isFailure('damaged'));
    await writeFile(from, 'no database at all');
    await assert.rejects(restoreSqliteStore({ from, to }), isFailure('damaged'));
    await assert.rejects(restoreSqliteStore({ from: join(directory, 'nothing'), to }), isFailure('missing'));
    assert.deepEqual(await readdir(to), ['todoku.lock']);
  },
);
