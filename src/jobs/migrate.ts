import { hostname } from 'node:os';
import { type ChangeContext, changeSettings, keepNote } from '#changes';
import type { ContentStore } from '#content';
import type { Selection, SyncFinding, SyncRun } from '#store';
import {
  DEFAULT_GUARD,
  type Migrated,
  type Synchroniser,
  type SyncState,
  type UpstreamSettings,
} from '#upstream';
import { jobsFailures } from './failures.ts';
import type { ContentFetcher } from './fetch-types.ts';

/** The setting `migration`: under way, and what comes back when it is over. */
interface MigrationNote {
  readonly from: string;
  readonly before?: UpstreamSettings;
}

const NOTE = 'migration';

export interface MigrationParts {
  readonly context: ChangeContext & { readonly content: ContentStore };
  readonly synchroniser: Synchroniser;
  readonly fetcher: ContentFetcher;
  /** Tells whoever works by settings that they changed. */
  readonly settingsChanged: (names: readonly string[]) => Promise<void>;
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

/**
 * Takes everything over from a WSUS or a Todoku: becomes its replica for one run, fetches the files of what is approved, then
 * stands on its own again with the products that the old one had. What was cut off, by a kill too, is completed by running it
 * again. Fails with `jobs/migration-incomplete` when the run does not succeed; this server stays a replica then.
 */
export async function migrate(parts: MigrationParts, options: MigrationOptions): Promise<Migrated> {
  const { context, synchroniser, fetcher } = parts;
  const { from, actor, signal, onProgress } = options;
  const { store } = context;
  const note = (await store.setting<MigrationNote>(NOTE)) ?? (await beginning(parts, from));
  await keepNote(context, NOTE, note);
  await setUpstream(parts, replicaOf(from), actor);
  onProgress('taking over updates, groups and approvals', 0, 0);
  const run = await runOnce(synchroniser, { actor, signal, onProgress });
  if (run.outcome !== 'succeeded' && run.outcome !== 'partial') {
    throw jobsFailures.fail('migration-incomplete', {
      subject: from,
      detail: run.findings.find(({ level }) => level === 'error')?.message ?? run.outcome,
    });
  }
  const files = options.content ? await fetchFiles(parts, options) : { files: 0, bytes: 0 };
  const failed = (await fetcher.status()).failed.length;
  await keepSelection(parts, actor);
  await setUpstream(parts, note.before, actor);
  await keepNote(context, NOTE, undefined);
  return {
    revisions: run.counts.new + run.counts.revised,
    groups: run.counts.groups,
    approvals: run.counts.deployments,
    declines: run.counts.declines,
    eulas: (await store.acceptedEulas()).length,
    files,
    left: [...run.findings, ...leftBehind(context.clock.now(), from, failed)],
  };
}

async function beginning({ context }: MigrationParts, from: string): Promise<MigrationNote> {
  const before = await context.store.setting<UpstreamSettings>('upstream');
  return before === undefined ? { from } : { from, before };
}

function replicaOf(url: string): UpstreamSettings {
  return {
    kind: 'server',
    url: url.replace(/\/+$/, ''),
    mode: 'replica',
    accountName: hostname(),
    // The old server goes away: it need not know of our computers.
    rollup: false,
    acceptsPlainHttp: true,
    guard: DEFAULT_GUARD,
  };
}

async function setUpstream(
  { context, settingsChanged }: MigrationParts,
  upstream: UpstreamSettings | undefined,
  actor: string,
): Promise<void> {
  const subject = upstream?.url ?? 'none';
  await changeSettings(context, { upstream }, { verb: 'migrate', subject }, actor);
  await settingsChanged(['upstream']);
}

async function runOnce(
  synchroniser: Synchroniser,
  { actor, signal, onProgress }: Pick<MigrationOptions, 'actor' | 'signal' | 'onProgress'>,
): Promise<SyncRun> {
  const watch = setInterval(() => {
    const { phase } = synchroniser.progress() ?? {};
    if (phase !== undefined) onProgress(phase.name, phase.done ?? 0, phase.total ?? 0);
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

async function fetchFiles(
  { fetcher, context }: MigrationParts,
  { onProgress, signal }: MigrationOptions,
): Promise<Migrated['files']> {
  fetcher.wake();
  const watch = setInterval(() => {
    void fetcher
      .status()
      .then(({ waiting, active }) => onProgress('files to come', 0, waiting.length + active.length));
  }, 1000);
  try {
    await fetcher.drain(signal);
  } finally {
    clearInterval(watch);
  }
  const files = { files: 0, bytes: 0 };
  for await (const { size } of context.content.list()) {
    files.files += 1;
    files.bytes += size;
  }
  return files;
}

/** The old server's products, read off its updates: a selection that somebody made here stays. */
async function keepSelection({ context }: MigrationParts, actor: string): Promise<void> {
  const { store, catalog } = context;
  const own = await store.setting<Selection>('selection');
  if (own !== undefined && own.products.length + own.classifications.length > 0) return;
  const counts = catalog.snapshot.countByCategory();
  const used = catalog.snapshot.categories().filter(({ updateId }) => (counts.get(updateId) ?? 0) > 0);
  const state = await store.setting<SyncState>('sync-state');
  const enabled = (state?.languages ?? []).filter((language) => language.enabled && language.id !== 0);
  const idsOf = (type: string) =>
    used.flatMap((category) => (category.type === type ? [category.updateId] : [])).sort();
  const selection: Selection = {
    products: idsOf('Product'),
    classifications: idsOf('UpdateClassification'),
    languages: enabled.map(({ short }) => short).sort(),
  };
  const subject = `${selection.products.length} products, ${selection.classifications.length} classifications`;
  await changeSettings(context, { selection }, { verb: 'migrate', subject }, actor);
}

/** What no server tells another (MS-WSUSSS): said, so that nobody waits for it. */
function leftBehind(at: number, from: string, failedFiles: number): readonly SyncFinding[] {
  const finding = (code: 'computers-stay' | 'files-missing', detail?: string): SyncFinding => {
    const failure = jobsFailures.fail(code, { subject: from, ...(detail === undefined ? {} : { detail }) });
    const level = code === 'files-missing' ? 'warning' : 'notice';
    const { sentence, hint } = failure;
    return { level, code: failure.code, message: sentence, hint, at };
  };
  return [
    finding('computers-stay'),
    ...(failedFiles === 0 ? [] : [finding('files-missing', `${failedFiles} files`)]),
  ];
}
