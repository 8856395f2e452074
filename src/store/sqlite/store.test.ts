import { manualClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import { storeContract } from '../contract.ts';
import { openSqliteStore } from './index.ts';

storeContract('SQLite', async () => {
  const path = temporaryFolder('store');
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
    },
  };
});
