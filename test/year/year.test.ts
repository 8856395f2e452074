import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Amounts, runYear } from './year.ts';

// A whole year: node test/year/year.ts --days 365 --machines 24

test('a server that nobody looks after stays small, gives every machine what it should have, and can explain all that it did', async () => {
  const { amounts, declined, approved, removedRevisions, upToDate } = await runYear({
    days: 130,
    machines: 6,
    seed: 7,
  });
  assert.ok(approved > 100 && declined.byHousekeeping > 50 && declined.byRule > 3, JSON.stringify(declined));
  assert.ok(removedRevisions > 20 && upToDate > 100, `${removedRevisions} removed, ${upToDate} looked at`);
  // What is kept for a month after it was declined is there from the second month on, and from then on no more than that.
  const steady = amounts.filter(({ day }) => day >= 80);
  for (const amount of [
    'revisions',
    'inScope',
    'databaseBytes',
    'contentBytes',
  ] as const satisfies readonly (keyof Amounts)[]) {
    const values = steady.map((each) => each[amount]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    assert.ok(most <= least * 1.5, `${amount}: from ${least} to ${most}`);
  }
});
