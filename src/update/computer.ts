import type { UpdateId } from './ids.ts';

/** What a client calls itself: SusClientId, lower case where it is a GUID. Anyone can claim any: never a proof of identity. */
export type ComputerId = string & { readonly __brand: 'ComputerId' };

/** State of one update on one computer (MS-WSUSSS 3.1.1). A pair that is not stored is Unknown before the first report and NotApplicable after it. */
export type InstallState =
  | 'Unknown'
  | 'NotApplicable'
  | 'NotInstalled'
  | 'Downloaded'
  | 'Installed'
  | 'Failed'
  | 'InstalledPendingReboot';

export interface UpdateStatus {
  readonly updateId: UpdateId;
  readonly state: Exclude<InstallState, 'Unknown' | 'NotApplicable'>;
  /** When the state began, by the computer's own clock; milliseconds since 1970, UTC. */
  readonly changedAt: number;
  /** The last failure's HRESULT as a signed 32-bit integer; kept until the update is installed or no longer needed. */
  readonly hresult?: number;
}
