import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { fieldOf, itemsOf, readBoolean, readGuid } from '../fields.ts';
import { leaf, listOf, wrap } from './elements.ts';
import type { IdAndDelta } from './types.ts';

/** An array of IdAndDelta (MS-WSUSSS 3.1.4.5.3.2); undefined when it is missing or nil. */
export function readIdsAndDeltas(filter: XmlElement, name: string): IdAndDelta[] | undefined {
  const array = fieldOf(filter, name);
  if (array === undefined) return undefined;
  return itemsOf(array, 'IdAndDelta').map((item) => ({
    id: readGuid(item, 'Id') ?? ZERO_GUID,
    delta: readBoolean(item, 'Delta') ?? false,
  }));
}

/** The array, also when it is empty; nothing when there is none. */
export function writeIdsAndDeltas(name: string, ids: readonly IdAndDelta[] | undefined): string {
  if (ids === undefined) return '';
  return listOf(name, ids, ({ id, delta }) => wrap('IdAndDelta', leaf('Id', id) + leaf('Delta', delta)));
}
