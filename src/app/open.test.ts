import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { createGroup } from '#changes';
import { backupTodoku, restoreTodoku } from './backup.ts';
import { readConfig } from './config.ts';
import { rotateCookieKeys } from './cookie-keys.ts';
import { openTodoku, type Todoku } from './open.ts';

const START = Date.UTC(2026, 0, 15);
const DAY = 24 * 3600 * 1000;

/** Opens the directory, does something with it, closes it. */
async function opened<T>(
  data: string,
  work: (todoku: Todoku) => T | Promise<T>,
  { at = START, ...args }: { readonly at?: number; readonly maxExtendedUpdates?: string } = {},
): Promise<T> {
  const todoku = await openTodoku(readConfig({ data, ...args }), { clock: manualClock(at), log: nullLog });
  try {
    return await work(todoku);
  } finally {
    await todoku.close();
  }
}

const keysOf = (todoku: Todoku) => todoku.cookieKeys.map(({ id, bytes }) => `${id} ${bytes.toString('hex')}`);

test('a directory that is not there is made, and what is changed in it lasts', async () => {
  const data = join(temporaryFolder('app'), 'deep', 'data');
  const { id } = await opened(data, (todoku) => createGroup(todoku, { name: 'Pilots' }, 'test'));
  const found = await opened(data, ({ catalog }) => catalog.snapshot.groups());
  assert.equal(found.find((group) => group.name === 'Pilots')?.id, id);
  if (process.platform !== 'win32') assert.equal((await stat(data)).mode & 0o077, 0);
});

test('two cannot have one data directory open', async () => {
  const data = temporaryFolder('app');
  await opened(data, async () => {
    await assert.rejects(
      opened(data, () => undefined),
      { code: 'store/in-use' },
    );
  });
  await opened(data, () => undefined);
});

test('a data directory that cannot be made is named', async () => {
  await assert.rejects(
    opened(join(import.meta.filename, 'data'), () => undefined),
    { code: 'app/data-directory' },
  );
});

test('cookie keys are random, 32 bytes long, and the same after a restart', async () => {
  const data = temporaryFolder('app');
  const first = await opened(data, (todoku) => todoku.cookieKeys);
  assert.equal(first.length, 1);
  assert.equal(first[0]?.bytes.length, 32);
  assert.notDeepEqual(first[0]?.bytes, Buffer.alloc(32));
  assert.deepEqual(await opened(data, (todoku) => todoku.cookieKeys), first);
  const other = temporaryFolder('app');
  assert.notDeepEqual(await opened(other, keysOf), await opened(data, keysOf));
});

test('a rotated cookie key comes first, and the last few still open cookies', async () => {
  const data = temporaryFolder('app');
  const [first] = await opened(data, keysOf);
  await opened(data, ({ store, clock }) => rotateCookieKeys(store, clock, 'test'));
  const both = await opened(data, keysOf);
  assert.equal(both.length, 2);
  assert.equal(both[1], first);
  for (let turn = 0; turn < 5; turn += 1) {
    await opened(data, ({ store, clock }) => rotateCookieKeys(store, clock, 'test'));
  }
  const kept = await opened(data, (todoku) => todoku.cookieKeys.map(({ id }) => id));
  assert.deepEqual(kept, [6, 5, 4, 3]);
});

test('cookie keys are renewed by themselves', async () => {
  const data = temporaryFolder('app');
  await opened(data, () => undefined);
  assert.equal((await opened(data, keysOf, { at: START + 89 * DAY })).length, 1);
  assert.equal((await opened(data, keysOf, { at: START + 91 * DAY })).length, 2);
});

test('LastChange changes when what clients are told changes, and only then', async () => {
  const data = temporaryFolder('app');
  const told = (todoku: Todoku) => todoku.settings.configChangedAt;
  assert.equal(await opened(data, told), '2026-01-15T00:00:00.000Z');
  assert.equal(await opened(data, told, { at: START + DAY }), '2026-01-15T00:00:00.000Z');
  const changed = { at: START + DAY, maxExtendedUpdates: '40' };
  assert.equal(await opened(data, told, changed), '2026-01-16T00:00:00.000Z');
  assert.equal(await opened(data, told, { ...changed, at: START + 2 * DAY }), '2026-01-16T00:00:00.000Z');
});

test('a backup can be restored into another directory, as the same server with a new epoch', async () => {
  const directory = temporaryFolder('app');
  const [data, other, file] = ['data', 'other', 'backup.db'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  const before = await opened(data, async (todoku) => {
    await createGroup(todoku, { name: 'Pilots' }, 'test');
    return todoku.store.identity;
  });
  assert.ok((await backupTodoku({ dataDirectory: data }, file)).bytes > 0);
  await restoreTodoku({ dataDirectory: other }, file);
  await opened(other, ({ store, catalog }) => {
    assert.equal(store.identity.serverId, before.serverId);
    assert.notEqual(store.identity.epoch, before.epoch);
    assert.ok(catalog.snapshot.groups().some(({ name }) => name === 'Pilots'));
  });
});

test('a backup never takes the place of a file, and never makes an empty server', async () => {
  const directory = temporaryFolder('app');
  const data = join(directory, 'data');
  const target = { dataDirectory: data };
  await assert.rejects(backupTodoku(target, join(directory, 'a.db')), { code: 'store/missing' });
  await opened(data, () => undefined);
  await assert.rejects(backupTodoku(target, data), { code: 'app/backup-target' });
  await assert.rejects(backupTodoku(target, join(directory, 'no', 'a.db')), { code: 'app/backup-target' });
  await assert.rejects(restoreTodoku(target, join(directory, 'a.db')), { code: 'store/missing' });
});
