import { setImmediate } from 'node:timers/promises';

/** About 10 ms of work: scans are let through after so many things, or so many bytes of them. */
const TURN = { things: 16, bytes: 512 * 1024 };

/** Gives the event loop a turn now and then during long work, inside a transaction too. */
export class Turns {
  #things = 0;
  #bytes = 0;

  /** Counts one thing that was dealt with; resolves after the turn when it is time for one. */
  async after(bytes = 0): Promise<void> {
    this.#things += 1;
    this.#bytes += bytes;
    if (this.#things < TURN.things && this.#bytes < TURN.bytes) return;
    this.#things = 0;
    this.#bytes = 0;
    await setImmediate();
  }
}
