import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paced } from './gait.ts';

test('rests grow with the work before them, within bounds', async () => {
  let now = 0;
  const rests: number[] = [];
  const sleep = paced(
    async (milliseconds) => {
      rests.push(milliseconds);
      now += milliseconds;
    },
    99,
    () => now,
  );
  const { signal } = new AbortController();
  for (const work of [0, 10, 1, 1000]) {
    now += work;
    await sleep(50, signal);
  }
  assert.deepEqual(rests, [50, 990, 99, 10_000]);
});
