import type { Sleep } from './sleep.ts';

/** Ends the waiting of one who looks again from time to time. */
export class Bell {
  readonly #sleep: Sleep;
  #rung = new AbortController();

  constructor(sleep: Sleep) {
    this.#sleep = sleep;
  }

  /** The present wait, or the next one, ends at once. */
  ring(): void {
    this.#rung.abort();
  }

  /** Resolves after that many milliseconds, when it rings or when the signal is given; it never rejects. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    await this.#sleep(milliseconds, AbortSignal.any([signal, this.#rung.signal]));
    this.#rung = new AbortController();
  }
}
