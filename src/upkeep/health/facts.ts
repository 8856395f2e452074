import type { FleetFacts } from '../fleet/fleet-signs.ts';
import type { ClockSkew, ResultCluster } from '../fleet/report-signs.ts';

/** What a server's health is judged by. Times are milliseconds since 1970, UTC. */
export interface HealthFacts {
  readonly now: number;
  readonly disks: readonly {
    readonly place: 'database' | 'content';
    readonly free: number;
    readonly total: number;
  }[];
  readonly certificates: readonly {
    readonly name: string;
    readonly expiresAt: number;
    /** Of this very server, or of an authority that it was given. */
    readonly use: 'server' | 'authority';
    /** Names by which this server is asked for and that it does not have. */
    readonly lacks?: readonly string[];
  }[];
  /** Undefined: no upstream is set, the server lives from imports. */
  readonly sync?: SyncFacts;
  readonly machines: { readonly total: number; readonly silent: number; readonly silentDays: number };
  readonly fleet: Pick<FleetFacts, 'awake' | 'silence' | 'unfinished' | 'unreported' | 'agents'>;
  /** Codes that machines reported within days, the most machines first. */
  readonly results: readonly (ResultCluster & { readonly update?: string })[];
  readonly clocks: ClockSkew;
  /** The last scans of machines, as far as they are remembered and take more calls than usual. */
  readonly scans: readonly { readonly name: string; readonly trips: number; readonly bytes: number }[];
  /** Machines that share an id. */
  readonly clones: { readonly count: number; readonly first: string };
  /** Of approved updates that failed somewhere. */
  readonly failures: readonly FailureFacts[];
  /** Approved updates that are here whole and that no machine has begun to fetch; `machines` need them. */
  readonly unfetched: readonly {
    readonly id: string;
    readonly name: string;
    readonly machines: number;
    readonly since: number;
  }[];
  readonly updates: { readonly live: number; readonly superseded: number };
  /** `idle`: no machine said anything of them. */
  readonly drivers: { readonly selected: boolean; readonly live: number; readonly idle: number };
  /** Groups that nobody is in; groups with machines for which nothing is approved. */
  readonly groups: {
    readonly empty: readonly string[];
    readonly unserved: readonly { readonly name: string; readonly machines: number }[];
  };
  readonly content: {
    /** Files that are not fetched any more, and those that failed and are tried again. */
    readonly givenUp: number;
    readonly failing: number;
    readonly code?: string;
    /** Files that came as others than they should be; not counted above. */
    readonly damaged: number;
    /** Files of approved updates that are wanted, and since when the first of them is; why nothing moves. */
    readonly waiting: number;
    readonly since?: number;
    readonly paused?: string;
  };
  readonly missingGroups: readonly { readonly name: string; readonly computers: number }[];
  /** Products and classifications that came lately and were not chosen. */
  readonly newCategories: readonly { readonly name: string; readonly kind: 'product' | 'classification' }[];
  readonly database: { readonly bytes: number; readonly free: number; readonly shrinks: boolean };
  /** Needed updates that wait for somebody to read their licence terms. */
  readonly terms: readonly { readonly name: string; readonly needed: number }[];
  readonly quarantined: number;
  /** Subscriptions whose last notice did not arrive: it is tried again, or was given up. `first` is one of them, `code` its failure. */
  readonly notices: {
    readonly undelivered: number;
    readonly givenUp: number;
    readonly first: string;
    readonly code: string;
  };
}

export interface SyncFacts {
  /** It runs by itself. */
  readonly scheduled: boolean;
  /** When the upstream was set, or the server made. */
  readonly since: number;
  readonly lastSucceededAt?: number;
  /** Runs that failed since the last that did not. */
  readonly failed: number;
  /** The guard stopped the last one. */
  readonly held: boolean;
  /** Of the last failure. */
  readonly code?: string;
}

export interface FailureFacts {
  readonly id: string;
  readonly name: string;
  /** Machines on which it failed since it was approved. */
  readonly failed: number;
  /** Those and the ones that have it. */
  readonly tried: number;
  /** When it was first approved, of the approvals in force. */
  readonly since: number;
  /** The most frequent code, signed 32-bit. */
  readonly hresult?: number;
}
