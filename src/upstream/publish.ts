import { publishGeneration, type ReplicaState } from '#changes';
import type { Selection, SyncCounts, SyncOutcome } from '#store';
import type { UpdateId, UpdateIdentity } from '#update';
import { markOf } from './anchors.ts';
import type { Configuration } from './configuration.ts';
import { upstreamFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import { frozenSince } from './freeze.ts';
import { type Growth, usualAfter } from './guard.ts';
import { keyOf } from './identity-key.ts';
import { highestRevisions } from './known-revisions.ts';
import { isOrdinary } from './run-bounds.ts';
import type { Staging } from './staging.ts';
import type { SyncState } from './types.ts';
import type { Work } from './work.ts';

/** What the phases before brought, besides what is staged. */
export interface Harvest {
  readonly config: Configuration;
  readonly categoryAnchor: string;
  /** Left out when only the categories were fetched: then what the last generation left stays true. */
  readonly updates?: {
    readonly anchor?: string;
    readonly selection: Selection;
    readonly inVain: readonly UpdateIdentity[];
  };
  /** Nothing was listed as what is new since an anchor: all there is was listed. */
  readonly listedWhole: boolean;
  readonly deployments?: { readonly anchor: string; readonly replica: ReplicaState };
}

/**
 * Makes everything visible in one transaction: what is staged, what a replica takes over, the anchors, the run's row. Until then, and after
 * any failure, the generation before goes on being served.
 */
export async function publish(work: Work, harvest: Harvest): Promise<SyncOutcome> {
  const { context, staging, record, request } = work;
  const incomplete = context.catalog.snapshot.stats().incomplete;
  record.count(await countsOf(work));
  findHeld(work);
  findInVain(work, harvest.updates?.inVain ?? []);
  const state = stateAfter(work, harvest);
  const now = context.clock.now();
  if (frozenSince(state, work.settings.guard, now) !== undefined) {
    const detail = `since ${new Date(state.lastNewsAt).toISOString()}`;
    record.find(findingOf(upstreamFailures.fail('frozen', { detail }), now, 'warning'));
  }
  const outcome = staging.newlyHeld.length > 0 ? 'partial' : 'succeeded';
  const { strays } = staging;
  findStrays(work, strays);
  work.signal.throwIfAborted();
  const published = await publishGeneration(
    context,
    {
      run: record.row(outcome),
      settings: { 'sync-state': state },
      fileSources: [],
      ...(strays.length === 0 ? {} : { only: staging.staged }),
      ...(harvest.deployments === undefined ? {} : { replica: harvest.deployments.replica }),
    },
    request.actor,
  );
  if (strays.length > 0) await staging.dropStrays(request.actor);
  const { deployments, declines, groups, unknownUpdates } = published;
  record.count({ deployments, declines, groups });
  if (unknownUpdates > 0) {
    const failure = upstreamFailures.fail('deployments-left-out', { detail: `${unknownUpdates} updates` });
    record.find(findingOf(failure, now, 'notice'));
  }
  findIncomplete(work, incomplete);
  return outcome;
}

async function countsOf({ context, staging }: Work): Promise<Partial<SyncCounts>> {
  const { staged } = staging;
  const known = await highestRevisions(
    context.store,
    staged.map(({ updateId }) => updateId),
  );
  const revised = staged.filter(({ updateId }) => known.has(updateId)).length;
  return {
    new: staged.length - revised,
    revised,
    expired: staged.filter(({ expired }) => expired).length,
    quarantined: staging.newlyHeld.length,
  };
}

function growthOf(staging: Staging, bytes: number): Growth {
  let categories = 0;
  let revisions = 0;
  for (const { type } of staging.staged) {
    if (type === 'Category' || type === 'Detectoid') categories += 1;
    else revisions += 1;
  }
  return { categories, revisions, bytes };
}

function stateAfter(work: Work, harvest: Harvest): SyncState {
  const { state, settings, staging, session, context } = work;
  const now = context.clock.now();
  const isWhole = harvest.updates !== undefined;
  const growth = growthOf(staging, session.traffic.bytes);
  const usual = state?.usual ?? [];
  const mark = markOf(staging.quarantine);
  const listedWholeAt = isWhole && harvest.listedWhole ? now : state?.listedWholeAt;
  const updateAnchor = isWhole ? harvest.updates?.anchor : state?.updateAnchor;
  const deploymentAnchor = isWhole ? harvest.deployments?.anchor : state?.deploymentAnchor;
  const isLeftOut = isWhole ? leavesOut(work, harvest) : state?.deploymentsLeftOut === true;
  return {
    ...harvest.config.state,
    upstream: settings.url,
    categoryAnchor: harvest.categoryAnchor,
    ...(updateAnchor === undefined ? {} : { updateAnchor }),
    ...(deploymentAnchor === undefined ? {} : { deploymentAnchor }),
    ...(isLeftOut ? { deploymentsLeftOut: true } : {}),
    selection: harvest.updates?.selection ?? state?.selection ?? NOTHING,
    lastSucceededAt: now,
    lastNewsAt: staging.stagedCount > 0 ? now : (state?.lastNewsAt ?? now),
    ...(listedWholeAt === undefined ? {} : { listedWholeAt }),
    ...(mark === undefined ? {} : { quarantineMark: mark }),
    usual: isWhole && isOrdinary(work) ? usualAfter(usual, growth) : usual,
  };
}

/** True when there are approvals of updates that are not here. */
function leavesOut({ context, staging }: Work, { deployments }: Harvest): boolean {
  const coming = new Set(staging.staged.map(({ updateId }) => updateId));
  const { snapshot } = context.catalog;
  const isHere = (updateId: UpdateId) => coming.has(updateId) || snapshot.revisionsOf(updateId).length > 0;
  return deployments?.replica.deployments.some(({ updateId }) => !isHere(updateId)) ?? false;
}

const NOTHING: Selection = { products: [], classifications: [], languages: [] };

/** One finding for each kind of quarantine: 15,000 of a kind are one thing to know. */
function findHeld({ staging, record, context }: Work): void {
  const kinds = new Map<string, string[]>();
  for (const { reason, code, updateId, revisionNumber } of staging.newlyHeld) {
    const kind = `${reason} (${code})`;
    const keys = kinds.get(kind) ?? [];
    keys.push(keyOf({ updateId, revisionNumber }));
    kinds.set(kind, keys);
  }
  for (const [subject, keys] of kinds) {
    const detail = `${keys.length}: ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''}`;
    const failure = upstreamFailures.fail('quarantined', { subject, detail });
    record.find(findingOf(failure, context.clock.now(), 'warning'));
  }
}

function findStrays({ record, context }: Work, strays: readonly UpdateIdentity[]): void {
  if (strays.length === 0) return;
  const detail = `${strays.length}: ${strays.slice(0, 5).map(keyOf).join(', ')}${strays.length > 5 ? ', …' : ''}`;
  record.find(findingOf(upstreamFailures.fail('strays-dropped', { detail }), context.clock.now(), 'notice'));
}

function findInVain({ record, context }: Work, inVain: readonly UpdateIdentity[]): void {
  if (inVain.length === 0) return;
  const detail = `${inVain.length} missing parts: ${inVain.slice(0, 5).map(keyOf).join(', ')}`;
  const failure = upstreamFailures.fail('incomplete-update', { detail });
  record.find(findingOf(failure, context.clock.now(), 'warning'));
}

/** What the catalog keeps back since this generation: prerequisites have no revision to ask for. */
function findIncomplete({ record, context }: Work, before: number): void {
  const more = context.catalog.snapshot.stats().incomplete - before;
  if (more <= 0) return;
  const failure = upstreamFailures.fail('incomplete-update', { detail: `${more} revisions` });
  record.find(findingOf(failure, context.clock.now(), 'warning'));
}
