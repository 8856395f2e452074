/** What one computer lacks of one set of updates. */
export interface Standing {
  /** It reported at least once, and the set is known: of computers of servers below what is approved is not. */
  readonly reported: boolean;
  /** Updates of the set that it needs and does not have: not installed, downloaded, failed, or waiting for a restart. */
  readonly missing: number;
  /** Since when the oldest security update that it lacks could be had, milliseconds; undefined: it lacks none. */
  readonly oldestSecurity?: number;
}

/** Computers measured against a set of updates. The three add up to all of them: unknown is its own bucket, and in the denominator. */
export interface Compliance {
  readonly compliant: number;
  readonly missing: number;
  readonly unknown: number;
  /** Compliant ones in per cent of all, one decimal; undefined where there is no computer. */
  readonly share?: number;
  /** Since when the oldest security update that some computer lacks could be had, milliseconds. */
  readonly oldestSecurity?: number;
}

/** Counts computers one after the other, so that a hundred thousand of them need no memory. */
export class ComplianceCount {
  #compliant = 0;
  #missing = 0;
  #unknown = 0;
  #oldest = Number.POSITIVE_INFINITY;

  add({ reported, missing, oldestSecurity }: Standing): void {
    if (!reported) this.#unknown += 1;
    else if (missing > 0) this.#missing += 1;
    else this.#compliant += 1;
    if (reported && oldestSecurity !== undefined) this.#oldest = Math.min(this.#oldest, oldestSecurity);
  }

  result(): Compliance {
    const all = this.#compliant + this.#missing + this.#unknown;
    return {
      compliant: this.#compliant,
      missing: this.#missing,
      unknown: this.#unknown,
      ...(all === 0 ? {} : { share: Math.round((this.#compliant / all) * 1000) / 10 }),
      ...(this.#oldest === Number.POSITIVE_INFINITY ? {} : { oldestSecurity: this.#oldest }),
    };
  }
}
