import { performance } from 'node:perf_hooks';
import { waitingReports } from '#changes';
import { COMPUTER_STATES } from '#jobs';
import type { SyncState } from '#upstream';
import type { ServerContext } from '../context.ts';
import type { Lanes } from '../lanes.ts';
import { Samples } from './samples.ts';
import type { Traffic } from './traffic.ts';

/** Where the figures of a running server come from. */
export interface MetricsGround {
  readonly context: ServerContext;
  readonly traffic: Traffic;
  /** Left out where nothing listens. */
  readonly lanes?: Lanes;
}

const SEVERITIES = ['alarm', 'warning', 'notice'] as const;
const OUTCOMES = ['succeeded', 'partial', 'failed', 'cancelled', 'held', 'interrupted'] as const;
/** Among so many runs the last one that is over is looked for. */
const RECENT = 5;

/** Everything that can be told of the server now. What takes its time to count may be some minutes old, and says so. */
export async function collectSamples(ground: MetricsGround): Promise<Samples> {
  const samples = new Samples();
  const { context } = ground;
  samples.add('build', 1, { version: context.version });
  addTraffic(samples, ground);
  await addStore(samples, context);
  await addFigures(samples, context);
  await addFetches(samples, context);
  await addSync(samples, context);
  addProcess(samples);
  return samples;
}

function addTraffic(samples: Samples, { traffic, lanes, context }: MetricsGround): void {
  for (const { service, operation, outcomes, buckets, seconds } of traffic.operations()) {
    for (const [outcome, count] of outcomes) samples.add('requests', count, { service, operation, outcome });
    samples.spread('requestDuration', { service, operation }, { buckets, sum: seconds });
  }
  for (const [lane, { admission }] of Object.entries(lanes?.all ?? {})) {
    samples.add('requestsRunning', admission.running, { lane });
    samples.add('requestsWaiting', admission.waiting, { lane });
  }
  for (const { face, status, count } of traffic.answers())
    samples.add('answers', count, { face, status: String(status) });
  samples.add('reportQueue', waitingReports(context.store), {});
}

async function addStore(samples: Samples, { store, catalog }: ServerContext): Promise<void> {
  const counts = await store.counts();
  samples.add('events', counts.events, {});
  samples.add('computers', counts.computers, { archived: 'no' });
  samples.add('computers', counts.archivedComputers, { archived: 'yes' });
  samples.add('updates', counts.updates, { state: 'total' });
  samples.add('updates', counts.declined, { state: 'declined' });
  const { inScope, incomplete, bytes } = catalog.snapshot.stats();
  samples.add('revisions', counts.revisions, { state: 'total' });
  samples.add('revisions', inScope, { state: 'in-scope' });
  samples.add('revisions', incomplete, { state: 'incomplete' });
  samples.add('revisions', (await store.quarantine()).length, { state: 'quarantined' });
  samples.add('indexBytes', bytes, {});
  const database = await store.databaseSize();
  samples.add('databaseBytes', database.bytes, {});
  samples.add('databaseFree', database.free, {});
}

async function addFigures(samples: Samples, { desks }: ServerContext): Promise<void> {
  const figures = await desks.figures.read();
  if (figures === undefined) return;
  const { at, updates, groups, stored, missing, findings } = figures;
  samples.add('figuresAt', at / 1000, {});
  for (const [state, count] of Object.entries(updates)) samples.add('updates', count, { state });
  for (const { name, states } of groups)
    for (const state of COMPUTER_STATES) samples.add('groupComputers', states[state], { group: name, state });
  for (const [state, { files, bytes }] of Object.entries({ stored, missing })) {
    samples.add('contentFiles', files, { state });
    samples.add('contentBytes', bytes, { state });
  }
  const open = findings.filter(({ snoozedUntil }) => snoozedUntil === undefined);
  for (const severity of SEVERITIES)
    samples.add('findings', open.filter((each) => each.severity === severity).length, { severity });
  for (const { code, severity, snoozedUntil } of findings)
    samples.add('finding', snoozedUntil === undefined ? 1 : 0, { code, severity });
}

async function addFetches(samples: Samples, { desks }: ServerContext): Promise<void> {
  const { active, waiting, failed, bytesPerSecond } = await desks.fetcher.status();
  const givenUp = failed.filter((record) => record.givenUp === true).length;
  samples.add('fetches', active.length, { state: 'active' });
  samples.add('fetches', waiting.length, { state: 'waiting' });
  samples.add('fetches', failed.length - givenUp, { state: 'failed' });
  samples.add('fetches', givenUp, { state: 'given-up' });
  samples.add('fetchSpeed', bytesPerSecond, {});
}

async function addSync(samples: Samples, { store, desks }: ServerContext): Promise<void> {
  const state = await store.setting<SyncState>('sync-state');
  samples.add('syncRunning', desks.synchroniser.progress() === undefined ? 0 : 1, {});
  samples.add('syncSuccess', (state?.lastSucceededAt ?? 0) / 1000, {});
  const { items } = await store.syncRuns({ limit: RECENT, offset: 0 });
  // A single update that was imported by hand is no synchronisation.
  const last = items.find(({ outcome, trigger }) => outcome !== 'running' && trigger !== 'catalog');
  if (last?.endedAt === undefined) return;
  samples.add('syncEnded', last.endedAt / 1000, {});
  samples.add('syncDuration', (last.endedAt - last.startedAt) / 1000, {});
  for (const outcome of OUTCOMES) samples.add('syncOutcome', last.outcome === outcome ? 1 : 0, { outcome });
}

function addProcess(samples: Samples): void {
  const { user, system } = process.cpuUsage();
  samples.add('cpu', (user + system) / 1e6, {});
  samples.add('started', performance.timeOrigin / 1000, {});
  const { rss, heapUsed } = process.memoryUsage();
  samples.add('memory', rss, {});
  samples.add('heap', heapUsed, {});
  samples.add('loopActive', performance.eventLoopUtilization().active / 1000, {});
}
