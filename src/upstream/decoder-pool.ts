import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { UpdateIdentity } from '#update';
import type { DecodedAnswer } from './decode-answer.ts';
import type { DecodeJob, DecodeResult } from './decode-worker.ts';
import { upstreamFailures } from './failures.ts';

/** The longest that one answer may take: a batch of 100 documents takes a tenth of a second. */
const PATIENCE = 5 * 60_000;
/** Enough for one document of the largest size; a worker that needs more ends, and nothing else does. */
const HEAP_MEGABYTES = 2048;
const YOUNG_MEGABYTES = 12;

interface Thread {
  readonly worker: Worker;
  readonly jobs: Map<number, PromiseWithResolvers<DecodedAnswer>>;
}

/** Decodes answers in threads of its own. They are started when the first answer comes, so that quiet runs cost nothing. */
export class DecoderPool {
  readonly #size: number;
  readonly #threads = new Set<Thread>();
  #jobs = 0;

  /** @param size most threads */
  constructor(size = Math.min(4, Math.max(1, availableParallelism() - 1))) {
    this.#size = size;
  }

  /**
   * Like `decodeAnswer`, elsewhere. The body is handed over and must not be used any more. Rejects with
   * `upstream/bad-answer` when the answer cannot be read, and with `upstream/decoding-failed` when the thread ended over it or took too long.
   */
  async decode(body: Buffer, asked: readonly UpdateIdentity[]): Promise<DecodedAnswer> {
    const thread = this.#idlest();
    const job = ++this.#jobs;
    const outcome = Promise.withResolvers<DecodedAnswer>();
    thread.jobs.set(job, outcome);
    thread.worker.ref();
    const timer = setTimeout(() => void this.#end(thread, 'it took too long'), PATIENCE);
    timer.unref();
    try {
      // A small buffer lies in a pool that others use too, so only one that is alone in its memory is handed over.
      const own = body.byteLength === body.buffer.byteLength;
      thread.worker.postMessage(
        { job, body, asked } satisfies DecodeJob,
        own ? [body.buffer as ArrayBuffer] : [],
      );
      return await outcome.promise;
    } finally {
      clearTimeout(timer);
      // An idle thread keeps no process alive.
      if (thread.jobs.size === 0) thread.worker.unref();
    }
  }

  /** Ends all threads; what they were at rejects. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => this.#end(thread, 'the decoder was closed')));
  }

  #idlest(): Thread {
    const [first, ...others] = this.#threads;
    let idlest = first;
    for (const thread of others) if (idlest && thread.jobs.size < idlest.jobs.size) idlest = thread;
    if (idlest === undefined || (idlest.jobs.size > 0 && this.#threads.size < this.#size))
      return this.#start();
    return idlest;
  }

  #start(): Thread {
    const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), {
      // What a batch leaves behind is swept in small portions: waiting for more costs memory and saves no time.
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    const thread: Thread = { worker, jobs: new Map() };
    this.#threads.add(thread);
    worker.unref();
    worker.on('message', (result: DecodeResult) => {
      const outcome = thread.jobs.get(result.job);
      thread.jobs.delete(result.job);
      if ('answer' in result) return outcome?.resolve(result.answer);
      const { code, message } = result.failure;
      outcome?.reject(upstreamFailures.fail('bad-answer', { detail: `${code}: ${message}` }));
    });
    worker.on('error', (error) => void this.#end(thread, String(error)));
    worker.on('exit', () => void this.#end(thread, 'the thread ended'));
    return thread;
  }

  async #end(thread: Thread, detail: string): Promise<void> {
    this.#threads.delete(thread);
    const outcomes = [...thread.jobs.values()];
    thread.jobs.clear();
    for (const { reject } of outcomes) reject(upstreamFailures.fail('decoding-failed', { detail }));
    await thread.worker.terminate();
  }
}
