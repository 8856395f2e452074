const IN_TEXT = /[&<>\r]/;
const IN_ATTRIBUTE = /[&<>"\r\n\t]/;
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** Element text as .NET's XmlWriter, and so a real WSUS, writes it: `& < >` escaped, quotes literal. */
export function escapeText(text: string): string {
  return IN_TEXT.test(text) ? text.replace(/[&<>\r]/g, (character) => REPLACEMENTS[character] ?? '') : text;
}

/** An attribute value as .NET's XmlWriter writes it, for use between double quotes. */
export function escapeAttribute(text: string): string {
  return IN_ATTRIBUTE.test(text)
    ? text.replace(/[&<>"\r\n\t]/g, (character) => REPLACEMENTS[character] ?? '')
    : text;
}
