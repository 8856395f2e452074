import type { Clock } from '#base';
import type { Profile } from '../profiles/profile.ts';
import type { DatastoreState } from './datastore.ts';

export interface ClientOptions {
  /** Base URL of the update server: what the policies WUServer and WUStatusServer name. */
  readonly server: string;
  readonly profile: Profile;
  /** Decides everything that chance decides; machines with different names differ under the same seed. Default 1. */
  readonly seed?: string | number;
  /** DNS name. Default `sim-0001`. */
  readonly name?: string;
  /** Client-side targeting: what the policy TargetGroup holds; several groups are separated by `;`. */
  readonly targetGroup?: string;
  /** Who asks for the scan. Names in `<<PROCESS>>: x` are processes without a name of their own. Default `MoUpdateOrchestrator`. */
  readonly caller?: string;
  /** Share of installations that fail, 0 to 1. Default 0. */
  readonly failures?: number;
  /** Report what waits for a restart in the W list. The specification has it, native agents were never seen to do it. Default false. */
  readonly reportsPending?: boolean;
  /** What an earlier machine left: see `SimulatedClient.export`. */
  readonly datastore?: DatastoreState;
  /** Milliseconds without a byte before a call is given up. Default 60,000. */
  readonly timeout?: number;
  /** When a server is busy: how often to come back, and after how many milliseconds the first time (doubled each time). Real agents wait hours. */
  readonly busyRetries?: number;
  readonly busyDelay?: number;
  readonly clock?: Clock;
}
