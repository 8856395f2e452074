import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '#base';
import { storeContract } from '../contract.ts';
import { openSqliteStore } from './index.ts';

storeContract('SQLite', async () => {
  const path = await mkdtemp(join(tmpdir(), 'todoku-store-'));
  const clock = manualClock(1_700_000_000_000);
  let current = await openSqliteStore({ path, clock });
  return {
    store: current,
    async reopen() {
      await current.close();
      current = await openSqliteStore({ path, clock, create: false });
      return current;
    },
    async dispose() {
      await current.close();
      await rm(path, { recursive: true });
    },
  };
});
