import { Worker } from 'node:worker_threads';
import { failureOf } from '#base';
import { storeFailures } from '../failures.ts';
import type { ApartJob, ApartResult, ApartStart, CheckpointJob } from './apart-worker.ts';

/** What is left behind is swept in small portions: waiting for more costs memory and saves no time. */
const YOUNG_MEGABYTES = 8;

/** What came of a job, the sequence of the last committed write, and the keys of updates that are listed no more. */
export interface ApartDone {
  readonly result: unknown;
  readonly committed: number;
  readonly unlisted: readonly number[];
}

/** The thread that does what is written apart. It is started by the first such write, and does one after the other. */
export class ApartThread {
  readonly #path: string;
  #worker: Worker | undefined;
  /** What it was given last. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** Starts the thread, which takes a moment, where it does not run. */
  makeReady(): void {
    if (this.#worker !== undefined) return;
    const worker = new Worker(new URL('./apart-worker.ts', import.meta.url), {
      workerData: { path: this.#path } satisfies ApartStart,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    worker.unref();
    // Whoever waits for it is told; one that ends while it is idle is started anew by the next write.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
  }

  /** Rejects with what the work threw, and with `store/thread-ended` when the thread ended over it: then nothing was committed that was not before. */
  run(job: ApartJob): Promise<ApartDone> {
    return this.#inTurn(job);
  }

  /** Works the log of the database into it, between two jobs. Rejects as `run` does: then the log is as it was. */
  async checkpoint(): Promise<void> {
    await this.#inTurn({ checkpoint: true });
  }

  #inTurn(job: ApartJob | CheckpointJob): Promise<ApartDone> {
    const done = this.#last.then(() => this.#do(job));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #do(job: ApartJob | CheckpointJob): Promise<ApartDone> {
    this.makeReady();
    const worker = this.#worker!;
    const outcome = Promise.withResolvers<ApartResult>();
    const ended = (cause?: unknown): void => {
      outcome.reject(storeFailures.fail('thread-ended', { subject: this.#path, cause }));
    };
    worker.once('message', outcome.resolve);
    worker.once('error', ended);
    worker.once('exit', ended);
    worker.ref();
    worker.postMessage(job);
    try {
      const answer = await outcome.promise;
      if ('result' in answer) return answer;
      if ('error' in answer) throw answer.error;
      throw failureOf(answer.failure);
    } finally {
      worker.off('message', outcome.resolve);
      worker.off('error', ended);
      worker.off('exit', ended);
      // An idle thread keeps no process alive.
      worker.unref();
    }
  }

  /** Ends the thread when it has done what it was given. */
  async close(): Promise<void> {
    await this.#last;
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
