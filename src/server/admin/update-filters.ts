import type { UpdateFilter, UpdateQuery } from '#store';
import { toUpdateId, type UpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import type { UpdatesQuery } from './contract/finding.ts';
import { adminFailures } from './failures.ts';
import { findGroup } from './lookup.ts';
import { incompleteRevisions } from './missing-things.ts';
import { present } from './present.ts';

const DAY = 86_400_000;

type Asked = Omit<UpdatesQuery, 'limit' | 'offset'>;

/** What the store is asked for what people ask. Fails with `admin/group-not-found` and `admin/category-not-found`. */
export async function toUpdateQuery(
  context: ServerContext,
  asked: Asked,
): Promise<Omit<UpdateQuery, 'limit' | 'offset'>> {
  const { text, kb, cve, type, approved, severity, superseded, imported, approvable, status } = asked;
  const { arrivedWithin, arrivedSince, arrivedBefore, sort } = asked;
  const since = arrivedWithin === undefined ? undefined : context.clock.now() - arrivedWithin * DAY;
  return present({
    text,
    kb: kb?.replace(/^kb/i, ''),
    cve,
    types: type && [type],
    approved,
    approvedFor: asked.approvedFor === undefined ? undefined : await pathOf(context, asked.approvedFor),
    explicitlyDeployable: approvable,
    // What its publisher has withdrawn, or an administrator declined, cannot be approved.
    expired: asked.expired ?? (approvable === true ? false : undefined),
    declined: asked.declined ?? (approvable === true ? false : undefined),
    standing: status,
    severity,
    products: await categoriesNamed(context, asked.product, 'products'),
    classifications: await categoriesNamed(context, asked.classification, 'classifications'),
    superseded,
    imported,
    revisions: asked.incomplete === true ? [...incompleteRevisions(context).keys()] : undefined,
    arrivedFrom: since === undefined ? arrivedSince : Math.max(since, arrivedSince ?? 0),
    arrivedBefore,
    sort,
    descending: sort === undefined ? undefined : (asked.descending ?? sort !== 'title'),
  });
}

/** By which field of the question a filter of the store came. */
export function askedBy(filter: keyof UpdateFilter, asked: Asked): keyof Asked {
  if ((filter === 'expired' || filter === 'declined') && asked[filter] === undefined) return 'approvable';
  if (filter === 'arrivedFrom') return asked.arrivedWithin === undefined ? 'arrivedSince' : 'arrivedWithin';
  return FIELDS[filter] ?? (filter as keyof Asked);
}

const FIELDS: Partial<Readonly<Record<keyof UpdateFilter, keyof Asked>>> = {
  types: 'type',
  explicitlyDeployable: 'approvable',
  standing: 'status',
  products: 'product',
  classifications: 'classification',
  revisions: 'incomplete',
};

async function pathOf({ store, catalog }: ServerContext, reference: string) {
  const group = await findGroup(store, reference);
  return catalog.snapshot.groupPath(group.id).map(({ id }) => id);
}

/** The categories of those names or ids with all beneath them; a title that several have means each of them. */
async function categoriesNamed(
  context: ServerContext,
  asked: string | readonly string[] | undefined,
  kind: 'products' | 'classifications',
): Promise<readonly UpdateId[] | undefined> {
  if (asked === undefined) return undefined;
  const all = context.catalog.snapshot.categories();
  const categories = all.filter(
    ({ type }) => (type === 'UpdateClassification') === (kind === 'classifications'),
  );
  const others = new Set(all.map(({ updateId }) => updateId));
  for (const { updateId } of categories) others.delete(updateId);
  const found = new Set<UpdateId>();
  for (const name of typeof asked === 'string' ? [asked] : asked) {
    // An id that is not here finds nothing, which is no mistake: a view may know it before it comes.
    const ids = (await idsNamed(context, name.trim())).filter((id) => !others.has(id));
    if (ids.length === 0) throw adminFailures.fail('category-not-found', { subject: name });
    for (const id of ids) found.add(id);
  }
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { updateId, parents } of categories)
      if (parents.some((parent) => found.has(parent))) found.add(updateId);
  }
  return [...found];
}

async function idsNamed({ store }: ServerContext, name: string): Promise<readonly UpdateId[]> {
  const id = toUpdateId(name);
  if (id !== undefined) return [id];
  const { items } = await store.findUpdates({ types: ['Category'], title: name, limit: 100, offset: 0 });
  return items.map(({ updateId }) => updateId);
}
