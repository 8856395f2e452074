import type { XmlElement } from '#xml';
import { leaf, wrap } from '../compose.ts';
import { fieldOf, itemsOf, readIntOrZero, readText } from '../fields.ts';

/** One extended fragment of an update; one update may have several. */
interface ExtendedUpdate {
  readonly id: number;
  readonly xml: string;
}

/** The Updates array of extended metadata, in the order of the wire, unescaped (MS-WUSP 2.2.2.2.6). */
export function readExtendedUpdates(result: XmlElement): ExtendedUpdate[] {
  return itemsOf(fieldOf(result, 'Updates'), 'Update').map((update) => ({
    id: readIntOrZero(update, 'ID'),
    xml: readText(update, 'Xml') ?? '',
  }));
}

/** The same as an element, from fragments that are already escaped; nothing when there are none. */
export function writeExtendedUpdates(updates: readonly ExtendedUpdate[]): string {
  if (updates.length === 0) return '';
  return wrap(
    'Updates',
    updates.map(({ id, xml }) => wrap('Update', leaf('ID', id) + wrap('Xml', xml))).join(''),
  );
}
