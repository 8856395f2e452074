import type { UpdateIdentity } from '#update';
import { keyOf } from './identity-key.ts';

/** So often is a revision asked for that is not delivered, without anybody saying why. */
const TRIES = 3;

/**
 * Which revisions are asked for next, and in how large batches. Pure: whoever asks tells it how it went. Each revision
 * ends in exactly one way: answered, faulted when asked alone, or undelivered.
 */
export class FetchQueue {
  readonly #limit: number;
  /** Not asked for yet, from `#next` on. */
  readonly #fresh: readonly UpdateIdentity[];
  #next = 0;
  /** Parts of batches that failed, to be asked for as they are. */
  readonly #again: (readonly UpdateIdentity[])[] = [];
  readonly #tries = new Map<string, number>();
  readonly #undelivered: UpdateIdentity[] = [];
  /** What answers have had room for lately. */
  #size: number;

  /** @param limit the upstream's MaxNumberOfUpdatesPerRequest */
  constructor(wanted: readonly UpdateIdentity[], limit: number) {
    this.#fresh = wanted;
    this.#limit = Math.max(1, limit);
    this.#size = this.#limit;
  }

  /** Asked for again and again and never answered. */
  get undelivered(): readonly UpdateIdentity[] {
    return this.#undelivered;
  }

  /** The next batch; undefined when there is nothing to ask for, unless something in flight comes back. */
  take(): readonly UpdateIdentity[] | undefined {
    const again = this.#again.pop();
    if (again !== undefined) return again;
    if (this.#next >= this.#fresh.length) return undefined;
    const batch = this.#fresh.slice(this.#next, this.#next + this.#size);
    this.#next += batch.length;
    return batch;
  }

  /**
   * A batch was answered. What is missing from the answer is asked for again: real servers answer a prefix when the
   * whole would be over 2,000,000 bytes (protocol-facts 12.2).
   */
  answered(batch: readonly UpdateIdentity[], delivered: ReadonlySet<string>): void {
    const rest = batch.filter((identity) => !delivered.has(keyOf(identity)));
    if (rest.length === 0) {
      // Room for some more next time.
      this.#size = Math.min(this.#limit, this.#size + Math.ceil(this.#size / 4));
      return;
    }
    if (rest.length < batch.length) {
      this.#size = Math.max(1, batch.length - rest.length);
      this.#again.push(rest);
      return;
    }
    const [only] = rest;
    if (only !== undefined && rest.length === 1) {
      const tries = (this.#tries.get(keyOf(only)) ?? 0) + 1;
      this.#tries.set(keyOf(only), tries);
      if (tries < TRIES) this.#again.push(rest);
      else this.#undelivered.push(only);
      return;
    }
    this.#halve(rest);
  }

  /**
   * A batch was refused as a whole. Returns the revision when it was asked for alone, and so is the cause itself;
   * otherwise its halves are asked for again.
   */
  refused(batch: readonly UpdateIdentity[]): UpdateIdentity | undefined {
    const [only] = batch;
    if (batch.length === 1) return only;
    this.#halve(batch);
    return undefined;
  }

  #halve(batch: readonly UpdateIdentity[]): void {
    const middle = Math.ceil(batch.length / 2);
    this.#again.push(batch.slice(middle), batch.slice(0, middle));
  }
}
