import type { FetchOptions } from './fetch-revisions.ts';
import { covers, expandSelection } from './filters.ts';
import { normalLimit } from './guard.ts';
import type { Work } from './work.ts';

/** A listed revision that is refused when asked for alone goes into quarantine; the run goes on. */
export function holdRefused({ staging }: Pick<Work, 'staging'>): FetchOptions['onRefused'] {
  return (identity, failure) =>
    staging.hold([
      {
        ...identity,
        reason: failure.code === 'outgoing/too-large' ? 'too-large' : 'undelivered',
        code: failure.code,
        detail: failure.detail ?? failure.message,
      },
    ]);
}

/**
 * True for a run that brings what is usual: its upstream and everything that is ticked were synchronised before. Only such
 * a run can be abnormal, and only such a run tells what is normal.
 */
export function isOrdinary({ state, request, settings, selection, context }: Work): boolean {
  if (state === undefined || request.acceptGrowth === true) return false;
  if (settings.mode === 'replica') return state.deploymentAnchor !== undefined;
  const expanded = expandSelection(selection, context.catalog.snapshot.categories(), state.languages);
  return covers(state.selection, expanded) && state.lastSucceededAt > 0;
}

/** Bytes of the whole run above which it is held. */
export function mostBytes(work: Work): number {
  if (!isOrdinary(work)) return Number.POSITIVE_INFINITY;
  return normalLimit('bytes', work.state?.usual ?? [], work.settings.guard);
}
