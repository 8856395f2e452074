import { escapeAttribute } from '#xml';
import { elementsEndingIn } from '../elements.ts';

/** Without content an element is `<name />`, with a blank: so .NET writes it, on both sides of MS-WSUSSS (observed in every answer). */
export const { wrap, leaf, leafIf, list } = elementsEndingIn(' />');

/** An array element of finished items, also when it is empty. */
export function listOf<T>(name: string, values: readonly T[], item: (value: T) => string): string {
  let items = '';
  for (const value of values) items += item(value);
  return wrap(name, items);
}

/** An element with attributes in that order, those without a value left out, around finished XML. */
export function wrapWith(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: string,
): string {
  let open = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${attribute}="${escapeAttribute(String(value))}"`;
  }
  return content === '' ? `${open} />` : `${open}>${content}</${name}>`;
}
