import type { UpstreamContext, UpstreamSession, UpstreamSettings } from '../types.ts';

/** What a rollup works with. */
export interface RollupParts {
  readonly context: Pick<UpstreamContext, 'store' | 'catalog' | 'clock' | 'log' | 'version'>;
  readonly settings: Pick<UpstreamSettings, 'url' | 'mode' | 'accountName'>;
  readonly session: UpstreamSession;
  /** Ends the pauses; calls end with the session's own. */
  readonly signal: AbortSignal;
  /** Milliseconds to wait where the upstream is busy; undefined: a minute. */
  readonly busyPause?: number;
}
