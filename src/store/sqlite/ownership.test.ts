import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { manualClock } from '#base';
import { isFailure } from '../contract/opened.ts';
import { directoryTest } from './fixture.ts';
import { openSqliteStore, restoreSqliteStore } from './index.ts';

const clock = manualClock(1_700_000_000_000);

const HOLDER = `
  const { openSqliteStore } = await import(process.argv[1]);
  await openSqliteStore({ path: process.argv[2], clock: { now: () => 0 } });
  console.log('open');
  setInterval(() => {}, 1000);
`;

/** Opens the store in another process; gives the function that kills it. */
async function openElsewhere(directory: string): Promise<() => Promise<void>> {
  const door = new URL('./index.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, door, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

directoryTest('two processes never have one directory open, and a kill lets it go', async (directory) => {
  const kill = await openElsewhere(directory);
  try {
    await assert.rejects(openSqliteStore({ path: directory, clock }), isFailure('in-use'));
    await assert.rejects(
      restoreSqliteStore({ from: join(directory, 'todoku.db'), to: directory }),
      isFailure('in-use'),
    );
  } finally {
    await kill();
  }
  const store = await openSqliteStore({ path: directory, clock });
  await store.close();
});

directoryTest('one process has a directory open only once, until it is closed', async (directory) => {
  const store = await openSqliteStore({ path: directory, clock });
  await assert.rejects(openSqliteStore({ path: directory, clock }), isFailure('in-use'));
  await store.write(async (tx) => tx.setSetting('still', 'working'));
  await store.close();
  const again = await openSqliteStore({ path: directory, clock });
  assert.equal(await again.setting('still'), 'working');
  await again.close();
});

directoryTest('without leave to create, an empty directory stays empty', async (directory) => {
  const path = join(directory, 'mistyped');
  await assert.rejects(openSqliteStore({ path, clock, create: false }), isFailure('missing'));
  assert.equal(existsSync(path), false);
  await mkdir(path);
  await assert.rejects(openSqliteStore({ path, clock, create: false }), isFailure('missing'));
  assert.equal(existsSync(join(path, 'todoku.lock')), false);
});
