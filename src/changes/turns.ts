import { setImmediate } from 'node:timers/promises';

/** Scans are let through after so much work, milliseconds. */
const LONGEST = 4;
/** So that a scan beside decisions takes hardly longer than one alone, which is about a millisecond. */
export const FOR_DECISIONS = 0.4;

/** Gives the event loop a turn now and then during long work, inside a transaction too. */
export class Turns {
  readonly #longest: number;
  #began = performance.now();

  constructor(longest: number = LONGEST) {
    this.#longest = longest;
  }

  /** Called after each thing that was dealt with; resolves after the turn when it is time for one. */
  async after(): Promise<void> {
    if (performance.now() - this.#began < this.#longest) return;
    await setImmediate();
    this.#began = performance.now();
  }
}
