import { parseGuid, ZERO_GUID } from '#base';
import { attributeOf, type XmlReader } from '#xml';
import { wireFailures } from '../failures.ts';
import { int32In } from '../fields.ts';
import type { WireIdentity } from '../wusp/types.ts';

/**
 * Adds the identities of the array that the reader has just opened, and leaves the reader behind its close event. Items
 * that are nil are left out. Throws wire/bad-value for an id or a number that is none.
 */
export function streamIdentities(reader: XmlReader, identities: WireIdentity[]): void {
  eachChild(reader, (name) => {
    const nil = attributeOf(reader, 'nil');
    if (name === 'UpdateIdentity' && nil !== 'true' && nil !== '1') identities.push(readIdentity(reader));
    else reader.skip();
  });
}

/** Calls `take` at each child of the element just opened; `take` must leave the reader behind that child. */
export function eachChild(reader: XmlReader, take: (name: string) => void): void {
  for (let event = reader.next(); event !== 'close'; event = reader.next()) {
    if (event === 'open') take(reader.local);
  }
}

function readIdentity(reader: XmlReader): WireIdentity {
  let updateId = ZERO_GUID;
  let revisionNumber = 0;
  eachChild(reader, (name) => {
    if (name === 'UpdateID') updateId = readValue(reader, name, parseGuid);
    else if (name === 'RevisionNumber') revisionNumber = readValue(reader, name, int32In);
    else reader.skip();
  });
  return { updateId, revisionNumber };
}

function readValue<T>(reader: XmlReader, name: string, parse: (text: string) => T | undefined): T {
  const text = reader.readTextContent().trim();
  const value = parse(text);
  if (value !== undefined) return value;
  throw wireFailures.fail('bad-value', {
    subject: `UpdateIdentity.${name}`,
    detail: JSON.stringify(text.slice(0, 60)),
  });
}
