import { setImmediate } from 'node:timers/promises';

/**
 * Lets one caller through in each turn of the event loop, in the order they came. Whatever else has arrived meanwhile is served between
 * two of them, so that it waits for one of them at the most.
 */
export class GivingWay {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is this caller's turn. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
