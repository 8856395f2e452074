import { startDigest } from '#base';
import { type CheckedExpectation, checkExpectation } from './address.ts';
import { contentFailures } from './failures.ts';
import type { ContentExpectation } from './port.ts';

/**
 * Compares bytes with what is expected of them while they go by. `take` throws `content/size-mismatch` with the
 * first byte too many, so that an endless source is not read to its end; `finish` throws that or `content/digest-mismatch`.
 */
export class Measure {
  readonly #expected: CheckedExpectation;
  readonly #sha1 = startDigest('SHA1');
  readonly #sha256;
  #size = 0;

  constructor(expected: CheckedExpectation) {
    this.#expected = expected;
    // SHA-1 alone is not proof of anything any more; SHA-256 is where a publisher declares it.
    this.#sha256 = expected.sha256 === undefined ? undefined : startDigest('SHA256');
  }

  take(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > this.#expected.size) {
      throw contentFailures.fail('size-mismatch', {
        subject: this.#expected.sha1,
        detail: `declared are ${this.#expected.size} bytes, and more than that came`,
      });
    }
    this.#sha1.update(bytes);
    this.#sha256?.update(bytes);
  }

  finish(): void {
    const { sha1, sha256, size } = this.#expected;
    if (this.#size !== size) {
      throw contentFailures.fail('size-mismatch', {
        subject: sha1,
        detail: `declared are ${size} bytes, ${this.#size} came`,
      });
    }
    refuseUnlessEqual(sha1, 'SHA-1', sha1, this.#sha1.digest('hex').toUpperCase());
    if (this.#sha256 !== undefined) {
      refuseUnlessEqual(sha1, 'SHA-256', sha256, this.#sha256.digest('hex').toUpperCase());
    }
  }
}

/** A measure for bytes that come from anywhere. Throws `content/bad-digest` or `content/bad-size` when nothing can meet the expectation. */
export function measureOf(expected: ContentExpectation): Measure {
  return new Measure(checkExpectation(expected));
}

function refuseUnlessEqual(
  subject: string,
  algorithm: string,
  declared: string | undefined,
  found: string,
): void {
  if (declared === found) return;
  throw contentFailures.fail('digest-mismatch', {
    subject,
    detail: `declared is ${algorithm} ${declared}, the bytes have ${found}`,
  });
}
