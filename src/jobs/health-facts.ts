import { X509Certificate } from 'node:crypto';
import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import { SUBSCRIPTIONS_SETTING, type Subscription } from '#notices';
import type { NetworkSettings } from '#outgoing';
import type { Selection } from '#store';
import { DAY, type HealthFacts } from '#upkeep';
import { DEFAULT_SCHEDULE, type ScheduleSettings, type SyncState } from '#upstream';
import type { ContentFetcher } from './fetch-types.ts';
import { contentFacts } from './health/content-facts.ts';
import { machineFacts, type ScanOf } from './health/fleet-facts.ts';
import { groupFacts } from './health/group-facts.ts';
import type { ReportWatch } from './health/report-watch.ts';
import { approvedFacts } from './health/update-facts.ts';
import type { Sleep } from './sleep.ts';
import { type CatalogFacts, gatherFacts } from './upkeep/catalog-facts.ts';

/** What a server proves itself with: who it is for, and until when, milliseconds since 1970. */
export interface CertificateInUse {
  readonly name: string;
  readonly expiresAt: number;
  /** Names by which this server is asked for and that it does not have. */
  readonly lacks?: readonly string[];
}

export interface HealthSources {
  readonly context: ChangeContext;
  readonly content: Pick<ContentStore, 'stat'>;
  readonly fetcher: Pick<ContentFetcher, 'status'>;
  readonly disks: () => Promise<HealthFacts['disks']>;
  readonly certificate?: () => CertificateInUse | undefined;
  /** Follows what machines report, from one look to the next. */
  readonly reports: ReportWatch;
  readonly scanOf?: ScanOf;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
}

/** Synchronisations that are looked at. */
const RUNS = 20;
/** The classification of drivers, the same on every server. */
const DRIVERS = 'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0';
/** What came within so long is new. */
const LATELY = 30 * DAY;

/** Gathers what the checks judge by, a little at a time. Rejects with the signal's reason. */
export async function gatherHealth(sources: HealthSources): Promise<HealthFacts> {
  const { context, content, fetcher, disks, reports, scanOf, sleep, signal } = sources;
  const { store, clock } = context;
  const catalog = await gatherFacts(context, sleep, signal);
  const { updates } = catalog;
  const sync = await syncFacts(context);
  const signs = await reports.catchUp(context, sleep, signal);
  const walk = { signs, updates, sleep, signal, ...(scanOf === undefined ? {} : { scanOf }) };
  const { groupSizes, ...machines } = await machineFacts(context, walk);
  return {
    now: clock.now(),
    disks: await disks(),
    certificates: [...(await authorities(context)), ...own(sources.certificate?.())],
    ...(sync === undefined ? {} : { sync }),
    ...machines,
    clones: await clones(context),
    ...(await approvedFacts(context, content, catalog)),
    updates: countUpdates(catalog),
    drivers: await drivers(context),
    groups: await groupFacts(context, catalog, groupSizes),
    content: await contentFacts(fetcher),
    missingGroups: await store.missingRequestedGroups(),
    newCategories: await newCategories(context),
    database: await store.databaseSize(),
    terms: await waitingTerms(context, catalog),
    quarantined: (await store.quarantine()).length,
    notices: await undelivered(context),
  };
}

function own(certificate: CertificateInUse | undefined): HealthFacts['certificates'] {
  return certificate === undefined ? [] : [{ ...certificate, use: 'server' }];
}

async function authorities({ store }: ChangeContext): Promise<HealthFacts['certificates']> {
  const { certificateAuthorities = [] } = (await store.setting<NetworkSettings>('network')) ?? {};
  return certificateAuthorities.map((pem) => {
    const { subject, validTo } = new X509Certificate(pem);
    return { name: subject.replaceAll('\n', ', '), expiresAt: Date.parse(validTo), use: 'authority' };
  });
}

async function syncFacts({ store, clock }: ChangeContext): Promise<HealthFacts['sync']> {
  if ((await store.setting('upstream')) === undefined) return undefined;
  const { perDay } = (await store.setting<ScheduleSettings>('sync-schedule')) ?? DEFAULT_SCHEDULE;
  const state = await store.setting<SyncState>('sync-state');
  const runs = (await store.syncRuns({ limit: RUNS, offset: 0 })).items.filter(
    ({ outcome }) => outcome !== 'running',
  );
  const good = runs.findIndex(({ outcome }) => outcome === 'succeeded' || outcome === 'partial');
  const failed = (good < 0 ? runs : runs.slice(0, good)).filter(({ outcome }) => outcome === 'failed');
  const code = failed[0]?.findings.find(({ level }) => level === 'error')?.code;
  return {
    scheduled: perDay > 0,
    since: runs.at(-1)?.startedAt ?? clock.now(),
    ...(state === undefined ? {} : { lastSucceededAt: state.lastSucceededAt }),
    failed: failed.length,
    held: runs[0]?.outcome === 'held',
    ...(code === undefined ? {} : { code }),
  };
}

/** Of drivers that could be approved: how many there are, and of how many no machine said anything. */
async function drivers({ store }: ChangeContext): Promise<HealthFacts['drivers']> {
  const { classifications = [] } = (await store.setting<Selection>('selection')) ?? {};
  const selected = classifications.some((id) => id === DRIVERS);
  if (!selected) return { selected, live: 0, idle: 0 };
  const live = { types: ['Driver'], declined: false, expired: false, limit: 0, offset: 0 } as const;
  const { total } = await store.findUpdates(live);
  const idle = await store.findUpdates({ ...live, standing: 'noStatus' });
  return { selected, live: total, idle: idle.total };
}

async function clones({ store }: ChangeContext): Promise<HealthFacts['clones']> {
  const cloned = await store.clonedComputers();
  return { count: cloned.length, first: cloned[0]?.dnsName ?? '' };
}

function countUpdates({ updates, supersededBy }: CatalogFacts): HealthFacts['updates'] {
  let live = 0;
  let superseded = 0;
  for (const { updateId, declined, expired, explicitlyDeployable } of updates.values()) {
    if (declined || expired || !explicitlyDeployable) continue;
    live += 1;
    if (supersededBy.has(updateId)) superseded += 1;
  }
  return { live, superseded };
}

/** Those that came with the very first list are not new, they are the catalog. */
async function newCategories({
  store,
  catalog,
  clock,
}: ChangeContext): Promise<HealthFacts['newCategories']> {
  const chosen = await store.setting<Selection>('selection');
  if (chosen === undefined) return [];
  const selected = new Set([...chosen.products, ...chosen.classifications]);
  const categories = catalog.snapshot
    .categories()
    .filter(({ type }) => type === 'Product' || type === 'UpdateClassification');
  const summaries = await store.summaries(categories.map(({ id }) => id));
  const first = Math.min(...summaries.map(({ importedAt }) => importedAt));
  const types = new Map(categories.map(({ id, type, parents }) => [id, { type, parents }]));
  return summaries
    .filter(({ importedAt }) => importedAt > first + DAY && importedAt > clock.now() - LATELY)
    .filter(
      ({ id, updateId }) =>
        !selected.has(updateId) && !types.get(id)?.parents.some((parent) => selected.has(parent)),
    )
    .map(({ id, title }) => ({
      name: title,
      kind: types.get(id)?.type === 'Product' ? 'product' : 'classification',
    }));
}

async function waitingTerms(
  { store }: ChangeContext,
  { updates, deployments }: CatalogFacts,
): Promise<HealthFacts['terms']> {
  const accepted = new Set(await store.acceptedEulas());
  const waiting = [...updates.values()].filter(
    ({ updateId, eulaId, declined, expired }) =>
      eulaId !== undefined && !accepted.has(eulaId) && !declined && !expired && !deployments.has(updateId),
  );
  const counts = await store.statusCounts(waiting.map(({ updateId }) => updateId));
  return counts
    .filter(({ needed }) => needed > 0)
    .map(({ updateId, needed }) => ({ name: updates.get(updateId)?.title ?? updateId, needed }));
}

/** Of subscriptions that are there and on: those whose last notice did not reach everybody. */
async function undelivered({ store }: ChangeContext): Promise<HealthFacts['notices']> {
  const all = (await store.setting<readonly Subscription[]>(SUBSCRIPTIONS_SETTING)) ?? [];
  const names = new Set(all.filter(({ on }) => on).map(({ name }) => name));
  const failed = (await store.latestNotices()).filter(
    ({ subscription, failure, refused }) =>
      names.has(subscription) && (failure !== undefined || refused !== undefined),
  );
  const givenUp = failed.filter(({ state }) => state === 'given-up' || state === 'sent');
  const first = givenUp[0] ?? failed[0];
  return {
    undelivered: failed.length - givenUp.length,
    givenUp: givenUp.length,
    first: first?.subscription ?? '',
    code: first?.failure?.code ?? (first === undefined ? '' : 'notices/mail-refused'),
  };
}
