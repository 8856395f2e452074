import type { RevisionSummary } from '#store';
import type { UpdateId } from '#update';
import { catalogReference } from '#upstream';
import type { ServerContext } from '../../context.ts';

/** Updates that go by a name, the latest revision of each. */
export interface Candidates {
  readonly items: readonly RevisionSummary[];
  /** Titles of parts that were found, by the bundle that stands for them. */
  readonly members: ReadonlyMap<UpdateId, string>;
  readonly total: number;
}

/** So many are compared; what more there are is counted. */
const MOST = 500;

/**
 * The updates of this server that people mean by a KB number, an UpdateID, a catalog address, a CVE or words of a title: declined and
 * expired ones among them. Parts of bundles are stood for by their bundle, and what cannot be approved is left out where others can.
 */
export async function findCandidates(context: ServerContext, reference: string): Promise<Candidates> {
  const { store, catalog } = context;
  const { items: found, total } = await sought(context, reference.trim());
  const items = new Map<UpdateId, RevisionSummary>();
  const members = new Map<UpdateId, string>();
  const parts: RevisionSummary[] = [];
  for (const each of found) {
    if (each.explicitlyDeployable) items.set(each.updateId, each);
    else parts.push(each);
  }
  // Bundles are found by the same words as their parts, mostly: then nothing has to be looked for.
  if (items.size === 0) {
    for (const part of parts.slice(0, 10)) {
      const bundleId = catalog.snapshot.bundleOf(part.updateId);
      const bundle = bundleId === undefined ? undefined : (await store.revisionsOf(bundleId))[0];
      if (bundle !== undefined) members.set(bundle.updateId, part.title);
      const meant = bundle ?? part;
      items.set(meant.updateId, meant);
    }
  }
  return { items: [...items.values()], members, total: total - found.length + items.size };
}

async function sought(
  { store }: ServerContext,
  text: string,
): Promise<{ readonly items: readonly RevisionSummary[]; readonly total: number }> {
  const reference = catalogReference(text);
  if (reference?.kind === 'update') {
    const items = (await store.revisionsOf(reference.updateId)).slice(0, 1);
    return { items, total: items.length };
  }
  const words = reference?.text ?? text;
  const kb = /^(?:kb)?\s*(\d{5,8})$/i.exec(words)?.[1];
  const page = { limit: MOST, offset: 0 };
  if (kb !== undefined) return store.findUpdates({ kb, ...page });
  if (/^CVE-\d{4}-\d{4,7}$/i.test(words)) return store.findUpdates({ cve: words.toUpperCase(), ...page });
  return store.findUpdates({ text: words, types: ['Software', 'Driver'], ...page });
}
