import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Failure, type FailureDetails } from '#base';
import { type ChangeContext, changeSettings } from '#changes';
import type { ContentStore } from '#content';
import type { Selection, SyncFinding, SyncRun } from '#store';
import {
  DEFAULT_GUARD,
  type Migrated,
  type Preflight,
  type Synchroniser,
  type SyncState,
  type UpstreamSettings,
  upstreamFailures,
} from '#upstream';
import { jobsFailures } from './failures.ts';
import type { ContentFetcher } from './fetch-types.ts';
import { leftBehind } from './left-behind.ts';

/** The setting `migration`: one that is under way, and what comes back when it is over. */
interface MigrationNote {
  readonly from: string;
  readonly before?: UpstreamSettings;
  /** Approvals made by people of this server, which end. */
  readonly ownApprovals: number;
}

const NOTE = 'migration';
/** Files that the old server fetches only now may take their time: so many further attempts, with a pause before each. */
const FURTHER_ATTEMPTS = 2;
const PAUSE = 20_000;

export interface MigrationParts {
  readonly context: ChangeContext & { readonly content: ContentStore };
  readonly synchroniser: Synchroniser;
  readonly fetcher: ContentFetcher;
  readonly preflight: (settings: UpstreamSettings) => Promise<Preflight>;
  /** Tells whoever works by settings that they changed. */
  readonly settingsChanged: (names: readonly string[]) => Promise<void>;
  /** Milliseconds before files that did not come are tried again; undefined: 20 seconds. */
  readonly pause?: number;
}

export interface MigrationOptions {
  /** Base URL of the old server. */
  readonly from: string;
  /** Its files too. */
  readonly content: boolean;
  readonly actor: string;
  readonly onProgress: (step: string, done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Servers that are being migrated, so that two people do not do it at once. */
const underWay = new WeakSet<object>();

/**
 * Takes everything over from a WSUS or a Todoku: becomes its replica for one run, fetches the files of what is approved, then
 * stands on its own again with the products that the old one had. Whatever cuts it off, running it again completes it.
 *
 * Until updates and approvals are published in one step, nothing here changes: an old server that cannot be used fails with the
 * finding of the preflight, a run that does not succeed with `jobs/migration-incomplete`, and the upstream is what it was. After
 * that this server stays a replica of the old one until its files are here (`jobs/migration-files-wait` when they cannot come now).
 * Fails with `jobs/migration-under-way`, `jobs/migration-on-replica` or `upstream/already-running` before it begins.
 */
export async function migrate(parts: MigrationParts, options: MigrationOptions): Promise<Migrated> {
  const { store } = parts.context;
  if (underWay.has(store)) throw jobsFailures.fail('migration-under-way');
  if (parts.synchroniser.progress() !== undefined) throw upstreamFailures.fail('already-running');
  underWay.add(store);
  try {
    const note = await beginning(parts, options.from);
    const run = await becomeReplica(parts, options, note);
    if (options.content) await fetchFiles(parts, options);
    options.signal.throwIfAborted();
    return await standAlone(parts, options, note, run);
  } finally {
    underWay.delete(store);
  }
}

/** What was noted when it began, where it goes on with one that was cut off. */
async function beginning({ context: { store } }: MigrationParts, from: string): Promise<MigrationNote> {
  const current = await store.setting<UpstreamSettings>('upstream');
  const note = await store.setting<MigrationNote>(NOTE);
  // Somebody who sets another upstream in between gives the migration up.
  if (note !== undefined && current?.mode === 'replica' && current.url === note.from)
    return { ...note, from };
  if (current?.mode === 'replica') throw jobsFailures.fail('migration-on-replica', { subject: current.url });
  const own = (await store.deployments()).filter(({ upstreamGuid }) => upstreamGuid === undefined);
  return { from, ...(current === undefined ? {} : { before: current }), ownApprovals: own.length };
}

async function becomeReplica(
  parts: MigrationParts,
  options: MigrationOptions,
  note: MigrationNote,
): Promise<SyncRun> {
  const { preflight, context } = parts;
  const { from, actor, onProgress } = options;
  const settings = replicaOf(note);
  onProgress('connecting to the old server', 0, 0);
  const { steps } = await preflight(settings);
  const broken = steps.find(({ outcome }) => outcome === 'failed')?.finding;
  if (broken !== undefined) throw failureOf(broken, from);
  const wasReplica = (await context.store.setting<UpstreamSettings>('upstream'))?.mode === 'replica';
  const state = await context.store.setting<SyncState>('sync-state');
  const isTaken = wasReplica && state?.upstream === settings.url;
  await change(parts, { upstream: settings, [NOTE]: note }, from, actor);
  try {
    const run = await runOnce(parts.synchroniser, options);
    if (run.outcome === 'succeeded' || run.outcome === 'partial') return run;
    const error = run.findings.find(({ level }) => level === 'error');
    throw jobsFailures.fail('migration-incomplete', {
      subject: from,
      detail: [error?.message ?? run.outcome, error?.detail].filter((text) => text !== undefined).join(': '),
    });
  } catch (error) {
    // Nothing was published, so that everything is as before; unless an earlier attempt came further.
    if (!isTaken) await change(parts, { upstream: note.before, [NOTE]: undefined }, from, actor);
    throw error;
  }
}

function replicaOf({ from, before }: MigrationNote): UpstreamSettings {
  const url = from.replace(/\/+$/, '');
  const pin = before?.url === url ? before.pinnedCertificate : undefined;
  return {
    kind: 'server',
    url,
    mode: 'replica',
    accountName: before?.accountName ?? hostname(),
    // The old server goes away: it need not know of our computers.
    rollup: false,
    acceptsPlainHttp: true,
    guard: before?.guard ?? DEFAULT_GUARD,
    ...(pin === undefined ? {} : { pinnedCertificate: pin }),
  };
}

/** The finding of a preflight, as the failure that it was. */
function failureOf({ code, message, hint, detail }: SyncFinding, subject: string): Failure {
  const details: FailureDetails = { subject, ...(detail === undefined ? {} : { detail }) };
  return new Failure(code, { message, hint }, details);
}

async function change(
  { context, settingsChanged }: MigrationParts,
  settings: Readonly<Record<string, unknown>>,
  subject: string,
  actor: string,
): Promise<void> {
  await changeSettings(context, settings, { verb: 'migrate', subject }, actor);
  await settingsChanged(Object.keys(settings));
}

async function runOnce(
  synchroniser: Synchroniser,
  { actor, signal, onProgress }: MigrationOptions,
): Promise<SyncRun> {
  signal.throwIfAborted();
  const watch = setInterval(() => {
    const { phase } = synchroniser.progress() ?? {};
    if (phase !== undefined) onProgress(`taking over: ${phase.name}`, phase.done ?? 0, phase.total ?? 0);
  }, 500);
  const stop = () => void synchroniser.stop(actor);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await synchroniser.run({ trigger: 'migration', actor });
  } finally {
    signal.removeEventListener('abort', stop);
    clearInterval(watch);
  }
}

/** Fetches the files of what is approved, as the policy wants it. Fails with `jobs/migration-files-wait` when there is no room or no time. */
async function fetchFiles(
  { fetcher, pause = PAUSE }: MigrationParts,
  { onProgress, signal, from }: MigrationOptions,
): Promise<void> {
  let most = 0;
  const tell = async (): Promise<void> => {
    const { waiting, active } = await fetcher.status();
    const left = waiting.length + active.length;
    most = Math.max(most, left);
    onProgress('fetching files', most - left, most);
  };
  const watch = setInterval(() => void tell().catch(() => undefined), 1000);
  try {
    await fetcher.drain(signal);
    for (let attempt = 0; attempt < FURTHER_ATTEMPTS; attempt++) {
      const { failed } = await fetcher.status();
      if (failed.length === 0) break;
      await setTimeout(pause, undefined, { signal });
      await fetcher.retry(failed.map(({ sha1 }) => sha1));
      await fetcher.drain(signal);
    }
  } finally {
    clearInterval(watch);
  }
  signal.throwIfAborted();
  const { waiting, paused } = await fetcher.status();
  if (waiting.length === 0) return;
  const why =
    paused === 'disk-full' ? 'the disk is full' : paused === 'window' ? 'no bandwidth is allowed now' : '';
  throw jobsFailures.fail('migration-files-wait', {
    subject: from,
    detail: `${waiting.length} files${why === '' ? '' : `: ${why}`}`,
  });
}

/** The upstream of before comes back in the same step in which the migration is over. */
async function standAlone(
  parts: MigrationParts,
  { from, actor }: MigrationOptions,
  note: MigrationNote,
  run: SyncRun,
): Promise<Migrated> {
  const { store, clock } = parts.context;
  const derived = await derivedSelection(parts);
  const left = await leftBehind(parts.context, {
    at: clock.now(),
    failedFiles: (await parts.fetcher.status()).failed.length,
    ownApprovals: note.ownApprovals,
    ...(derived === undefined ? {} : { derived }),
  });
  const selection = derived === undefined ? {} : { selection: derived };
  await change(parts, { upstream: note.before, [NOTE]: undefined, ...selection }, from, actor);
  const declines = (await store.declines()).filter(({ declined }) => declined);
  return {
    revisions: parts.context.catalog.snapshot.stats().revisions,
    groups: (await store.groups()).length - BUILT_IN_GROUPS,
    approvals: (await store.deployments()).length,
    declines: declines.length,
    eulas: (await store.acceptedEulas()).length,
    files: await filesHere(parts.context.content),
    left: [...run.findings, ...left],
  };
}

/** All Computers and Unassigned Computers, which every server has. */
const BUILT_IN_GROUPS = 2;

async function filesHere(content: ContentStore): Promise<Migrated['files']> {
  const files = { files: 0, bytes: 0 };
  for await (const { size } of content.list()) {
    files.files += 1;
    files.bytes += size;
  }
  return files;
}

/** The old server's products, read off its updates; undefined where somebody made a selection here, which stays. */
async function derivedSelection({ context }: MigrationParts): Promise<Selection | undefined> {
  const { store, catalog } = context;
  const own = await store.setting<Selection>('selection');
  if (own !== undefined && own.products.length + own.classifications.length > 0) return undefined;
  const counts = catalog.snapshot.countByCategory();
  const used = catalog.snapshot.categories().filter(({ updateId }) => (counts.get(updateId) ?? 0) > 0);
  const state = await store.setting<SyncState>('sync-state');
  const enabled = (state?.languages ?? []).filter((language) => language.enabled && language.id !== 0);
  const idsOf = (type: string) =>
    used.flatMap((category) => (category.type === type ? [category.updateId] : [])).sort();
  return {
    products: idsOf('Product'),
    classifications: idsOf('UpdateClassification'),
    languages: enabled.map(({ short }) => short).sort(),
  };
}
