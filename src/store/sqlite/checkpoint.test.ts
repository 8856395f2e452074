import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { manualClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import { openSqliteStore } from './index.ts';

test('the log is worked into the database by the thread of reports, while everything goes on', async () => {
  const path = temporaryFolder('checkpoint');
  const store = await openSqliteStore({ path, clock: manualClock(0), expectsReports: true });
  const size = async () => (await stat(join(path, 'todoku.db'))).size;
  const before = await size();
  const write = () =>
    store.write(async (tx) => {
      for (let at = 0; at < 3000; at += 1)
        await tx.addAudit({ at, actor: 'cli:root', verb: 'approve', subject: 'x'.repeat(500), details: {} });
    });
  await write();
  assert.equal(await size(), before, 'until there is enough of it the log keeps it');
  await write();
  for (let tries = 0; tries < 200 && (await size()) === before; tries += 1) await sleep(25);
  assert.ok((await size()) > before + 1_000_000, 'some megabytes are in the database');
  await write();
  assert.equal((await store.audit({ limit: 0, offset: 0 })).total, 9000);
  await store.close();
  const again = await openSqliteStore({ path, clock: manualClock(0) });
  assert.deepEqual(await again.check(), []);
  await again.close();
});
