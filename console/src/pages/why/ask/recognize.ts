/** What somebody wrote into the one field. `words`: a title or a computer, which only the server can tell. */
export type Kind = 'code' | 'update' | 'collected' | 'words';

const GUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** An update or a computer. */
export function isGuid(written: string): boolean {
  return GUID.test(written.trim());
}

/** Tells what is meant by how it is written. */
export function recognize(written: string): Kind {
  const text = written.trim();
  if (text.startsWith('{') && !GUID.test(text)) return 'collected';
  if (/^0x[0-9a-f]{1,8}$/i.test(text) || /^[89][0-9a-f]{7}$/i.test(text) || /^-\d{9,10}$/.test(text))
    return 'code';
  if (/^(kb)?\s*\d{6,8}$/i.test(text) || /^cve-\d{4}-\d+$/i.test(text) || /^https?:\/\//i.test(text))
    return 'update';
  return 'words';
}
