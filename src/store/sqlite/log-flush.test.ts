import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { manualClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import { openReader, openWriter } from './database.ts';
import { openSqliteStore } from './index.ts';
import { lockDirectory } from './lock.ts';
import { createLogFlush } from './log-flush.ts';
import { createStore } from './store.ts';

/** A disk that is done when it is told so. */
function slowDisk() {
  const waiting: PromiseWithResolvers<void>[] = [];
  return {
    waiting,
    datasync: () => {
      const flush = Promise.withResolvers<void>();
      waiting.push(flush);
      return flush.promise;
    },
    close: async () => undefined,
  };
}

test('after a flush that failed nothing is acknowledged any more', async () => {
  const disk = slowDisk();
  const log = createLogFlush(disk, 'x-wal');
  const lost = { code: 'store/inaccessible', subject: 'x-wal', detail: 'EIO: i/o error' };
  const first = assert.rejects(log.flush(), lost);
  disk.waiting[0]?.reject(new Error('EIO: i/o error'));
  await first;
  await assert.rejects(log.flush(), lost);
  assert.equal(disk.waiting.length, 1);
});

test('a write is acknowledged when its log is on the disk, and not when the disk refuses', async () => {
  const path = temporaryFolder('log-flush');
  const database = join(path, 'todoku.db');
  const disk = slowDisk();
  const store = createStore({
    writing: await openWriter(database),
    reading: openReader(database),
    clock: manualClock(0),
    release: lockDirectory(path),
    expectsReports: false,
    log: createLogFlush(disk, `${database}-wal`),
  });
  let acknowledged = 0;
  const write = (value: number) =>
    store.write(async (tx) => tx.setSetting('a', value)).then(() => (acknowledged += 1));
  const first = write(1);
  const begun = store.write(async () => acknowledged);
  while (disk.waiting.length === 0) await new Promise(setImmediate);
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  assert.deepEqual([await store.setting('a'), acknowledged], [1, 0], 'committed, and not said to be');
  disk.waiting[0]?.resolve();
  await first;
  assert.equal(acknowledged, 1);
  while (disk.waiting.length === 1) await new Promise(setImmediate);
  disk.waiting[1]?.resolve();
  assert.equal(
    await begun,
    1,
    'the next one begins when this one is acknowledged: its delta is in the catalog by then',
  );
  const second = write(2);
  while (disk.waiting.length === 2) await new Promise(setImmediate);
  disk.waiting[2]?.reject(new Error('EIO: i/o error'));
  await assert.rejects(second, { code: 'store/inaccessible' });
  await assert.rejects(write(3), { code: 'store/inaccessible' });
  await store.close();
});

test('a store that serves flushes the very log of its database', async (t) => {
  const path = temporaryFolder('log-flush-served');
  const store = await openSqliteStore({ path, clock: manualClock(0), expectsReports: true });
  t.after(() => store.close());
  const log = await open(join(path, 'todoku.db-wal'));
  const { ino } = await log.stat();
  await store.write(async (tx) => tx.setSetting('a', 1));
  const after = await open(join(path, 'todoku.db-wal'));
  assert.equal((await after.stat()).ino, ino, 'SQLite keeps the file as long as the store is open');
  await log.close();
  await after.close();
});
