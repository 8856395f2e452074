import { catalogReference } from '#upstream';
import type { Sought } from '#why';

/** What a person means: an UpdateID or catalog address, a KB number, a CVE, or words of a title. */
export function soughtBy(reference: string): Sought {
  const written = reference.trim();
  const meant = catalogReference(written);
  if (meant?.kind === 'update') return { written, kind: 'update-id', updateId: meant.updateId };
  const words = meant?.text ?? written;
  const kb = /^(?:kb)?\s*(\d{5,8})$/i.exec(words)?.[1];
  if (kb !== undefined) return { written: `KB${kb}`, kind: 'kb', kb };
  if (/^CVE-\d{4}-\d{4,7}$/i.test(words)) return { written: words.toUpperCase(), kind: 'cve' };
  return { written: words, kind: 'title' };
}
