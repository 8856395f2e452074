import { type ChangeContext, dropFetches, queueFetches } from '#changes';
import type { FetchRecord } from '#store';
import type { QueueChange } from './fetch-plan.ts';

/**
 * The files that are wanted and not here, kept in the store. What the store cannot take (its disk may be the full one)
 * is true here all the same, and is written with the next change.
 */
export class FetchQueue {
  readonly #context: ChangeContext;
  readonly #records = new Map<string, FetchRecord>();
  /** Not written yet. */
  readonly #unwritten = new Set<string>();
  #isLoaded = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: ChangeContext) {
    this.#context = context;
  }

  /** Runs work that reads the queue and changes it; one after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Reads what is stored: others may have put files there. */
  async load(): Promise<void> {
    const stored = await this.#context.store.fetches();
    this.#isLoaded = true;
    for (const sha1 of this.#records.keys()) if (!this.#unwritten.has(sha1)) this.#records.delete(sha1);
    for (const record of stored) {
      if (!this.#unwritten.has(record.sha1)) this.#records.set(record.sha1, record);
    }
  }

  async loadOnce(): Promise<void> {
    if (!this.#isLoaded) await this.load();
  }

  get records(): ReadonlyMap<string, FetchRecord> {
    return this.#records;
  }

  /** Changes the queue and writes it. Rejects with what the store fails with; the change is true nevertheless. */
  async change({ put, drop }: QueueChange): Promise<void> {
    for (const record of put) this.#records.set(record.sha1, record);
    for (const sha1 of drop) this.#records.delete(sha1);
    for (const { sha1 } of put) this.#unwritten.add(sha1);
    for (const sha1 of drop) this.#unwritten.add(sha1);
    const waiting = [...this.#unwritten];
    if (waiting.length === 0) return;
    const records = waiting.map((sha1) => this.#records.get(sha1)).filter((record) => record !== undefined);
    const gone = waiting.filter((sha1) => !this.#records.has(sha1));
    if (records.length > 0) await queueFetches(this.#context, records);
    if (gone.length > 0) await dropFetches(this.#context, gone);
    for (const sha1 of waiting) this.#unwritten.delete(sha1);
  }
}
