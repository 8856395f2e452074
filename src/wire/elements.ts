import { escapeText } from '#xml';

/** Writers of elements. Real servers and clients differ only in how they close one that is empty. */
export interface ElementWriters {
  /** An element around finished XML. */
  readonly wrap: (name: string, content: string) => string;
  /** An element that holds one value. */
  readonly leaf: (name: string, value: string | number | bigint | boolean) => string;
  /** The same, or nothing when there is no value. */
  readonly leafIf: (name: string, value: string | number | boolean | undefined) => string;
  /** An array element, also when it is empty. */
  readonly list: (name: string, item: string, values: Iterable<string | number>) => string;
}

export type EmptyEnd = '/>' | ' />';

/** The writers that close an empty element in that way: `<name/>` or `<name />`. */
export function elementsEndingIn(end: EmptyEnd): ElementWriters {
  const wrap = (name: string, content: string) =>
    content === '' ? `<${name}${end}` : `<${name}>${content}</${name}>`;
  const leaf = (name: string, value: string | number | bigint | boolean) =>
    wrap(name, typeof value === 'string' ? escapeText(value) : String(value));
  return {
    wrap,
    leaf,
    leafIf: (name, value) => (value === undefined ? '' : leaf(name, value)),
    list: (name, item, values) => {
      let items = '';
      for (const value of values) items += leaf(item, value);
      return wrap(name, items);
    },
  };
}
