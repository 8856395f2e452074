import { forgetUpkeep } from '#changes';
import { DAY } from '#upkeep';
import { HOUR, type Portion, type Task } from './task.ts';

/** Entries that go in one transaction. */
const AT_ONCE = 500;

/** Removes old entries of the log of housekeeping. Events and synchronisations have their own times. */
export const trimHistory: Task = {
  name: 'trim-history',
  every: 24 * HOUR,
  async *portions({ context, settings }) {
    const before = context.clock.now() - settings.logDays * DAY;
    const { total } = await context.store.upkeepLog({ limit: 1, offset: 0 });
    const last = { limit: 1, offset: Math.max(0, total - 1) };
    const [oldest] = (await context.store.upkeepLog(last)).items;
    if (oldest === undefined || oldest.at >= before) return;
    yield portion(() => forgetUpkeep(context, before, AT_ONCE));
  },
};

function portion(forget: () => Promise<number>): Portion {
  return {
    count: 1,
    items: [],
    weigh: async () => 0,
    apply: async () => ({ count: await forget(), bytes: 0 }),
  };
}
