const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const CATALOG = /catalog\.update\.microsoft\.com/i;

/** Whether a text names one update: an UpdateID, or an address of the catalog with one in it. */
export function isReference(text: string): boolean {
  const plain = text.trim();
  if (CATALOG.test(plain)) return /[?&](updateids?|q)=/i.test(plain);
  return new RegExp(`^\\{?${GUID.source}\\}?$`, 'i').test(plain);
}

/** The lines of a text that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
