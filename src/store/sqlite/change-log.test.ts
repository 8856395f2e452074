import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { manualClock } from '#base';
import { ALL_COMPUTERS } from '#update';
import { groupId, sampleComputer, sampleImport, updateId } from '../contract/samples.ts';
import { directoryTest } from './fixture.ts';
import { openSqliteStore } from './index.ts';
import { openJson } from './packing.ts';

const clock = manualClock(1_700_000_000_000);

function logOf(
  directory: string,
): readonly (readonly [sequence: number, followed: number, touched: unknown])[] {
  const database = new DatabaseSync(join(directory, 'todoku.db'), { readOnly: true });
  const rows = database.prepare('SELECT sequence, followed, record FROM changes ORDER BY sequence').all();
  database.close();
  return rows.map((row) => [
    Number(row['sequence']),
    Number(row['followed']),
    openJson(String(row['record']), 'log'),
  ]);
}

directoryTest('the change log says of each write what other nodes have to follow', async (directory) => {
  const store = await openSqliteStore({ path: directory, clock });
  await store.write(async (tx) => {
    for (const number of [1, 2, 3]) await tx.addRevision(sampleImport(number), 1);
    await tx.setDeclined(updateId(2), true);
    await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
  });
  await store.write(async (tx) => {
    await tx.putComputer(sampleComputer(1));
    await tx.putComputer(sampleComputer(2));
  });
  await store.write(async () => undefined);
  await store.close();
  const at = clock.now();
  assert.deepEqual(logOf(directory), [
    [1, 1, { at, revisions: ['1', '3'], declined: [updateId(2)], groups: [groupId(1)] }],
    [2, 0, { at, computers: 2 }],
    [3, 0, { at }],
  ]);
});

directoryTest('the change log does not grow for ever with what nobody has to follow', async (directory) => {
  let store = await openSqliteStore({ path: directory, clock });
  await store.write(async () => undefined);
  await store.write(async (tx) => tx.setSetting('followed', true));
  await store.close();
  const database = new DatabaseSync(join(directory, 'todoku.db'));
  database.exec(`INSERT INTO changes SELECT 10000, followed, record FROM changes WHERE sequence = 1;
    UPDATE tallies SET value = 10000 WHERE name = 'sequence'`);
  database.close();
  store = await openSqliteStore({ path: directory, clock });
  for (let round = 0; round < 3; round++) await store.write(async () => undefined);
  assert.deepEqual(await store.check(), []);
  await store.close();
  assert.deepEqual(
    logOf(directory).map(([sequence]) => sequence),
    [2, 10_000, 10_001, 10_002, 10_003],
  );
});

directoryTest('nobody but the owner can read the database', async (directory) => {
  if (process.platform === 'win32') return;
  const path = join(directory, 'data');
  const store = await openSqliteStore({ path, clock });
  await store.backup(join(directory, 'backup.db'));
  for (const file of [join(path, 'todoku.db'), join(path, 'todoku.db-wal'), join(directory, 'backup.db')]) {
    assert.equal((await stat(file)).mode & 0o077, 0, file);
  }
  await store.close();
});
