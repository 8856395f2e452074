import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRounds } from './rounds.ts';

/** A small one of what `chain.ts` is for. */
test('a chain of three servers never shows half a generation, whatever breaks, and the next run completes', async (t) => {
  const seed = Date.now() % 100_000;
  const { violations, mishaps, during, shown } = await runRounds(
    { revisions: 500, declines: 200, rounds: 5, mishapsWhileFilling: 1, seed, contentPatience: 2000 },
    (text) => t.diagnostic(text),
  );
  t.diagnostic(`seed ${seed}, ${JSON.stringify({ mishaps, during, shown })}`);
  assert.deepEqual(violations, [], `seed ${seed}`);
});
