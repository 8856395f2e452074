import { type ChangeContext, releaseDue } from '#changes';
import { jobEvents } from './events.ts';
import { type Sleep, timerSleep } from './sleep.ts';

export interface HoldReleaseOptions {
  readonly context: ChangeContext;
  /** Between two looks, milliseconds. */
  readonly every: number;
  readonly sleep?: Sleep;
}

/**
 * Ends the holds of updates whose time has come, also those that ended while no server ran. `stop` resolves when nothing of it
 * runs any more.
 */
export function startHoldRelease(options: HoldReleaseOptions): { stop(): Promise<void> } {
  const { context, every, sleep = timerSleep } = options;
  const events = jobEvents(context.log);
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await releaseDue(context).catch(events.releaseFailed);
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
