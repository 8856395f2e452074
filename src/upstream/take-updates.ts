import type { Selection } from '#store';
import type { UpdateIdentity } from '#update';
import { listRevisions, usableState } from './anchors.ts';
import { completeClosure } from './complete-closure.ts';
import type { Configuration } from './configuration.ts';
import { upstreamEvents } from './events.ts';
import { upstreamFailures } from './failures.ts';
import { fetchRevisions } from './fetch-revisions.ts';
import { type CategoryBranch, expandSelection, updatesFilter } from './filters.ts';
import { findingOf } from './findings.ts';
import { normalLimit } from './guard.ts';
import { holdAbsurd } from './hold-absurd.ts';
import { missingOf, newOf } from './listing.ts';
import { holdRefused, isOrdinary, mostBytes } from './run-bounds.ts';
import type { Staging } from './staging.ts';
import type { Taken } from './take-categories.ts';
import type { Work } from './work.ts';

export interface TakenUpdates extends Omit<Taken, 'anchor'> {
  /** Undefined where nothing was asked for, because nothing is selected. */
  readonly anchor?: string;
  /** What was asked for, families expanded. */
  readonly selection: Selection;
  /** Needed by what was listed, and not to be had from the upstream. */
  readonly inVain: readonly UpdateIdentity[];
}

/**
 * Software and drivers under the selection, then what they need and no list named (MS-WSUSSS 3.2.4.2). A replica has no filter: it
 * takes what its upstream has. Rejects with `upstream/abnormal-revisions` before anything is fetched.
 */
export async function takeUpdates(work: Work, config: Configuration): Promise<TakenUpdates> {
  const { context, staging, record, settings } = work;
  const { languages } = config.state;
  const branches = [...context.catalog.snapshot.categories(), ...stagedBranches(staging)];
  const selection = expandSelection(work.selection, branches, languages);
  const isReplica = settings.mode === 'replica';
  if (!isReplica && (selection.products.length === 0 || selection.classifications.length === 0)) {
    record.find(findingOf(upstreamFailures.fail('nothing-selected'), context.clock.now(), 'notice'));
    return { selection, isDelta: false, undelivered: [], inVain: [] };
  }
  // Lists with and without a filter have nothing to do with each other: an anchor of one says nothing of the other.
  const wasReplica = work.state?.deploymentAnchor !== undefined;
  const known = wasReplica === isReplica ? work.state : undefined;
  const usable = known === undefined ? undefined : usableState(work);
  const before = usable?.updateAnchor === undefined ? undefined : usable;
  const anchors = { since: before?.updateAnchor, last: known?.updateAnchor };
  const listed = await listRevisions(work, anchors, (anchor) =>
    updatesFilter({
      selection: isReplica ? undefined : selection,
      languages,
      ...(anchor === undefined || before === undefined ? {} : { anchor, synchronised: before.selection }),
    }),
  );
  const fresh = newOf(listed.revisions, staging);
  refuseAbnormal(work, fresh);
  await holdAbsurd(work, fresh);
  staging.adopt(newOf(fresh, staging));
  const missing = missingOf(fresh, staging);
  upstreamEvents.listed(context.log, {
    run: record.id,
    list: 'updates',
    listed: listed.revisions.length,
    missing: missing.length,
  });
  record.total(missing.length);
  const undelivered = await fetchRevisions(work, missing, {
    limits: config.limits,
    mostBytes: mostBytes(work),
    onRefused: holdRefused(work),
  });
  const inVain = await completeClosure(work, config);
  return { anchor: listed.anchor, isDelta: listed.isDelta, selection, undelivered, inVain };
}

/** Categories of this run: what is new below a family that is ticked belongs to the selection already. */
function stagedBranches(staging: Staging): CategoryBranch[] {
  return staging.staged
    .filter(({ type }) => type === 'Category')
    .map(({ updateId, prerequisites }) => ({
      updateId,
      parents: prerequisites.flatMap(({ anyOf }) => anyOf),
    }));
}

function refuseAbnormal(work: Work, fresh: readonly UpdateIdentity[]): void {
  if (!isOrdinary(work)) return;
  const limit = normalLimit('revisions', work.state?.usual ?? [], work.settings.guard);
  if (fresh.length <= limit) return;
  throw upstreamFailures.fail('abnormal-revisions', {
    detail: `${fresh.length} new ones, normal are up to ${limit}`,
  });
}
