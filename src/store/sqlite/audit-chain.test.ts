import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { manualClock } from '#base';
import type { AuditBreak } from '../audit-port.ts';
import { chainDigest } from './audit-chain.ts';
import { directoryTest } from './fixture.ts';
import { openSqliteStore } from './index.ts';

const clock = manualClock(1_700_000_000_000);

/** A store with five entries, and what is found after somebody wrote past the program. */
async function brokenBy(directory: string, sql: string): Promise<AuditBreak | undefined> {
  let store = await openSqliteStore({ path: directory, clock });
  const { entries } = await store.verifyAudit();
  if (entries === 0) {
    for (const at of [1, 2, 3, 4, 5])
      await store.write(async (tx) =>
        tx.addAudit({ at, actor: 'user:alice', verb: 'approve', subject: 'it', details: {} }),
      );
  }
  await store.close();
  const database = new DatabaseSync(join(directory, 'todoku.db'));
  database.exec(sql);
  database.close();
  store = await openSqliteStore({ path: directory, clock, create: false });
  const { broken } = await store.verifyAudit();
  await store.close();
  return broken;
}

const SECOND = 'SELECT record FROM audit WHERE key = 2';

for (const [what, sql, expected] of [
  ['changed', `UPDATE audit SET record = (${SECOND}) WHERE key = 3`, { number: 3, kind: 'changed' }],
  ['removed', 'DELETE FROM audit WHERE key = 3', { number: 3, kind: 'missing' }],
  ['removed at the beginning', 'DELETE FROM audit WHERE key = 1', { number: 1, kind: 'missing' }],
  ['removed at the end', 'DELETE FROM audit WHERE key = 5', { number: 5, kind: 'missing' }],
  [
    'put in between',
    `UPDATE audit SET key = key + 100 WHERE key > 3;
     INSERT INTO audit (key, record, digest) VALUES (4, (${SECOND}), (SELECT digest FROM audit WHERE key = 3));
     UPDATE audit SET key = key - 99 WHERE key > 100`,
    { number: 4, kind: 'changed' },
  ],
  ['left alone', 'SELECT 1', undefined],
] as const) {
  directoryTest(`the chain of the audit tells of an entry that was ${what}`, async (directory) => {
    assert.deepEqual(await brokenBy(directory, sql), expected);
  });
}

directoryTest(
  'an entry with a digest of its own making breaks the chain at the next one',
  async (directory) => {
    const forged = chainDigest('0'.repeat(64), 'forged');
    const sql = `UPDATE audit SET record = 'forged', digest = '${forged}' WHERE key = 1`;
    assert.deepEqual(await brokenBy(directory, sql), { number: 2, kind: 'changed' });
  },
);
