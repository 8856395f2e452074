import type { Selection } from '#store';
import type { DecoderPool } from './decoder-pool.ts';
import type { RunRecord } from './run-record.ts';
import type { Staging } from './staging.ts';
import type { SyncRequest, SyncState, UpstreamContext, UpstreamSession, UpstreamSettings } from './types.ts';

/** Everything that the phases of one run share. */
export interface Work {
  readonly context: UpstreamContext;
  readonly settings: UpstreamSettings;
  /** What is ticked, families not expanded yet. */
  readonly selection: Selection;
  /** What the last published generation left; undefined with a new upstream. */
  readonly state: SyncState | undefined;
  readonly request: SyncRequest;
  readonly record: RunRecord;
  readonly staging: Staging;
  readonly session: UpstreamSession;
  readonly decoder: DecoderPool;
  readonly signal: AbortSignal;
  readonly tuning: Tuning;
}

export interface Tuning {
  /** Calls of GetUpdateData in flight. */
  readonly parallel: number;
}

/** What the upstream says of itself, as far as the phases need it. */
export interface UpstreamLimits {
  readonly updatesPerRequest: number;
  readonly decryptionsPerRequest: number;
}
