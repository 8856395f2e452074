import { SignInService } from '#accounts';
import { type BundleContext, exportBundle, importBundle, inspectBundle } from '#bundle';
import { CONTENT_POLICY } from '#content';
import {
  type CertificateInUse,
  createContentFetcher,
  createFigures,
  createHealth,
  createHousekeeping,
  createNotices,
  createRules,
  migrate,
  type ScanOf,
  type Sleep,
  type SyncSchedule,
  startSyncSchedule,
} from '#jobs';
import type { NetworkSettings } from '#outgoing';
import { type Desks, reportTable, type ServerContext } from '#server';
import type { HealthFacts } from '#upkeep';
import {
  createSynchroniser,
  DEFAULT_SCHEDULE,
  openSession,
  type Preflight,
  rollUp,
  runPreflight,
  type ScheduleSettings,
  searchCatalog,
  type UpstreamSession,
  type UpstreamSettings,
  upstreamFailures,
} from '#upstream';
import { CurrentOutgoing } from './current-outgoing.ts';
import type { DataDirectory } from './data-directory.ts';
import { diskOf } from './disks.ts';
import { appFailures } from './failures.ts';
import { contentDirectory, moveContentTo } from './move-content.ts';
import { fillWithSample } from './sample.ts';

type Ground = Omit<
  ServerContext,
  'desks' | 'settings' | 'cookieKeys' | 'computerNews' | 'lastScans' | 'servedAt'
>;

export interface OpenDesks {
  readonly desks: Desks;
  /** Begins what goes on by itself while a server runs: the schedule of synchronisations, the fetching of files. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Puts together everything that talks to other servers or takes its time. */
export async function openDesks(
  ground: Ground,
  options: {
    readonly places: DataDirectory;
    readonly catalogUrl: string;
    readonly inBackground: boolean;
    readonly sleep?: Sleep;
    readonly certificate?: () => CertificateInUse | undefined;
    readonly scanOf?: ScanOf;
    readonly ownUrl?: () => string | undefined;
  },
): Promise<OpenDesks> {
  const { store, clock, log, content, version } = ground;
  const pace = options.sleep === undefined ? {} : { sleep: options.sleep };
  const closing = new AbortController();
  await using opened = new AsyncDisposableStack();
  const outgoing = new CurrentOutgoing({ clock, log }, await networkSettings(ground));
  opened.defer(() => outgoing.close());
  const session = async (signal: AbortSignal): Promise<UpstreamSession> => {
    const settings = await mustHaveUpstream(ground);
    return openSession({ outgoing, settings, serverId: store.identity.serverId, clock, log, signal });
  };
  const fetcher = createContentFetcher({
    context: ground,
    content,
    outgoing,
    openSession: session,
    inBackground: options.inBackground,
  });
  opened.defer(() => fetcher.close());
  const housekeeping = createHousekeeping({ context: ground, content, ...pace });
  opened.defer(() => housekeeping.close());
  const rules = createRules({ context: ground, ...pace });
  opened.defer(() => rules.close());
  const health = createHealth({
    context: ground,
    content,
    fetcher,
    disks: () => disksOf(options.places),
    ...(options.certificate === undefined ? {} : { certificate: options.certificate }),
    ...(options.scanOf === undefined ? {} : { scanOf: options.scanOf }),
  });
  opened.defer(() => health.close());
  const figures = createFigures({ context: ground, content, health });
  opened.defer(() => figures.close());
  const notices = createNotices({
    context: ground,
    outgoing,
    health,
    makeReport: (report, filter, language) => reportTable(ground, report, filter, language),
    ...pace,
  });
  opened.defer(() => notices.close());
  // A run would publish what a bundle has staged so far.
  let importing = 0;
  const synchroniser = createSynchroniser(
    { ...ground, outgoing, version },
    {
      isHeldOff: () => importing > 0,
      onPublished: () => {
        fetcher.wake();
        notices.wake();
      },
      rollup: async ({ session, settings, signal }) => {
        await rollUp({ context: ground, settings, session, signal });
      },
    },
  );
  opened.defer(() => synchroniser.close());
  let schedule: SyncSchedule | undefined;
  opened.defer(() => schedule?.stop());

  const settingsChanged = async (names: readonly string[]): Promise<void> => {
    if (names.includes('network')) await outgoing.renew(await networkSettings(ground));
    if (names.includes('sync-schedule')) await schedule?.changed();
    if (names.includes(CONTENT_POLICY) || names.includes('upstream')) fetcher.wake();
  };
  const bundles: BundleContext = { ...ground, version };
  const preflight = (settings: UpstreamSettings): Promise<Preflight> =>
    runPreflight({
      outgoing,
      settings,
      serverId: store.identity.serverId,
      clock,
      signal: closing.signal,
    });
  const desks: Desks = {
    synchroniser,
    fetcher,
    housekeeping,
    health,
    figures,
    notices,
    rules,
    signInService: new SignInService(ground, outgoing),
    preflight,
    nextSyncAt: () => schedule?.nextAt(),
    settingsChanged,
    searchCatalog: (text, signal) => searchCatalog(outgoing, text, options.catalogUrl, signal),
    exportBundle: (wanted, work) => exportBundle(bundles, { ...wanted, ...work }),
    inspectBundle: (path) => inspectBundle(bundles, path),
    importBundle: async (wanted, work) => {
      importing += 1;
      try {
        const result = await importBundle(bundles, { ...wanted, ...work });
        fetcher.wake();
        return result;
      } finally {
        importing -= 1;
      }
    },
    migrate: (from, withContent, actor, work) =>
      migrate(
        { context: ground, synchroniser, fetcher, preflight, settingsChanged },
        { from, content: withContent, actor, ...work },
      ),
    fillWithSample: async (actor, work) => {
      const url = options.ownUrl?.();
      if (url === undefined) throw appFailures.fail('not-serving');
      return fillWithSample({ ...ground, content }, url, actor, work);
    },
    moveContent: (path, work) => moveContentTo(options.places, ground, path, work),
  };
  const stack = opened.move();
  return {
    desks,
    start: async () => {
      housekeeping.start();
      rules.start();
      notices.start();
      schedule = startSyncSchedule({
        synchroniser,
        store,
        clock,
        log,
        settings: async () => (await store.setting<ScheduleSettings>('sync-schedule')) ?? DEFAULT_SCHEDULE,
        ...pace,
      });
    },
    close: async () => {
      closing.abort();
      await stack.disposeAsync();
    },
  };
}

async function disksOf(places: DataDirectory): Promise<HealthFacts['disks']> {
  const content = await contentDirectory(places);
  return [
    { place: 'database', ...(await diskOf(places.path)) },
    { place: 'content', ...(await diskOf(content)) },
  ];
}

async function networkSettings({ store }: Ground): Promise<NetworkSettings> {
  return (await store.setting<NetworkSettings>('network')) ?? {};
}

/** Fails with `upstream/not-set`. */
async function mustHaveUpstream({ store }: Ground): Promise<UpstreamSettings> {
  const settings = await store.setting<UpstreamSettings>('upstream');
  if (settings === undefined) throw upstreamFailures.fail('not-set');
  return settings;
}
