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
  }[];
  /** Undefined: no upstream is set, the server lives from imports. */
  readonly sync?: SyncFacts;
  readonly machines: { readonly total: number; readonly silent: number; readonly silentDays: number };
  /** Machines that share an id. */
  readonly clones: { readonly count: number; readonly first: string };
  /** Of approved updates that failed somewhere. */
  readonly failures: readonly FailureFacts[];
  readonly updates: { readonly live: number; readonly superseded: number };
  /** Files that are not fetched any more, and those that failed and are tried again. */
  readonly content: { readonly givenUp: number; readonly failing: number; readonly code?: string };
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
  readonly failed: number;
  /** Machines where it was tried: failed or installed. */
  readonly tried: number;
}
