import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { leaf, wrap } from '../compose.ts';
import { fieldOf, itemsOf, readGuid, readIntOrZero } from '../fields.ts';
import type { WireIdentity } from './types.ts';

/** The fields of an UpdateIdentity element (MS-WUSP 2.2.3.6). */
export function identityIn(element: XmlElement): WireIdentity {
  return {
    updateId: readGuid(element, 'UpdateID') ?? ZERO_GUID,
    revisionNumber: readIntOrZero(element, 'RevisionNumber'),
  };
}

/** An array of UpdateIdentity; undefined when it is missing. */
export function readIdentities(parent: XmlElement, name: string): WireIdentity[] | undefined {
  const array = fieldOf(parent, name);
  return array === undefined ? undefined : itemsOf(array, 'UpdateIdentity').map(identityIn);
}

/** An element with those fields. */
export function writeIdentity(name: string, { updateId, revisionNumber }: WireIdentity): string {
  return wrap(name, leaf('UpdateID', updateId) + leaf('RevisionNumber', revisionNumber));
}

/** An array of UpdateIdentity, or nothing when there is none. */
export function writeIdentities(name: string, identities: readonly WireIdentity[] | undefined): string {
  if (identities === undefined) return '';
  return wrap(name, identities.map((identity) => writeIdentity('UpdateIdentity', identity)).join(''));
}
