import { serverFailures } from './failures.ts';

export interface AdmissionLimits {
  /** Requests worked on at once. */
  readonly running: number;
  /** Requests that wait for their turn. */
  readonly waiting: number;
  /** Bytes of request bodies held in memory for all of them together. */
  readonly bodyBytes: number;
}

/**
 * Keeps the server answering under any load: so many requests at once, so many that wait, in the order they
 * came, and for everyone else the honest answer at once (ServerBusy, MS-WUSP 2.2.2.4: the client tries later).
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #bodyBytes = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  /** True when a further request would be turned away: no need to read its body first. */
  get full(): boolean {
    return this.#running >= this.#limits.running && this.#queue.length >= this.#limits.waiting;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  get bodyBytes(): number {
    return this.#bodyBytes;
  }

  /** Takes a place: at once (undefined), or when the promise resolves. Throws `server/server-busy`. Give it back with `leave`. */
  enter(): Promise<void> | undefined {
    if (this.#running < this.#limits.running) {
      this.#running += 1;
      return undefined;
    }
    if (this.full) throw this.#busy(`${this.#running} running, ${this.#queue.length} waiting`);
    return new Promise((resolve) => {
      this.#queue.push(resolve);
    });
  }

  /** Gives a place back; whoever waits longest gets it. */
  leave(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }

  /** Counts bytes of a body that is being read. Throws `server/server-busy` when all bodies together are too much. */
  hold(bytes: number): void {
    if (this.#bodyBytes + bytes > this.#limits.bodyBytes) {
      throw this.#busy(`${this.#bodyBytes} bytes of requests held, the limit is ${this.#limits.bodyBytes}`);
    }
    this.#bodyBytes += bytes;
  }

  /** The bytes are no longer held. */
  drop(bytes: number): void {
    this.#bodyBytes -= bytes;
  }

  #busy(detail: string): Error {
    return serverFailures.fail('server-busy', { detail });
  }
}
