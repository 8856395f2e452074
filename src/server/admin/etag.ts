import { createHash } from 'node:crypto';

/** The strong validator of an answer: the same letters, the same tag (RFC 9110, 8.8.3). */
export function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/** Whether `If-None-Match` names that tag, or anything. Weak tags count: what was compressed on the way is still the same. */
export function namesTag(header: string, tag: string): boolean {
  return tagsOf(header).some((each) => each === '*' || each.replace(/^W\//, '') === tag);
}

/** Whether `If-Match` names that tag; undefined: there is nothing at that address. Weak tags never match (RFC 9110, 13.1.1). */
export function matchesTag(header: string, tag: string | undefined): boolean {
  return tag !== undefined && tagsOf(header).some((each) => each === '*' || each === tag);
}

function tagsOf(header: string): readonly string[] {
  return header.split(',').map((each) => each.trim());
}
