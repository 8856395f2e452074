import { setImmediate } from 'node:timers/promises';

/** Scans are let through after so much work, milliseconds. */
const LONGEST = 4;

/** Gives the event loop a turn now and then during long work, inside a transaction too. */
export class Turns {
  #began = performance.now();

  /** Called after each thing that was dealt with; resolves after the turn when it is time for one. */
  async after(): Promise<void> {
    if (performance.now() - this.#began < LONGEST) return;
    await setImmediate();
    this.#began = performance.now();
  }
}
