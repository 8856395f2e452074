import { createHash } from 'node:crypto';
import type { Clock } from '#base';
import { adminFailures } from './failures.ts';
import type { AdminRoute } from './route.ts';

/** Milliseconds that an answer is kept for who asks again. */
const KEPT_FOR = 24 * 3_600_000;
/** Of all answers together: what does not fit pushes the oldest out. */
const BOUNDS = { answers: 10_000, letters: 32 * 1024 * 1024 };

interface Kept {
  readonly digest: string;
  readonly at: number;
  /** Undefined: it is still being made. */
  text?: string;
}

/** What a request with a key was answered, and whether that is from an earlier time. */
export interface FirstAnswer {
  readonly text: string;
  readonly repeated: boolean;
}

/**
 * Makes it safe to send a request again of which nobody knows whether it arrived (draft-ietf-httpapi-idempotency-key-header-07). Kept in
 * memory (decision 0026).
 */
export class FirstAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: Clock;
  readonly #bounds: typeof BOUNDS;
  #letters = 0;

  constructor(clock: Clock, bounds = BOUNDS) {
    this.#clock = clock;
    this.#bounds = bounds;
  }

  /**
   * Does the work, unless it was done under that key within a day: then its answer comes again. `key` has the caller in it, `request` is all
   * that was asked. A refusal is not kept: it changed nothing, and may be none the next time. Fails with `admin/key-reused` for another request
   * under the same key, with `admin/key-in-use` while the first is still at work, and with what the work fails with.
   */
  async take(key: string, request: string, work: () => Promise<string>): Promise<FirstAnswer> {
    this.#forget((entry) => entry.at + KEPT_FOR <= this.#clock.now());
    const digest = createHash('sha256').update(request).digest('base64');
    const before = this.#kept.get(key);
    if (before !== undefined) {
      if (before.digest !== digest) throw adminFailures.fail('key-reused');
      if (before.text === undefined) throw adminFailures.fail('key-in-use');
      return { text: before.text, repeated: true };
    }
    const entry: Kept = { digest, at: this.#clock.now() };
    this.#kept.set(key, entry);
    try {
      const text = await work();
      entry.text = text;
      this.#letters += text.length;
      this.#forget(() => this.#kept.size > this.#bounds.answers || this.#letters > this.#bounds.letters);
      return { text, repeated: false };
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  /** Forgets from the oldest on as long as that is right. What is still being made stays. */
  #forget(isRight: (entry: Kept) => boolean): void {
    for (const [key, entry] of this.#kept) {
      if (entry.text === undefined) continue;
      if (!isRight(entry)) break;
      this.#kept.delete(key);
      this.#letters -= entry.text.length;
    }
  }
}

/** Whether a route minds the key. Other methods are safe to repeat as they are, and of who does not say who it is nobody knows whether it is the same caller. */
export function mayRepeat({ method, access }: Pick<AdminRoute, 'method' | 'access'>): boolean {
  return method === 'POST' && access !== 'open';
}

/** The key of a request: `Idempotency-Key: "8e03978e"`, the quotes may be missing; undefined without one. Fails with `admin/bad-key`. */
export function keyOf(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key =
    typeof header === 'string'
      ? /^("?)([\x21\x23-\x5b\x5d-\x7e]{1,255})\1$/.exec(header.trim())?.[2]
      : undefined;
  if (key === undefined) throw adminFailures.fail('bad-key');
  return key;
}
