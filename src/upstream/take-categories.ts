import type { UpdateIdentity } from '#update';
import { listRevisions, usableState } from './anchors.ts';
import type { Configuration } from './configuration.ts';
import { upstreamEvents } from './events.ts';
import { upstreamFailures } from './failures.ts';
import { fetchRevisions } from './fetch-revisions.ts';
import { configFilter } from './filters.ts';
import { findingOf } from './findings.ts';
import { normalLimit } from './guard.ts';
import { holdAbsurd } from './hold-absurd.ts';
import { missingOf, newOf } from './listing.ts';
import { holdRefused, mostBytes } from './run-bounds.ts';
import type { Work } from './work.ts';

/** What a list brought. */
export interface Taken {
  readonly anchor: string;
  /** Only what was new since an anchor was listed. */
  readonly isDelta: boolean;
  /** Listed, and passed over in silence when asked for. */
  readonly undelivered: readonly UpdateIdentity[];
}

/**
 * Categories, classifications and detectoids, and what is to be tried again from the quarantine (MS-WSUSSS 3.2.4.2). When there are
 * abnormally many new ones they are held back; what something needs is fetched later (closure.ts).
 */
export async function takeCategories(work: Work, config: Configuration): Promise<Taken> {
  const { context, staging, record, request } = work;
  const anchors = { since: usableState(work)?.categoryAnchor, last: work.state?.categoryAnchor };
  const listed = await listRevisions(work, anchors, configFilter);
  const retried = staging.retried(request.acceptGrowth === true);
  const fresh = newOf(listed.revisions, staging);
  await holdAbsurd(work, fresh);
  staging.adopt([...newOf(fresh, staging), ...retried]);
  await holdAbnormal(work, newOf(fresh, staging));
  const missing = [
    ...missingOf(fresh, staging),
    ...retried.filter((identity) => !staging.isStaged(identity)),
  ];
  upstreamEvents.listed(context.log, {
    run: record.id,
    list: 'categories',
    listed: listed.revisions.length,
    missing: missing.length,
  });
  record.total(missing.length);
  const undelivered = await fetchRevisions(work, missing, {
    limits: config.limits,
    mostBytes: mostBytes(work),
    onRefused: holdRefused(work),
  });
  return { anchor: listed.anchor, isDelta: listed.isDelta, undelivered };
}

async function holdAbnormal(work: Work, fresh: readonly UpdateIdentity[]): Promise<void> {
  const { state, request, settings, staging, record, context } = work;
  // The first list of an upstream cannot be compared with anything.
  if (state === undefined || request.acceptGrowth === true) return;
  const limit = normalLimit('categories', state.usual, settings.guard);
  if (fresh.length <= limit) return;
  const failure = upstreamFailures.fail('abnormal-categories', {
    detail: `${fresh.length} new ones, normal are up to ${limit}`,
  });
  await staging.hold(
    fresh
      .filter((identity) => !staging.isStaged(identity))
      .map((identity) => ({
        ...identity,
        reason: 'abnormal-growth',
        code: failure.code,
        detail: failure.detail ?? '',
      })),
  );
  record.find(findingOf(failure, context.clock.now()));
}
