import { setImmediate, setTimeout } from 'node:timers/promises';
import { manualClock } from '#base';
import type { Sleep } from '#jobs';

/** Rests between pieces of work are nothing in a year. */
const REST = 1000;
/** How long jobs may be at work after they woke, real milliseconds. */
const PATIENCE = 60_000;

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** A clock that is moved by hand, and the sleeps of jobs that go by it: a year passes as fast as what has to be done in it. */
export class AcceleratedTime {
  readonly clock: ReturnType<typeof manualClock>;
  readonly #sleepers = new Set<Sleeper>();

  constructor(start: number) {
    this.clock = manualClock(start);
  }

  /** As jobs are given it. */
  readonly sleep: Sleep = async (milliseconds, signal) => {
    if (milliseconds <= REST || signal.aborted) {
      await setImmediate();
      return;
    }
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const sleeper: Sleeper = { due: this.clock.now() + milliseconds, wake: () => resolve(undefined) };
    this.#sleepers.add(sleeper);
    signal.addEventListener('abort', resolve, { once: true });
    await promise;
    signal.removeEventListener('abort', resolve);
    this.#sleepers.delete(sleeper);
  };

  /** How many jobs sleep now. */
  get asleep(): number {
    return this.#sleepers.size;
  }

  /** Moves the clock, wakes whoever is due, and resolves when all of `jobs` sleep again. */
  async advance(milliseconds: number, jobs: number): Promise<void> {
    this.clock.advance(milliseconds);
    const now = this.clock.now();
    for (const sleeper of [...this.#sleepers]) if (sleeper.due <= now) sleeper.wake();
    await this.settled(jobs);
  }

  /** Resolves when so many jobs sleep, and nobody of them has anything left to do. */
  async settled(jobs: number): Promise<void> {
    const until = performance.now() + PATIENCE;
    await setImmediate();
    while (this.#sleepers.size < jobs) {
      if (performance.now() > until)
        throw new Error(`${this.#sleepers.size} of ${jobs} jobs sleep: one does not come to an end`);
      await setTimeout(1);
    }
  }
}
