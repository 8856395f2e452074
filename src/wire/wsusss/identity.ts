import { ZERO_GUID } from '#base';
import { escapeText, type XmlElement } from '#xml';
import { fieldOf, itemsOf, readParameter } from '../fields.ts';
import { identityIn } from '../wusp/identity.ts';
import type { WireIdentity } from '../wusp/types.ts';
import { listOf } from './elements.ts';

/** The parameter `updateIds`; undefined when it is missing. */
export function readUpdateIds(element: XmlElement): WireIdentity[] | undefined {
  return readParameter(element, 'updateIds', identitiesIn);
}

/** The identities of an array (MS-WSUSSS 2.2.4.6); none when it is missing. */
export function identitiesIn(array: XmlElement | undefined): WireIdentity[] {
  return itemsOf(array, 'UpdateIdentity').map(identityIn);
}

/** The identity of that name; the zero GUID when it is missing. */
export function readIdentity(element: XmlElement, name: string): WireIdentity {
  const identity = fieldOf(element, name);
  return identity === undefined ? { updateId: ZERO_GUID, revisionNumber: 0 } : identityIn(identity);
}

/** An array of identities, also when it is empty; nothing when there is none. */
export function writeIdentities(name: string, identities: readonly WireIdentity[] | undefined): string {
  return identities === undefined ? '' : listOf(name, identities, writeItem);
}

/** In one piece: an answer may hold 50,000 of them. */
function writeItem({ updateId, revisionNumber }: WireIdentity): string {
  return `<UpdateIdentity><UpdateID>${escapeText(updateId)}</UpdateID><RevisionNumber>${revisionNumber}</RevisionNumber></UpdateIdentity>`;
}
