import { setTimeout } from 'node:timers/promises';
import { commit } from './commit.ts';
import { changeEvents } from './events.ts';
import type { ChangeContext } from './types.ts';

/** Removed in one transaction: a few milliseconds, so that reports and approvals get in between. */
const CHUNK = 1000;
const PAUSE = 20;

/**
 * Forgets what machines reported before that moment (milliseconds since 1970, by the time of receipt). The status that
 * was derived from it stays. Resolves with how many events went; stops early, between two transactions, on the signal.
 */
export async function forgetEvents(
  context: ChangeContext,
  receivedBefore: number,
  signal?: AbortSignal,
): Promise<number> {
  let forgotten = 0;
  while (signal?.aborted !== true) {
    const removed = await commit(context, async (tx) => {
      const result = await tx.forgetEvents(receivedBefore, CHUNK);
      return result === 0 ? { result, unchanged: true } : { result };
    });
    forgotten += removed;
    if (removed < CHUNK) break;
    await setTimeout(PAUSE);
  }
  if (forgotten > 0) changeEvents.eventsForgotten(context.log, { events: forgotten, receivedBefore });
  return forgotten;
}
