// Characters and names of XML 1.0 2.2 and 2.3, Namespaces in XML 1.0 3.

export const NO_NAME = -2;

/** Space, tab, carriage return, line feed. */
export function isBlankCode(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** The first position from there on that is no white space. */
export function skipBlank(source: string, position: number): number {
  while (isBlankCode(source.charCodeAt(position))) position++;
  return position;
}

/** White space as XML sees it: a no-break space is text. */
export function isBlank(text: string): boolean {
  return skipBlank(text, 0) === text.length;
}

/** Where a name ends: at the first character that no name can hold (XML 1.0 2.3). */
export function nameEnd(source: string, position: number): number {
  for (;;) {
    const code = source.charCodeAt(position);
    const inName =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 58) ||
      code === 95 ||
      code === 45 ||
      code === 46 ||
      (code >= 128 && (isNameStart(code) || isNamePart(code)));
    if (!inName) return position;
    position++;
  }
}

/**
 * Where the colon of a name is, -1 for a name without, and `NO_NAME` for what cannot be one: each part must begin like a
 * name, and there are at most two.
 */
export function colonOf(name: string): number {
  if (!isNameStart(name.charCodeAt(0))) return NO_NAME;
  const colon = name.indexOf(':');
  if (colon < 0) return -1;
  return isNameStart(name.charCodeAt(colon + 1)) && !name.includes(':', colon + 1) ? colon : NO_NAME;
}

function isNameStart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
  return (
    (code >= 0xc0 && code <= 0x2ff && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x1fff && code !== 0x37e) ||
    code === 0x200c ||
    code === 0x200d ||
    (code >= 0x2070 && code <= 0x218f) ||
    (code >= 0x2c00 && code <= 0x2fef) ||
    // Surrogates stand for U+10000 to U+EFFFF here; half a pair cannot come out of a decoder.
    (code >= 0x3001 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfdcf) ||
    (code >= 0xfdf0 && code <= 0xfffd)
  );
}

function isNamePart(code: number): boolean {
  return code === 0xb7 || (code >= 0x300 && code <= 0x36f) || code === 0x203f || code === 0x2040;
}
