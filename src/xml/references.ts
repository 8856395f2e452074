// A Map, because an object would also know "toString".
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Texts are resolved in pieces of that many characters. */
const PIECE = 0x1_0000;
/** The `&`, 32 characters, and the `;`. More is not looked at. */
const LONGEST = 34;

/** The text with every reference resolved. Throws what `unknown` makes of one that stands for nothing. */
export function resolveReferences(text: string, unknown: (reference: string) => Error): string {
  const resolve = (piece: string) =>
    piece.replace(/&([^;&]{0,32});?/g, (whole, name: string) => {
      const resolved = whole.endsWith(';') ? resolveReference(name) : undefined;
      if (resolved === undefined) throw unknown(whole);
      return resolved;
    });
  if (text.length <= PIECE) return resolve(text);
  // `replace` keeps a record of every match until it is done: gigabytes for an escaped document of 60 MB.
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = pieceEnd(text, from);
    pieces.push(resolve(text.slice(from, to)));
    from = to;
  }
  return pieces.join('');
}

/** Where the piece that begins there ends: not inside a reference. */
function pieceEnd(text: string, from: number): number {
  const end = from + PIECE;
  if (end >= text.length) return text.length;
  const reference = text.lastIndexOf('&', end - 1);
  return reference > end - LONGEST ? reference : end;
}

/**
 * What stands for `&name;`: one of the five entities of XML itself, or a character by its number. Undefined for any other name, and
 * for characters that XML 1.0 2.2 forbids.
 */
function resolveReference(name: string): string | undefined {
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
