const MINUTE = 60_000;
const MINUTES = 60;

/** How the calls of the last hour went. */
export interface LatelySum {
  readonly calls: number;
  /** Answered with InternalServerError. */
  readonly errors: number;
  /** Refused because too much was being done: ServerBusy. */
  readonly busy: number;
}

/** Counts the calls of the last hour by the minute; some additions for each. */
export class Lately {
  readonly #minutes = new Float64Array(MINUTES);
  readonly #calls = new Uint32Array(MINUTES);
  readonly #errors = new Uint32Array(MINUTES);
  readonly #busy = new Uint32Array(MINUTES);

  note(at: number, outcome: string): void {
    const minute = Math.floor(at / MINUTE);
    const slot = minute % MINUTES;
    if (this.#minutes[slot] !== minute) {
      this.#minutes[slot] = minute;
      this.#calls[slot] = 0;
      this.#errors[slot] = 0;
      this.#busy[slot] = 0;
    }
    this.#calls[slot]! += 1;
    if (outcome === 'InternalServerError') this.#errors[slot]! += 1;
    else if (outcome === 'ServerBusy') this.#busy[slot]! += 1;
  }

  sum(now: number): LatelySum {
    const oldest = Math.floor(now / MINUTE) - MINUTES;
    let calls = 0;
    let errors = 0;
    let busy = 0;
    for (let slot = 0; slot < MINUTES; slot++) {
      if (this.#minutes[slot]! <= oldest) continue;
      calls += this.#calls[slot]!;
      errors += this.#errors[slot]!;
      busy += this.#busy[slot]!;
    }
    return { calls, errors, busy };
  }
}
