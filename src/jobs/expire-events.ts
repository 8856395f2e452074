import { type ChangeContext, forgetEvents } from '#changes';
import { jobEvents } from './events.ts';
import { type Sleep, timerSleep } from './sleep.ts';

export interface EventExpiryOptions {
  readonly context: ChangeContext;
  /** How long reported events are kept, milliseconds. */
  readonly keep: number;
  /** Between two rounds, milliseconds. */
  readonly every: number;
  readonly sleep?: Sleep;
}

/**
 * Removes reported events once they are older than they are kept, round after round, so that reports never grow
 * without end. `stop` resolves when nothing of it runs any more.
 */
export function startEventExpiry(options: EventExpiryOptions): { stop(): Promise<void> } {
  const { context, keep, every, sleep = timerSleep } = options;
  const events = jobEvents(context.log);
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await forgetEvents(context, context.clock.now() - keep, stopping.signal).catch(events.expiryFailed);
      await sleep(every, stopping.signal);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
