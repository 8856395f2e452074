import type { Selection } from '#store';
import type { UpdateId } from '#update';
import type { CatalogSiteRow, UpstreamSettings } from '#upstream';
import {
  type AbsentFacts,
  type CatalogWord,
  classificationNamed,
  type Described,
  isAskedFor,
  type ListedCategory,
  productNamed,
  type Sought,
  type UpstreamHere,
  type UpstreamWord,
} from '#why';
import type { ServerContext } from '../../context.ts';
import { selectionOf } from '../categories.ts';
import { present } from '../present.ts';
import { askCatalog } from './absent-catalog.ts';
import { newestKb } from './absent-newest-kb.ts';
import { removedHere } from './absent-removed.ts';
import { categoriesHere, selectionHere } from './absent-selection.ts';
import { similarHere, toNamed } from './absent-similar.ts';
import { soughtBy } from './absent-sought.ts';
import { importAttempts, syncGround } from './absent-sync.ts';
import { askUpstream } from './absent-upstream.ts';

/** So many of the updates that a catalog search finds are considered. */
const MOST_DESCRIBED = 25;

/** What the person who asks knows and wishes. */
export interface AbsentOptions {
  /** As the catalog's page says it; the catalog is not asked then. */
  readonly products?: readonly string[];
  readonly classification?: string;
  /** `yyyy-MM-dd` */
  readonly released?: string;
  /** Whether the public catalog and the upstream may be asked. Left out: the upstream, and the catalog where Microsoft is the upstream. */
  readonly ask?: 'nobody' | 'everybody';
}

/**
 * Everything that is known of an update that is not here. Reads a bounded number of rows; asks the public catalog and the upstream
 * within some seconds each, and never fails because they do not answer.
 */
export async function gatherAbsent(
  context: ServerContext,
  reference: string,
  options: AbsentOptions = {},
): Promise<AbsentFacts> {
  const { store, clock } = context;
  const now = clock.now();
  const sought = soughtBy(reference);
  const upstream = await store.setting<UpstreamSettings>('upstream');
  const selection = await selectionOf(context);
  const { sync, before, runs } = await syncGround(context, upstream);
  const tree = await categoriesHere(context);
  const told = { tree, selection, ...present({ before }) };
  const { catalog, described: found } = await describe(context, sought, upstream, options, told);
  const hereAfterAll = await amongThese(store, found);
  const described = found.filter(({ updateId }) => !hereAfterAll.some((each) => each.updateId === updateId));
  const ids = new Set(idsOf(sought, described));
  const quarantine = await store.quarantine();
  const staged = await store.stagedIdentities();
  const facts: AbsentFacts = {
    now,
    sought,
    searched: {
      updates: (await store.counts()).updates,
      staged: staged.length,
      quarantined: quarantine.length,
    },
    described,
    catalog,
    removed: await removedHere(store, sought, ids),
    sync,
    quarantine: { total: quarantine.length, ofIt: quarantine.filter(({ updateId }) => ids.has(updateId)) },
    staged: staged.some(({ updateId }) => ids.has(updateId)),
    selection: await selectionHere(context, tree, selection, present({ before, at: sync.lastGoodAt })),
    attempts: importAttempts(runs, ids, now),
    hereAfterAll,
    replacedBy: await replacing(context, ids),
    similar: await similarHere(store, sought),
    ...present({
      highestKb: sought.kb === undefined ? undefined : await newestKb(store, sought.kb.length),
      upstream: upstream === undefined ? undefined : toUpstreamHere(upstream),
    }),
  };
  if (upstream === undefined) return facts;
  const because = whyUpstreamNotAsked(facts, ids, options);
  const asked = upstream.mode === 'replica' ? described : described.filter((each) => isAskedFor(each, facts));
  const lists: UpstreamWord =
    because === undefined
      ? await askUpstream(context, upstream, idsOf(sought, asked), asked, tree)
      : { state: 'not-asked', because };
  return { ...facts, upstream: { ...toUpstreamHere(upstream), lists } };
}

/** The upstream is asked only where its answer decides something that is not known already. */
function whyUpstreamNotAsked(
  facts: AbsentFacts,
  ids: ReadonlySet<UpdateId>,
  { ask }: AbsentOptions,
): 'offline' | 'no-id' | 'no-category' | 'needless' | undefined {
  const { described, sync, upstream } = facts;
  if (ask === 'nobody') return 'offline';
  if (ids.size === 0) return 'no-id';
  const { last } = sync;
  if (last !== undefined && last.outcome !== 'succeeded' && last.outcome !== 'partial') return 'needless';
  if (upstream?.mode === 'replica') return undefined;
  const whole = described.filter(
    ({ products, classification }) => products.length > 0 && classification !== undefined,
  );
  if (whole.length === 0) return 'no-category';
  return whole.some((each) => isAskedFor(each, facts)) ? undefined : 'needless';
}

interface Told {
  readonly tree: readonly ListedCategory[];
  readonly selection: Selection;
  readonly before?: Selection;
}

async function describe(
  context: ServerContext,
  sought: Sought,
  upstream: UpstreamSettings | undefined,
  { products = [], classification, released, ask }: AbsentOptions,
  told: Told,
): Promise<{ readonly catalog: CatalogWord; readonly described: readonly Described[] }> {
  if (products.length > 0 || classification !== undefined || released !== undefined) {
    const person: Described = {
      title: sought.written,
      products: products.map((name) => productIn(told, name)),
      from: 'person',
      ...present({
        updateId: sought.updateId,
        classification: classification === undefined ? undefined : classificationIn(told, classification),
        releasedOn: released,
      }),
    };
    return { catalog: { state: 'not-asked', because: 'offline' }, described: [person] };
  }
  const because = whyNotAsked(sought, upstream, ask);
  if (because !== undefined) return { catalog: { state: 'not-asked', because }, described: [] };
  const { word, rows } = await askCatalog(context, sought);
  return { catalog: word, described: rows.slice(0, MOST_DESCRIBED).map((row) => fromCatalog(told, row)) };
}

/** A closed network is not asked to let a question out that nobody meant to ask. */
function whyNotAsked(
  { kind }: Sought,
  upstream: UpstreamSettings | undefined,
  ask: AbsentOptions['ask'],
): 'offline' | 'server' | 'cve' | undefined {
  if (ask === 'nobody') return 'offline';
  if (kind === 'cve') return 'cve';
  return upstream?.kind === 'microsoft' || ask === 'everybody' ? undefined : 'server';
}

function fromCatalog(
  told: Told,
  { updateId, title, products, classification, date }: CatalogSiteRow,
): Described {
  return {
    updateId,
    title,
    products: products.map((name) => productIn(told, name)),
    classification: classificationIn(told, classification),
    releasedOn: date,
    from: 'catalog',
  };
}

function productIn({ tree, selection, before }: Told, name: string): Described['products'][number] {
  return productNamed(name, tree, new Set(selection.products), before && new Set(before.products));
}

function classificationIn({ tree, selection, before }: Told, name: string): Described['products'][number] {
  return classificationNamed(
    name,
    tree,
    new Set(selection.classifications),
    before && new Set(before.classifications),
  );
}

function toUpstreamHere({ kind, url, mode }: UpstreamSettings): UpstreamHere {
  return { kind, url, mode, lists: { state: 'not-asked', because: 'needless' } };
}

function idsOf({ updateId: own }: Sought, described: readonly Described[]): readonly UpdateId[] {
  return [own, ...described.map(({ updateId }) => updateId)].filter((id) => id !== undefined);
}

async function amongThese(
  store: ServerContext['store'],
  described: readonly Described[],
): Promise<AbsentFacts['hereAfterAll']> {
  const here = [];
  for (const id of idsOf({ written: '', kind: 'title' }, described))
    here.push(...(await store.revisionsOf(id)).slice(0, 1));
  return here.map(toNamed);
}

async function replacing(
  { store }: ServerContext,
  ids: ReadonlySet<UpdateId>,
): Promise<AbsentFacts['replacedBy']> {
  const by = await store.supersededBy([...ids]);
  const latest = [];
  for (const id of new Set([...by.values()].flat()))
    latest.push(...(await store.revisionsOf(id)).slice(0, 1));
  return latest.toSorted((one, other) => other.importedAt - one.importedAt).map(toNamed);
}
