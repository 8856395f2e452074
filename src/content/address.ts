import { isDigestHex } from '#base';
import { contentFailures } from './failures.ts';
import type { ContentExpectation } from './port.ts';

declare const brand: unique symbol;

/** A SHA-1 in upper-case hex that was looked at digit by digit: safe as part of a path or an object key. */
export type ContentAddress = string & { readonly [brand]: 'ContentAddress' };

/** The address that the text names, whatever its letter case. Throws `content/bad-digest` for anything else. */
export function contentAddress(text: string): ContentAddress {
  if (!isDigestHex(text, 'SHA1')) {
    throw contentFailures.fail('bad-digest', { subject: JSON.stringify(text.slice(0, 80)) });
  }
  return text.toUpperCase() as ContentAddress;
}

/** True for an address in exactly the form in which it is stored. */
export function isContentAddress(text: string): text is ContentAddress {
  return isDigestHex(text, 'SHA1') && text === text.toUpperCase();
}

/** An expectation whose every part was checked. */
export interface CheckedExpectation {
  readonly sha1: ContentAddress;
  readonly sha256: string | undefined;
  readonly size: number;
}

/** Throws `content/bad-digest` or `content/bad-size` for an expectation that no file can meet. */
export function checkExpectation(expected: ContentExpectation): CheckedExpectation {
  const sha1 = contentAddress(expected.sha1);
  if (expected.sha256 !== undefined && !isDigestHex(expected.sha256, 'SHA256')) {
    throw contentFailures.fail('bad-digest', { subject: JSON.stringify(expected.sha256.slice(0, 80)) });
  }
  if (!Number.isSafeInteger(expected.size) || expected.size < 0) {
    throw contentFailures.fail('bad-size', { subject: sha1, detail: String(expected.size) });
  }
  return { sha1, sha256: expected.sha256?.toUpperCase(), size: expected.size };
}
