import { randomUUID } from 'node:crypto';

const PATTERN = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** "No id": what clients send where an event concerns no update (MS-WUSP 2.2.2.3.1). */
export const ZERO_GUID = '00000000-0000-0000-0000-000000000000';

/** The canonical form of a GUID (lower case, no braces), or undefined when the text is none. */
export function parseGuid(text: string): string | undefined {
  return PATTERN.exec(text.trim())?.[1]?.toLowerCase();
}

export function newGuid(): string {
  return randomUUID();
}
