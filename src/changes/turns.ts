import { setImmediate, setTimeout } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

/** Scans are let through after so much work, milliseconds. */
const LONGEST = 4;
/** So that a scan beside decisions takes hardly longer than one alone, which is about a millisecond. */
export const FOR_DECISIONS = 0.4;

/** In another thread: what shares the machine with it is served meanwhile, and it has much more time than it takes. Milliseconds each. */
const WORK = 2;
const REST = 4;

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

/** Rests twice as long as it works, so that most scans never meet it. Where scans are served nobody rests: there they get their turns. */
export class Rests {
  readonly #turns = new Turns(FOR_DECISIONS);
  #began = performance.now();

  /** Called after each thing that was dealt with. */
  async after(): Promise<void> {
    if (isMainThread) return this.#turns.after();
    if (performance.now() - this.#began < WORK) return;
    await setTimeout(REST);
    this.#began = performance.now();
  }
}
