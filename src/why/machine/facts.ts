import type { Collected } from '#collector';
import type { LintContext } from '#policy';

// What is asked of the server about one machine, and what the collector told of it. All times are milliseconds since 1970, UTC; 0 for
// never.

export interface MachineFacts {
  readonly now: number;
  readonly server: ServerSide;
  /** Undefined: it has never called this server. */
  readonly machine?: KnownMachine;
  readonly collected?: Collected;
  /** Of a machine that nobody knows here: names of those that are nearly called so. */
  readonly similar?: readonly string[];
}

/** The server itself. */
export interface ServerSide {
  /** By which names and addresses it is known, lower case. */
  readonly names: readonly string[];
  /** What policies are compared with. */
  readonly policy: LintContext;
  /** How the calls of all machines went within the last hour; undefined: no server runs, so nothing is remembered. */
  readonly lately?: { readonly calls: number; readonly errors: number; readonly busy: number };
  /** Most entries in InstalledNonLeafUpdateIDs. */
  readonly maxInstalledNonLeaf: number;
  /** Revisions that a machine may be sent. */
  readonly live: number;
  /** Updates that machines evaluate although others supersede them. */
  readonly superseded: number;
}

export interface KnownMachine {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly createdAt: number;
  readonly registered: boolean;
  readonly lastContactAt: number;
  /** When a scan was last finished, as the server saw it. */
  readonly lastScanAt: number;
  readonly lastReportAt: number;
  readonly archivedAt?: number;
  /** Windows Update Agent, four parts. */
  readonly agent?: string;
  readonly build?: number;
  readonly kind?: 'client' | 'server';
  /** Undefined: no server runs, so nothing is remembered. */
  readonly calls?: RememberedCalls;
  readonly requested: readonly RequestedName[];
  /** The other machines that send its SusClientId. */
  readonly clones?: ClonesFact;
  /** What it reported, newest first. */
  readonly events: readonly ReportedEvent[];
  readonly failed: readonly FailedUpdate[];
  /** Approved for it and needed by it, neither failed nor waiting for a restart. */
  readonly waiting: readonly WaitingUpdate[];
  /** Titles of what waits for a restart. */
  readonly restarts: readonly { readonly title: string; readonly since: number }[];
}

export interface RememberedCalls {
  /** Oldest first. */
  readonly own: readonly CallFact[];
  /** Calls from its last address that named no machine; another one may have made them. Oldest first. */
  readonly nameless: readonly CallFact[];
  readonly lastFault?: CallFact;
  readonly scan?: ScanFact;
}

export interface CallFact {
  readonly at: number;
  readonly operation: string;
  /** `ok`, or the ErrorCode of the fault. */
  readonly outcome: string;
  /** Of the fault: which parameter. */
  readonly message: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** What its last scan cost so far. */
export interface ScanFact {
  readonly since: number;
  readonly at: number;
  readonly trips: number;
  readonly responseBytes: number;
  /** Milliseconds that this server worked for it. */
  readonly took: number;
  readonly finished: boolean;
}

/** A group name that its policy asks for, and what came of it. */
export interface RequestedName {
  readonly name: string;
  readonly because?: 'no-such-group' | 'built-in' | 'has-a-rule' | 'not-yet';
}

export interface ClonesFact {
  /** Names of the other machines; empty where only the hardware differs. */
  readonly names: readonly string[];
  /** Each has a record of its own. */
  readonly keptApart: boolean;
  readonly lastSeenAt: number;
}

export interface ReportedEvent {
  /** By the machine's own clock. */
  readonly at: number;
  readonly receivedAt: number;
  readonly eventId: number;
  /** Signed 32-bit. */
  readonly hresult: number;
  readonly strings: readonly string[];
}

export interface FailedUpdate {
  readonly updateId: string;
  readonly title: string;
  readonly at: number;
  readonly hresult?: number;
}

export interface WaitingUpdate {
  readonly updateId: string;
  readonly title: string;
  readonly since: number;
  readonly downloaded: boolean;
}
