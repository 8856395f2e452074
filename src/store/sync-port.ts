import type { Deployment, IndexRecord, RevisionId, RevisionNumber, UpdateId, UpdateIdentity } from '#update';
import type { EndedDeployment, Page } from './port.ts';

// The part of the port that servers above and below are about. `Store` in port.ts has all of it.

// ------------------------------------------------------------------------------- synchronisation

export type SyncTrigger = 'manual' | 'schedule' | 'catch-up' | 'catalog' | 'migration';

/**
 * `held`: the guard stopped it and a person has to look. `interrupted`: the process ended in the middle. In each case but
 * `succeeded` and `partial` the generation that was there before goes on being served.
 * `partial`: the generation was published, but some revisions were put into quarantine.
 */
export type SyncOutcome =
  | 'running'
  | 'succeeded'
  | 'partial'
  | 'failed'
  | 'cancelled'
  | 'held'
  | 'interrupted';

export type SyncPhaseName =
  | 'authorization'
  | 'configuration'
  | 'categories'
  | 'updates'
  | 'decryption'
  | 'deployments'
  | 'publishing'
  | 'content'
  | 'reporting';

export interface SyncPhase {
  readonly name: SyncPhaseName;
  readonly startedAt: number;
  /** Undefined while it goes on. */
  readonly endedAt?: number;
  /** Things it was about: revisions listed, deployments, files, … */
  readonly total?: number;
  readonly done?: number;
}

/** What was wrong, or is worth a look: an error in full, with a remedy for a person. */
export interface SyncFinding {
  readonly level: 'error' | 'warning' | 'notice';
  /** Stable, `room/code`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly subject?: string;
  readonly detail?: string;
  readonly at: number;
}

/** What was asked of the upstream. */
export interface Selection {
  /** Products, product families and companies that are ticked. A family stands for what is and will be below it. */
  readonly products: readonly UpdateId[];
  readonly classifications: readonly UpdateId[];
  /** Short names as the upstream has them (`en`, `ja`); empty: all. */
  readonly languages: readonly string[];
}

export interface SyncCounts {
  /** Revisions of updates that were not here in any revision. */
  readonly new: number;
  /** Further revisions of updates that were. */
  readonly revised: number;
  /** Of both: those that are withdrawn by their publisher. */
  readonly expired: number;
  readonly quarantined: number;
  /** Of replicas: approvals, declines and groups that changed. */
  readonly deployments: number;
  readonly declines: number;
  readonly groups: number;
}

export interface SyncRun {
  readonly id: number;
  readonly trigger: SyncTrigger;
  readonly actor: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome: SyncOutcome;
  /** Base URL of the upstream. */
  readonly upstream: string;
  readonly mode: 'autonomous' | 'replica';
  readonly selection: Selection;
  readonly phases: readonly SyncPhase[];
  readonly counts: SyncCounts;
  /** Received over the wire. */
  readonly bytes: number;
  readonly requests: number;
  readonly findings: readonly SyncFinding[];
}

/** Why a revision that the upstream lists was not taken in. Lasts until it is released, or a next attempt succeeds. */
export interface QuarantinedRevision extends UpdateIdentity {
  readonly reason:
    | 'unreadable'
    | 'contradictory'
    | 'undelivered'
    | 'too-large'
    | 'abnormal-growth'
    | 'absurd-revision';
  /** Stable, `room/code`. */
  readonly code: string;
  readonly detail: string;
  readonly since: number;
  readonly runId: number;
  readonly attempts: number;
}

/** What the upstream says of a file besides what its document says. */
export interface FileSource {
  /** Upper-case hex. */
  readonly sha1: string;
  /** Where Microsoft has it (MUUrl). */
  readonly url?: string;
  /** Base64, of encrypted files. */
  readonly decryptionKey?: string;
}

// ---------------------------------------------------------------------------------- file fetching

/** One file that is wanted and not here. */
export interface FetchRecord {
  /** Upper-case hex. */
  readonly sha1: string;
  /** Higher first: 100 a client waits for it, 80 a person asked, 60 a downstream server asked, 40 approved, 20 everything. */
  readonly priority: number;
  readonly reason: 'client' | 'person' | 'downstream' | 'approved' | 'everything';
  readonly requestedAt: number;
  readonly attempts: number;
  /** Not before; 0: at once. */
  readonly nextAttemptAt: number;
  /** Of the last attempt. */
  readonly failure?: {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
    readonly detail?: string;
    readonly at: number;
  };
  /** No further attempts by itself: it failed in a way that only a person can change. */
  readonly givenUp?: boolean;
}

// ----------------------------------------------------------------------------- servers downstream

/** A server that synchronises from this one, or from one that does. */
export interface DownstreamServer {
  /** Its account GUID, lower case; from a rollup its ServerId. */
  readonly id: string;
  readonly name: string;
  /** The server it reports to when that is not this one. */
  readonly parentId?: string;
  /** Undefined where nobody decided: the policy for unknown servers counts. */
  readonly allowed?: boolean;
  readonly firstContactAt: number;
  readonly lastContactAt: number;
  readonly lastAddress: string;
  readonly protocolVersion?: string;
  /** Undefined until it told: replicas ask for deployments, rollups say it. */
  readonly isReplica?: boolean;
  /** Our change sequence that it had after its last finished listing of updates. */
  readonly syncedSequence?: number;
  readonly syncedAt?: number;
  /** From its rollup. */
  readonly version?: string;
  readonly lastSyncAt?: number;
  readonly lastRollupAt?: number;
  /** The 18 counters of MS-WSUSSS 3.1.4.14.3.3 by their camelCase names. */
  readonly summary?: Readonly<Record<string, number>>;
  /** Of its clients by operating system: counts. */
  readonly clients?: readonly {
    readonly os: string;
    readonly architecture: string;
    readonly count: number;
  }[];
  /** Files that it asked for with DownloadFiles and that were not here. */
  readonly missingFiles?: number;
}

/** A computer of a downstream server, as that server tells of it (MS-WSUSSS 3.1.4.15, 3.1.4.17). */
export interface RolledUpComputer {
  /** ComputerId as sent. */
  readonly id: string;
  readonly parentServerId: string;
  readonly dnsName: string;
  readonly lastSyncAt: number;
  readonly lastReportAt: number;
  /** RollupNumber of the last status that was taken. */
  readonly rollupNumber: number;
  /** As sent; undefined until the details came. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly status: readonly {
    readonly updateId: UpdateId;
    readonly state: number;
    readonly changedAt: number;
  }[];
}

// ------------------------------------------------------------------------------------------ faces

export interface SyncReader {
  /** Newest first. */
  syncRuns(page: { limit: number; offset: number }): Promise<Page<SyncRun>>;
  syncRun(id: number): Promise<SyncRun | undefined>;
  quarantine(): Promise<readonly QuarantinedRevision[]>;
  /** Revisions that wait for the publication of their generation. Only this and `stagedRecords` show them. */
  stagedIdentities(): Promise<readonly UpdateIdentity[]>;
  /**
   * The id of a revision that waits for publication, so that the same document can be told from a contradictory one: of the
   * other reads only `document` knows it. Another id may be given at the publication.
   */
  stagedIdOf(updateId: UpdateId, revisionNumber: RevisionNumber): Promise<RevisionId | undefined>;
  /**
   * Index records of the staged revisions, by ascending id: what a synchronisation that goes on after a crash still has
   * to fetch follows from them. Their `sequence` and `importedAt` count only once they are published.
   */
  stagedRecords(): Promise<readonly IndexRecord[]>;
  /** Where those files come from; files nothing is known of are left out. Keys as given. */
  fileSources(sha1s: readonly string[]): Promise<ReadonlyMap<string, FileSource>>;
  fetches(): Promise<readonly FetchRecord[]>;
  /** Updates that a person imported on their own: housekeeping leaves them alone. */
  importedUpdates(): Promise<readonly UpdateId[]>;
  acceptedEulas(): Promise<readonly string[]>;
  /** Deployments that came into force and still are, and that ended, after that change sequence. */
  deploymentsSince(
    sequence: number,
  ): Promise<{ readonly inForce: readonly Deployment[]; readonly ended: readonly EndedDeployment[] }>;
  downstreamServers(): Promise<readonly DownstreamServer[]>;
  downstreamServer(id: string): Promise<DownstreamServer | undefined>;
  /** All, or those of one server. */
  rolledUpComputers(parentServerId?: string): Promise<readonly RolledUpComputer[]>;
  /** Ids of those of one server, in ascending order: its computers with all they have may not fit into memory. */
  rolledUpComputerIds(parentServerId: string): Promise<readonly string[]>;
  /** Those of the named ones that are known; keys as given. */
  rolledUpComputersById(ids: readonly string[]): Promise<ReadonlyMap<string, RolledUpComputer>>;
}

export interface SyncWriter {
  /** Stores the run under a new id, or in place of the one with its id. */
  putSyncRun(run: Omit<SyncRun, 'id'> & { readonly id?: number }): Promise<SyncRun>;
  /** Removes runs that ended before that time. Resolves with how many. */
  forgetSyncRuns(endedBefore: number): Promise<number>;
  putQuarantine(entries: readonly QuarantinedRevision[]): Promise<void>;
  removeQuarantine(identities: readonly UpdateIdentity[]): Promise<void>;
  /**
   * Makes all staged revisions, or those of them that are named, visible in this transaction: they get its change
   * sequence and that import time. Resolves with their records by ascending id; all ids are above those that were visible
   * before, so that ids go on ascending with the change sequence.
   */
  publishStaged(importedAt: number, only?: readonly UpdateIdentity[]): Promise<readonly IndexRecord[]>;
  /** Removes all staged revisions for good. Resolves with how many. */
  dropStaged(): Promise<number>;
  /** Keeps what is known already where an entry leaves it out. */
  putFileSources(sources: readonly FileSource[]): Promise<void>;
  putFetches(records: readonly FetchRecord[]): Promise<void>;
  removeFetches(sha1s: readonly string[]): Promise<void>;
  markImported(updateIds: readonly UpdateId[]): Promise<void>;
  acceptEulas(eulaIds: readonly string[]): Promise<void>;
  putDownstreamServer(server: DownstreamServer): Promise<void>;
  /** With its computers. */
  removeDownstreamServer(id: string): Promise<void>;
  putRolledUpComputers(computers: readonly RolledUpComputer[]): Promise<void>;
  removeRolledUpComputers(ids: readonly string[]): Promise<void>;
}
