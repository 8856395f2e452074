/** One caller's work, waiting for its batch. */
interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface MicroBatchLimits {
  /** How long the first caller waits for others, milliseconds. */
  readonly delay: number;
  /** Most callers in one batch. */
  readonly count: number;
}

/**
 * Lets callers that arrive within a few milliseconds share one transaction: a commit costs the same for
 * one report as for a hundred. One batch runs at a time; those who come meanwhile make up the next. If a batch
 * fails, each of its items is tried alone, so that nobody fails for the fault of another.
 */
export class MicroBatch<Item, Result> {
  readonly #run: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #limits: MicroBatchLimits;
  #waiting: Waiting<Item, Result>[] = [];
  #isRunning = false;
  #timer: NodeJS.Timeout | undefined;

  /** `run` gives one result for each item, in their order. */
  constructor(run: (items: readonly Item[]) => Promise<readonly Result[]>, limits: MicroBatchLimits) {
    this.#run = run;
    this.#limits = limits;
  }

  /** Items that wait for their batch. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves with the item's own result once its batch is done. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#isRunning) return;
      if (this.#waiting.length >= this.#limits.count) void this.#drain();
      else this.#timer ??= setTimeout(() => void this.#drain(), this.#limits.delay);
    });
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await this.#settle(this.#waiting.splice(0, this.#limits.count));
    }
    this.#isRunning = false;
  }

  async #settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (error) {
      const [first] = batch;
      if (batch.length === 1) first?.reject(error);
      else for (const each of batch) await this.#settle([each]);
    }
  }
}
