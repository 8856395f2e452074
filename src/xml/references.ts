// A Map, because an object would also know "toString".
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * What stands for `&name;`: one of the five entities of XML itself, or a character by its number. Undefined for any other name, and
 * for characters that XML 1.0 2.2 forbids.
 */
export function resolveReference(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED.get(name);
  const hex = name[1] === 'x';
  const digits = name.slice(hex ? 2 : 1);
  if (!(hex ? /^0*[0-9a-fA-F]{1,6}$/ : /^0*[0-9]{1,7}$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, hex ? 16 : 10);
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0x10ffff);
  return allowed && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : undefined;
}
