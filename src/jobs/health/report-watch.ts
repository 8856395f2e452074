import type { ChangeContext } from '#changes';
import { DAY, ReportSigns } from '#upkeep';
import type { Sleep } from '../sleep.ts';

/** What is read at the first look, and after a long time without one: so many of the newest events, and none from before that. */
const MOST = 100_000;
const LATELY = 3 * DAY;
/** Rest after each portion, milliseconds: scans go before. */
const REST = 5;

/** Follows what machines report: each look reads what came since the one before. */
export class ReportWatch {
  readonly #signs = new ReportSigns();
  #place = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves when everything that came so far has been looked at. One at a time. Rejects with the signal's reason. */
  catchUp(context: ChangeContext, sleep: Sleep, signal: AbortSignal): Promise<ReportSigns> {
    const result = this.#last.then(() => this.#read(context, sleep, signal));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #read({ store, clock }: ChangeContext, sleep: Sleep, signal: AbortSignal): Promise<ReportSigns> {
    const now = clock.now();
    this.#place = Math.max(this.#place, await store.eventPlace(now - LATELY, MOST));
    for await (const { events, place } of store.eventsAfter(this.#place)) {
      this.#signs.take(events);
      this.#place = place;
      await sleep(REST, signal);
      signal.throwIfAborted();
    }
    this.#signs.forget(now);
    return this.#signs;
  }
}
