// The files come from whoever published the update: what is in them is text for people, or it is not shown.

/** Encodings of before Unicode, by the language that was written in them. */
const OF_LANGUAGE: Readonly<Record<string, string>> = {
  ja: 'shift_jis',
  ko: 'euc-kr',
  'zh-cn': 'gb18030',
  'zh-hans': 'gb18030',
  'zh-tw': 'big5',
  'zh-hk': 'big5',
  'zh-hant': 'big5',
  ru: 'windows-1251',
  uk: 'windows-1251',
  bg: 'windows-1251',
  pl: 'windows-1250',
  cs: 'windows-1250',
  hu: 'windows-1250',
  ro: 'windows-1250',
  el: 'windows-1253',
  tr: 'windows-1254',
  he: 'windows-1255',
  ar: 'windows-1256',
  th: 'windows-874',
};

/** Documents that only their own programs can show. */
const NO_TEXT = ['{\\rtf', '%PDF', 'PK\x03\x04', '\xd0\xcf\x11\xe0'];

/** Reads a file as text: by its byte order mark, else as UTF-8, else as was usual in its language. Undefined where it is none. */
export function textOfTerms(bytes: Buffer, language: string): string | undefined {
  const start = bytes.toString('latin1', 0, 8);
  if (NO_TEXT.some((mark) => start.startsWith(mark))) return undefined;
  const text = decoded(bytes, language);
  if (text === undefined || text.includes('\0')) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes.
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\x01-\x08\x0b-\x1f\x7f]/g, '');
}

function decoded(bytes: Buffer, language: string): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const tag = language.toLowerCase();
  const old = OF_LANGUAGE[tag] ?? OF_LANGUAGE[tag.split('-')[0] ?? ''] ?? 'windows-1252';
  for (const encoding of ['utf-8', old]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  return undefined;
}
