import type { GetRollupConfigurationResponse } from '#wire';

/** The setting `rollup-state`: what the upstream was told last. */
export interface RollupState {
  readonly upstream: string;
  /** Another one means: the upstream has forgotten everything, tell it all again (MS-WSUSSS 3.1.4.13.3.1). */
  readonly resetGuid: string;
  readonly lastRollupAt: number;
  /** By computer id. */
  readonly computers: Readonly<Record<string, ToldOfComputer>>;
}

export interface ToldOfComputer {
  /** Digest of the details that were sent. */
  readonly details: string;
  /** RollupNumber of the last status that was sent; 0 for none. */
  readonly number: number;
  /** The newest change in it; 0: the whole status is to be sent. */
  readonly changedAt: number;
}

export const ROLLUP_STATE = 'rollup-state';

/** What is known to have been told; nothing for another upstream, or one that starts anew. */
export function stateFor(
  stored: RollupState | undefined,
  upstream: string,
  { rollupResetGuid }: Pick<GetRollupConfigurationResponse, 'rollupResetGuid'>,
): RollupState {
  return stored?.upstream === upstream && stored.resetGuid === rollupResetGuid
    ? stored
    : { upstream, resetGuid: rollupResetGuid, lastRollupAt: 0, computers: {} };
}
