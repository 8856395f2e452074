import type { Clock } from '#base';
import type { FetchRecord } from '#store';
import type { UpdateFile } from '#update';
import { jobsFailures } from './failures.ts';
import type { FetchPace } from './fetch-pace.ts';
import type { ActiveFetch } from './fetch-types.ts';

/** A line has to bring this much in so many milliseconds of waiting for it. Slower ones would hold their place for ever. */
const LEAST_BYTES = 64 * 1024;
const LEAST_WITHIN = 5 * 60_000;

/** One file on its way here. */
export class Download {
  readonly record: FetchRecord;
  readonly file: UpdateFile;
  /** Given when it has to end. */
  readonly signal: AbortSignal;
  /** Resolves when nothing of it runs any more. */
  done: Promise<void> = Promise.resolve();
  readonly #stopping = new AbortController();
  readonly #clock: Clock;
  readonly #pace: FetchPace;
  readonly #startedAt: number;
  #received = 0;
  #from = '';
  #waitedSince: number;
  /** Of the present stretch. */
  #waited = 0;
  #came = 0;

  constructor(
    { record, file, signal }: { record: FetchRecord; file: UpdateFile; signal: AbortSignal },
    clock: Clock,
    pace: FetchPace,
  ) {
    this.record = record;
    this.file = file;
    this.signal = AbortSignal.any([signal, this.#stopping.signal]);
    this.#clock = clock;
    this.#pace = pace;
    this.#startedAt = this.#waitedSince = clock.now();
  }

  /** That host is asked for it now. */
  ask(from: string): void {
    this.#from = from;
  }

  /** Its bytes begin to come; so many are here already. */
  begin(received: number): void {
    this.#received = received;
    this.#waitedSince = this.#clock.now();
    this.#waited = this.#came = 0;
  }

  /** Notes a piece; a promise where the next has to wait. Throws `jobs/too-slow`. */
  take(bytes: number): Promise<void> | undefined {
    this.#received += bytes;
    this.#came += bytes;
    this.#waited += Math.max(0, this.#clock.now() - this.#waitedSince);
    if (this.#came >= LEAST_BYTES) {
      this.#waited = this.#came = 0;
    } else if (this.#waited > LEAST_WITHIN) {
      const detail = `${this.#came} bytes in ${Math.round(this.#waited / 1000)} s`;
      throw jobsFailures.fail('too-slow', { subject: this.#from, detail });
    }
    const wait = this.#pace.spend(bytes, this.signal);
    // What it waits here is our own slowness, not the other side's.
    const goOn = () => {
      this.#waitedSince = this.#clock.now();
    };
    if (wait !== undefined) return wait.then(goOn);
    goOn();
    return undefined;
  }

  /** Bytes that are still to come. */
  get left(): number {
    return Math.max(0, this.file.size - this.#received);
  }

  view(): ActiveFetch {
    const { sha1, fileName, size } = this.file;
    return {
      sha1,
      fileName,
      size,
      received: this.#received,
      startedAt: this.#startedAt,
      reason: this.record.reason,
      from: this.#from,
    };
  }

  stop(): void {
    this.#stopping.abort();
  }
}
