import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRounds } from './rounds.ts';

/** A few of the two hundred rounds that `kill.ts` is for. */
const ROUNDS = 8;

test('a server that is killed at random moments loses nothing it acknowledged and leaves nothing half done', async (t) => {
  const seed = Date.now() % 100_000;
  const { kills, acknowledged, violations } = await runRounds(ROUNDS, seed);
  t.diagnostic(
    `seed ${seed}, killed during ${JSON.stringify(kills)}, acknowledged ${JSON.stringify(acknowledged)}`,
  );
  assert.deepEqual(violations, [], `seed ${seed}`);
  assert.ok(
    Object.keys(kills).some((what) => what !== 'nothing'),
    'no kill found anything under way',
  );
});
