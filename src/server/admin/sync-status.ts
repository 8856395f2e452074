import type { SyncFinding, SyncRun } from '#store';
import { frozenSince, type SyncState, type UpstreamSettings, upstreamFailures } from '#upstream';
import type { ServerContext } from '../context.ts';
import type { SyncStatusAnswer, SyncSummary } from './contract.ts';
import { toFindingView } from './finding-view.ts';
import { present } from './present.ts';
import { toSyncRunRow } from './sync-rows.ts';

/** Among so many runs the last one that counts is looked for. */
const RECENT = 50;

/** What synchronisation does now, did last and does next, and what a person should look at. */
export async function syncStatus(context: ServerContext): Promise<SyncStatusAnswer> {
  const { store, desks } = context;
  const settings = await store.setting<UpstreamSettings>('upstream');
  const progress = desks.synchroniser.progress();
  const ended = (await store.syncRuns({ limit: RECENT, offset: 0 })).items.filter(
    ({ outcome }) => outcome !== 'running',
  );
  const [last] = ended;
  const state = await store.setting<SyncState>('sync-state');
  return {
    ...(progress === undefined
      ? {}
      : {
          running: {
            run: toSyncRunRow(progress.run),
            phase: progress.phase.name,
            done: progress.phase.done ?? 0,
            total: progress.phase.total ?? 0,
            revisionsPerSecond: progress.revisionsPerSecond,
            bytesPerSecond: progress.bytesPerSecond,
          },
        }),
    ...present({
      upstream: settings?.url,
      last: last === undefined ? undefined : toSyncRunRow(last),
      // A schedule goes on without an upstream, but nothing comes of it.
      nextAt: settings === undefined ? undefined : desks.nextSyncAt(),
    }),
    lastSucceededAt: state?.lastSucceededAt ?? 0,
    alarms: alarms(settings, state, ended, context.clock.now()).map(toFindingView),
    quarantined: (await store.quarantine()).length,
    staged: (await store.stagedIdentities()).length,
  };
}

/** The same in one line. */
export function toSyncSummary(status: SyncStatusAnswer): SyncSummary {
  const { upstream, running, last, lastSucceededAt, nextAt, alarms, quarantined } = status;
  return {
    running: running !== undefined,
    lastSucceededAt,
    errors: alarms.filter(({ level }) => level === 'error').length,
    warnings: alarms.filter(({ level }) => level === 'warning').length,
    quarantined,
    ...present({ upstream, lastOutcome: last?.outcome, nextAt }),
  };
}

/**
 * What the last run from this upstream found, and what only time tells: an upstream that has had nothing new for too
 * long. Imports of single updates and bundles clear nothing that a synchronisation found.
 */
function alarms(
  settings: UpstreamSettings | undefined,
  state: SyncState | undefined,
  ended: readonly SyncRun[],
  now: number,
): readonly SyncFinding[] {
  if (settings === undefined) return [];
  const run = ended.find(({ trigger, upstream }) => trigger !== 'catalog' && upstream === settings.url);
  // How much is in quarantine is told as a number of its own.
  const found = (run?.findings ?? []).filter(
    ({ level, code }) => level !== 'notice' && code !== 'upstream/quarantined',
  );
  if (state === undefined || state.upstream !== settings.url) return found;
  const isFrozen = frozenSince(state, settings.guard, now) !== undefined;
  if (!isFrozen || found.some(({ code }) => code === 'upstream/frozen')) return found;
  const { code, sentence, hint } = upstreamFailures.fail('frozen');
  return [...found, { level: 'warning', code, message: sentence, hint, at: now }];
}
