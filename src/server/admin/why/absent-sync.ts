import type { Selection, SyncRun } from '#store';
import type { SyncState, UpstreamSettings } from '#upstream';
import type { ImportAttempt, RunHere, SyncHere } from '#why';
import type { ServerContext } from '../../context.ts';
import { present } from '../present.ts';

/** So many runs are looked through: with 24 a day the last four days, and what was before them is in the state of the synchronisation. */
const RECENT = 100;
const WEEK = 7 * 86_400_000;

export interface SyncGround {
  readonly sync: SyncHere;
  /** What the last successful run asked for; undefined: none was successful. */
  readonly before?: Selection;
  readonly runs: readonly SyncRun[];
}

/** The history of synchronisation with the upstream that is set. */
export async function syncGround(
  { store, desks }: ServerContext,
  upstream: UpstreamSettings | undefined,
): Promise<SyncGround> {
  const { items: runs } = await store.syncRuns({ limit: RECENT, offset: 0 });
  const mine = runs.filter(({ trigger, upstream: url }) => trigger !== 'catalog' && url === upstream?.url);
  const ended = mine.filter(({ outcome }) => outcome !== 'running');
  const good = ended.find(isGood);
  const state = await store.setting<SyncState>('sync-state');
  const kept = state?.upstream === upstream?.url && state?.updateAnchor !== undefined ? state : undefined;
  const progress = desks.synchroniser.progress();
  // The list of products alone brings no updates: it says nothing of the runs that do, unless there were no others.
  const last = ended.find((run) => !isPublished(run) || asksForUpdates(run)) ?? ended[0];
  const sinceGood = good === undefined ? ended : ended.slice(0, ended.indexOf(good));
  return {
    runs,
    ...present({ before: good?.selection ?? kept?.selection }),
    sync: {
      failures: sinceGood.filter(
        ({ outcome }) => outcome === 'failed' || outcome === 'held' || outcome === 'interrupted',
      ).length,
      ...present({
        last: last === undefined ? undefined : toRunHere(last),
        lastGoodAt: good?.startedAt ?? kept?.lastSucceededAt,
        running:
          progress === undefined
            ? undefined
            : { id: progress.run.id, startedAt: progress.run.startedAt, phase: progress.phase.name },
        // A schedule goes on without an upstream, but nothing comes of it.
        nextAt: upstream === undefined ? undefined : desks.nextSyncAt(),
      }),
    },
  };
}

/** Attempts to import one of those updates by itself, and a recent import that broke off whatever it was for. */
export function importAttempts(
  runs: readonly SyncRun[],
  updateIds: ReadonlySet<string>,
  now: number,
): readonly ImportAttempt[] {
  return runs
    .filter(({ trigger }) => trigger === 'catalog')
    .flatMap(({ id, startedAt, outcome, findings }) =>
      findings
        .filter(({ level, subject }) =>
          subject !== undefined && updateIds.has(subject)
            ? true
            : level === 'error' &&
              outcome === 'failed' &&
              now - startedAt < WEEK &&
              !isAboutAnUpdate(subject),
        )
        .map(({ code, message, at }) => ({ runId: id, at, code, message })),
    );
}

function isAboutAnUpdate(subject: string | undefined): boolean {
  return subject !== undefined && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(subject);
}

/** It listed updates under a selection and published what came. */
function isGood(run: SyncRun): boolean {
  const { selection, mode } = run;
  const asks = mode === 'replica' || (selection.products.length > 0 && selection.classifications.length > 0);
  return isPublished(run) && asks && asksForUpdates(run);
}

function isPublished({ outcome }: SyncRun): boolean {
  return outcome === 'succeeded' || outcome === 'partial';
}

function asksForUpdates({ phases }: SyncRun): boolean {
  return phases.some(({ name }) => name === 'updates');
}

function toRunHere(run: SyncRun): RunHere {
  const { id, startedAt, endedAt, outcome, phases, actor, counts, findings } = run;
  const worst =
    findings.findLast(({ level }) => level === 'error') ??
    findings.findLast(({ level }) => level === 'warning');
  return {
    id,
    startedAt,
    outcome: outcome === 'running' ? 'interrupted' : outcome,
    categoriesOnly: !asksForUpdates(run),
    actor,
    quarantined: counts.quarantined,
    codes: findings.map(({ code }) => code),
    ...present({
      endedAt,
      phase: phases.at(-1)?.name,
      error:
        isPublished(run) || worst === undefined
          ? undefined
          : {
              code: worst.code,
              message: worst.message,
              hint: worst.hint,
              ...present({ subject: worst.subject, detail: worst.detail }),
            },
    }),
  };
}
