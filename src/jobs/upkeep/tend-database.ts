import type { UpkeepStep } from '#store';
import { HOUR, type Task } from './task.ts';

const STEPS: readonly UpkeepStep[] = ['search', 'room', 'statistics', 'log'];
/** Small steps of one kind in one round. What is left is done in the next. */
const MOST_STEPS = 200;
/** Rest between two of them, milliseconds. */
const REST = 20;

/** Keeps indexes and statistics in order and gives free room back to the disk, where the file was made for it. */
export const tendDatabase: Task = {
  name: 'tend-database',
  every: HOUR,
  async *portions({ context: { store }, sleep, signal }) {
    const before = await store.databaseSize();
    yield {
      count: 1,
      items: [],
      weigh: async () => (before.shrinks ? before.free : 0),
      apply: async () => {
        for (const step of STEPS) {
          for (let round = 0; round < MOST_STEPS && !signal.aborted; round++) {
            if (!(await store.tend(step))) break;
            await sleep(REST, signal);
          }
        }
        const after = await store.databaseSize();
        return { count: 1, bytes: Math.max(0, before.bytes - after.bytes) };
      },
    };
  },
};
