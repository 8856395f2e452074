import type { IncomingHttpHeaders } from 'node:http';

/** What a client can compare with what it already has. */
export interface Validators {
  /** Strong, with its quotes. */
  readonly etag: string;
  /** Milliseconds since 1970, whole seconds. */
  readonly modifiedAt: number;
}

/** Evaluates the conditions of a GET or HEAD in the order of RFC 9110 13.2.2. */
export function checkPreconditions(
  headers: IncomingHttpHeaders,
  validators: Validators,
): 'proceed' | 'not-modified' | 'failed' {
  const match = headers['if-match'];
  if (match !== undefined) {
    if (!names(match, validators.etag, 'strong')) return 'failed';
  } else {
    // BITS sends this with every range after its first (it wants to be told when the file was replaced).
    const unmodifiedSince = readHttpDate(headers['if-unmodified-since']);
    if (unmodifiedSince !== undefined && validators.modifiedAt > unmodifiedSince) return 'failed';
  }
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) {
    return names(noneMatch, validators.etag, 'weak') ? 'not-modified' : 'proceed';
  }
  const modifiedSince = readHttpDate(headers['if-modified-since']);
  return modifiedSince !== undefined && validators.modifiedAt <= modifiedSince ? 'not-modified' : 'proceed';
}

/** True when a Range counts: there is no If-Range, or it names exactly what we have (RFC 9110 13.1.5). */
export function ifRangeHolds(header: string | undefined, validators: Validators): boolean {
  if (header === undefined) return true;
  const text = header.trim();
  if (text.startsWith('"')) return text === validators.etag;
  // Content never changes under its digest, so that a date as good as names it; a weak tag never does.
  return readHttpDate(text) === validators.modifiedAt;
}

/** The three forms of RFC 9110 5.6.7, all in GMT; undefined for a text that is none of them, which is then passed over. */
export function readHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/^[A-Z][a-z]+,? /.test(text)) return undefined;
  const time = Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}

function names(header: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  if (header.trim() === '*') return true;
  for (const [, weak, tag] of header.matchAll(/(W\/)?("[^"]*")/g)) {
    if (tag === etag && (comparison === 'weak' || weak === undefined)) return true;
  }
  return false;
}
