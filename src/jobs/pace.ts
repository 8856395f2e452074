import type { Clock } from '#base';

/** Shorter waits are not worth a timer; they add up until they are. */
const SHORTEST_WAIT = 10;

/**
 * Spreads reading evenly over time. `spend` says how long to wait after so many bytes, in milliseconds, so that they and all
 * before them stay within the budget. Time in which nothing was read is not saved up for a burst. A budget that changes with
 * time is given as a function; infinity is none.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #bytesPerSecond: () => number;
  /** When all that was spent so far is paid for. */
  #paidAt: number;
  #spentAt: number;

  constructor(clock: Clock, bytesPerSecond: number | (() => number)) {
    this.#clock = clock;
    this.#bytesPerSecond = typeof bytesPerSecond === 'number' ? () => bytesPerSecond : bytesPerSecond;
    this.#paidAt = this.#spentAt = clock.now();
  }

  spend(bytes: number): number {
    const now = this.#clock.now();
    // A clock that was set back would make us wait for the time it lost.
    if (now < this.#spentAt) this.#paidAt = now;
    this.#spentAt = now;
    this.#paidAt = Math.max(this.#paidAt, now) + (bytes / this.#bytesPerSecond()) * 1000;
    const debt = this.#paidAt - now;
    return debt < SHORTEST_WAIT ? 0 : debt;
  }
}
