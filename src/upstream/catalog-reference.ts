import { toUpdateId, type UpdateId } from '#update';

/** What a person means by an id, an address or a word: one update, or a search. */
export type CatalogReference =
  | { readonly kind: 'update'; readonly updateId: UpdateId }
  | { readonly kind: 'search'; readonly text: string };

const CATALOG_HOST = /(^|\.)catalog\.update\.microsoft\.com$/;
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/**
 * Reads a GUID, with braces or not, or an address of the public catalog: of a details page (`ScopedViewInline.aspx?updateid=…`), of a
 * search (`Search.aspx?q=…`) or of a download. Undefined when it is none of these.
 */
export function catalogReference(text: string): CatalogReference | undefined {
  const plain = text.trim();
  const id = toUpdateId(plain);
  if (id !== undefined) return { kind: 'update', updateId: id };
  const url = URL.parse(/^https?:\/\//i.test(plain) ? plain : `https://${plain}`);
  if (url === null || !CATALOG_HOST.test(url.hostname)) return undefined;
  const values = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const named = values.get('updateid') ?? values.get('updateids');
  const found = toUpdateId(GUID.exec(named ?? '')?.[0] ?? '');
  if (found !== undefined) return { kind: 'update', updateId: found };
  const searched = values.get('q') ?? '';
  const searchedId = toUpdateId(searched);
  if (searchedId !== undefined) return { kind: 'update', updateId: searchedId };
  return searched === '' ? undefined : { kind: 'search', text: searched };
}
