import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MicroBatch } from './micro-batch.ts';

test('callers of the same moment share one run, and each gets its own result', async () => {
  const runs: number[][] = [];
  const batch = new MicroBatch<number, number>(
    async (items) => {
      runs.push([...items]);
      return items.map((item) => item * 2);
    },
    { delay: 1, count: 100 },
  );
  assert.deepEqual(await Promise.all([batch.add(1), batch.add(2), batch.add(3)]), [2, 4, 6]);
  assert.deepEqual(runs, [[1, 2, 3]]);
});

test('a run takes no more callers than the limit and leaves none behind', async () => {
  const runs: number[][] = [];
  const batch = new MicroBatch<number, number>(
    async (items) => {
      runs.push([...items]);
      return items;
    },
    { delay: 1, count: 2 },
  );
  const added = [1, 2, 3, 4, 5].map((item) => batch.add(item));
  assert.deepEqual(await Promise.all(added), [1, 2, 3, 4, 5]);
  assert.deepEqual(runs.flat(), [1, 2, 3, 4, 5]);
  assert.ok(runs.every((run) => run.length <= 2));
});

test('nobody fails for the fault of another', async () => {
  const batch = new MicroBatch<number, number>(
    async (items) => {
      if (items.includes(2)) throw new Error('two is not welcome');
      return items;
    },
    { delay: 1, count: 100 },
  );
  const outcomes = await Promise.allSettled([batch.add(1), batch.add(2), batch.add(3)]);
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.equal(await batch.add(4), 4);
});
