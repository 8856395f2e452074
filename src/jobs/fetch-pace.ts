import type { Clock } from '#base';
import { Pace } from './pace.ts';
import { type Sleep, timerSleep } from './sleep.ts';

/** Seconds that the speed shown is the mean of. */
const MEASURED = 10;

/** Keeps all downloads together within a speed that may change at any time, and knows how fast they are. */
export class FetchPace {
  readonly #clock: Clock;
  readonly #sleep: Sleep;
  readonly #pace: Pace;
  /** Bytes of each of the last seconds. */
  readonly #seconds = new Map<number, number>();

  /** `speed` is asked before every piece: bytes per second, infinity for as fast as it goes. */
  constructor(clock: Clock, speed: () => number, sleep: Sleep = timerSleep) {
    this.#clock = clock;
    this.#sleep = sleep;
    // At no speed at all whoever fetches is stopped; here it would be a debt that is never paid.
    this.#pace = new Pace(clock, () => speed() || Number.POSITIVE_INFINITY);
  }

  /** Notes a piece that came; a promise to be waited for where the next has to come later. It ends with the signal. */
  spend(bytes: number, signal: AbortSignal): Promise<void> | undefined {
    const second = this.#second();
    this.#seconds.set(second, (this.#seconds.get(second) ?? 0) + bytes);
    this.#forget(second);
    const wait = this.#pace.spend(bytes);
    return wait === 0 ? undefined : this.#sleep(wait, signal);
  }

  /** The mean of the last seconds. */
  bytesPerSecond(): number {
    const now = this.#second();
    this.#forget(now);
    let bytes = 0;
    let first = now;
    for (const [second, count] of this.#seconds) {
      bytes += count;
      first = Math.min(first, second);
    }
    return Math.round(bytes / (now - first + 1));
  }

  #second(): number {
    return Math.floor(this.#clock.now() / 1000);
  }

  #forget(now: number): void {
    for (const second of this.#seconds.keys()) {
      // The clock may have been set back.
      if (second <= now - MEASURED || second > now) this.#seconds.delete(second);
    }
  }
}
