import type { Clock, Log } from '#base';
import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { Outgoing } from '#outgoing';
import type { Selection, SyncFinding, SyncPhase, SyncRun, SyncTrigger } from '#store';
import type { UpdateId, UpdateIdentity } from '#update';
import type {
  GetConfigDataResponse,
  GetDeploymentsResponse,
  GetOutOfSyncComputersRequest,
  GetRevisionIdListResponse,
  GetRollupConfigurationResponse,
  GetUpdateDecryptionDataResponse,
  RollupComputerStatusRequest,
  RollupComputersRequest,
  RollupComputersResponse,
  RollupDownstreamServersRequest,
  ServerSyncFilter,
  WireIdentity,
} from '#wire';

// ------------------------------------------------------------------------ settings, kept in the store

/** The setting `upstream`. Undefined: none is set, the server lives from imports. */
export interface UpstreamSettings {
  /** `microsoft`, or a WSUS or Todoku by URL. */
  readonly kind: 'microsoft' | 'server';
  /** Base URL without a slash at the end; of Microsoft Update fixed (`MICROSOFT_UPDATE`). */
  readonly url: string;
  /** A replica takes groups, approvals, declines and EULAs from its upstream, and its own are read-only. */
  readonly mode: 'autonomous' | 'replica';
  /** SHA-256 of the certificate (`AA:BB:…`) that alone is trusted; undefined: the usual chain of trust. */
  readonly pinnedCertificate?: string;
  /** What this server is called towards the upstream. The account GUID is the store's server id. */
  readonly accountName: string;
  /** Report computers and servers to the upstream where it wants that (MS-WSUSSS 3.2.4.5). */
  readonly rollup: boolean;
  /** Give plain HTTP a warning in every run, or not. A WSUS at home may be reached so; Microsoft never. */
  readonly acceptsPlainHttp: boolean;
  readonly guard: GuardSettings;
}

/** What is not normal any more. */
export interface GuardSettings {
  /** Times the usual number of new revisions, categories and bytes of a run. */
  readonly growthFactor: number;
  /** Never abnormal below so many. */
  readonly growthFloor: { readonly categories: number; readonly revisions: number; readonly bytes: number };
  /** A revision number may exceed the highest known one of its update by so much. */
  readonly revisionJump: number;
  /** Days without anything new until that is an alarm. */
  readonly freezeDays: number;
}

/** The setting `sync-schedule`. */
export interface ScheduleSettings {
  /** 0: manual. 1 to 24. */
  readonly perDay: number;
  /** Of the first run of the day, minutes since midnight, server's local time. */
  readonly firstAt: number;
  /** Up to so many minutes are added at random. */
  readonly randomOffset: number;
}

/** The setting `selection` is a `Selection`; nothing is selected where it is missing. */

/** The setting `sync-state`: what the last published generation left behind. Stored with it in one transaction. */
export interface SyncState {
  /** Of the upstream it belongs to. With another upstream all of this begins anew. */
  readonly upstream: string;
  readonly configAnchor?: string;
  readonly categoryAnchor?: string;
  readonly updateAnchor?: string;
  readonly deploymentAnchor?: string;
  /**
   * There were approvals of updates that are not here. They are not among the changes after that anchor, so that the next
   * run asks for everything; the anchor still tells whether the upstream goes back, and that this is a replica.
   */
  readonly deploymentsLeftOut?: boolean;
  /** What the anchors are true for: ids beyond it are asked for with Delta=false. */
  readonly selection: Selection;
  /** As the upstream has them: all its languages, and whether it hands them out. */
  readonly languages: readonly {
    readonly id: number;
    readonly short: string;
    readonly long: string;
    readonly enabled: boolean;
  }[];
  readonly upstreamProtocol: string;
  /** The upstream keeps no files: take them from Microsoft (CatalogOnlySync). */
  readonly catalogOnly: boolean;
  readonly lastSucceededAt: number;
  /**
   * Tells whether the quarantine is still the one of that generation; undefined: it was empty. Once something was released,
   * lists are asked for anew.
   */
  readonly quarantineMark?: string;
  /** When something new came last. */
  readonly lastNewsAt: number;
  /** When both lists were last asked for whole, without anchors. */
  readonly listedWholeAt?: number;
  /** New categories, new revisions and bytes of the last runs that followed a selection already synchronised. */
  readonly usual: readonly {
    readonly categories: number;
    readonly revisions: number;
    readonly bytes: number;
  }[];
}

// ------------------------------------------------------------------------------------------- work

export interface SyncRequest {
  readonly trigger: SyncTrigger;
  readonly actor: string;
  /** A person looked at what the guard held and lets it pass this time. */
  readonly acceptGrowth?: boolean;
  /** First contact: only configuration, languages and the category tree, so that something can be selected. */
  readonly categoriesOnly?: boolean;
}

export interface SyncProgress {
  readonly run: SyncRun;
  /** Of the phase under way. */
  readonly phase: SyncPhase;
  readonly revisionsPerSecond: number;
  readonly bytesPerSecond: number;
}

/**
 * This server as a downstream server. One run at a time; `upstream/already-running` otherwise.
 * A run always ends as a row of the history: `run` resolves with it whatever went wrong, and rejects only for what is
 * no matter of the run (`upstream/not-set`, `upstream/already-running`).
 */
export interface Synchroniser {
  run(request: SyncRequest): Promise<SyncRun>;
  /** Starts a run and resolves as soon as it has its row. */
  start(request: SyncRequest): Promise<SyncRun>;
  /** Asks the run under way to end; resolves when it has. False when none was. */
  stop(actor: string): Promise<boolean>;
  progress(): SyncProgress | undefined;
  /** How many updates the upstream lists under that selection, and how many of them are not here. */
  weigh(selection: Selection): Promise<{ readonly listed: number; readonly missing: number }>;
  /** Those of the updates that the upstream lists under that selection, or of all it has; the signal ends the question. */
  listed(
    updateIds: readonly UpdateId[],
    selection: Selection | undefined,
    signal: AbortSignal,
  ): Promise<ReadonlySet<UpdateId>>;
  /** Takes single updates in with everything they need (upstream room: import-updates.ts). */
  importUpdates(updateIds: readonly UpdateId[], actor: string, hints?: ImportHints): Promise<ImportOutcome>;
  /** Quarantined revisions are tried again by the next run. */
  release(identities: readonly UpdateIdentity[], actor: string): Promise<void>;
  close(): Promise<void>;
}

/** What the caller knows of updates to import besides their ids. */
export interface ImportHints {
  /** Revision numbers, as references of the catalog name them (`…_R200`). */
  readonly revisions?: ReadonlyMap<UpdateId, number>;
  /** Seen in the catalog: where the upstream does not have them, they are not published to update servers. */
  readonly inCatalog?: ReadonlySet<UpdateId>;
}

export interface ImportOutcome {
  readonly imported: readonly (UpdateIdentity & { readonly title: string })[];
  readonly alreadyHere: readonly UpdateId[];
  /** The upstream does not have it: `upstream/not-in-channel` where the catalog does, else `upstream/unknown-update`. */
  readonly failed: readonly { readonly updateId: UpdateId; readonly finding: SyncFinding }[];
}

export interface UpstreamContext extends ChangeContext {
  readonly content: ContentStore;
  readonly outgoing: Outgoing;
  readonly clock: Clock;
  readonly log: Log;
  /** Todoku's own version, for the rollup. */
  readonly version: string;
}

/** One step of the preflight, in the order in which a connection is made. */
export interface PreflightStep {
  readonly name:
    | 'address'
    | 'dns'
    | 'tcp'
    | 'proxy'
    | 'tls'
    | 'certificate'
    | 'http'
    | 'clock'
    | 'authorization'
    | 'configuration';
  readonly outcome: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly milliseconds: number;
  /** What was seen: addresses, protocol version, subject and dates of the certificate, status, fault. */
  readonly evidence: string;
  readonly finding?: SyncFinding;
}

export interface Preflight {
  readonly url: string;
  readonly ok: boolean;
  readonly steps: readonly PreflightStep[];
}

// --------------------------------------------------------------------------------------- the wire

/**
 * An authorized conversation with the upstream (MS-WSUSSS 3.2.4.1). Each call carries the cookie, which is renewed before it
 * expires and once after InvalidCookie. Faults reject as `upstream/…` failures that name the operation and the ErrorCode in
 * their detail; ServerBusy and broken lines are tried again a few times with growing pauses. The signal ends every call at once.
 */
export interface UpstreamSession {
  getConfigData(configAnchor?: string): Promise<GetConfigDataResponse>;
  getRevisionIdList(filter: ServerSyncFilter): Promise<GetRevisionIdListResponse>;
  /** The answer as it came, codings undone: it is decoded in a worker. Faults are recognised here. */
  getUpdateData(ids: readonly WireIdentity[]): Promise<Buffer>;
  getUpdateDecryptionData(ids: readonly WireIdentity[]): Promise<GetUpdateDecryptionDataResponse>;
  getDeployments(anchors: {
    readonly deploymentAnchor?: string;
    readonly syncAnchor: string;
  }): Promise<GetDeploymentsResponse>;
  downloadFiles(fileDigests: readonly string[]): Promise<void>;
  /** Empty where the upstream does not answer it: real servers do not. */
  getRelatedRevisions(updateIds: readonly string[]): Promise<readonly WireIdentity[]>;
  getRollupConfiguration(): Promise<GetRollupConfigurationResponse>;
  rollupDownstreamServers(request: Omit<RollupDownstreamServersRequest, 'cookie'>): Promise<void>;
  rollupComputers(request: Omit<RollupComputersRequest, 'cookie'>): Promise<RollupComputersResponse>;
  getOutOfSyncComputers(request: Omit<GetOutOfSyncComputersRequest, 'cookie'>): Promise<readonly string[]>;
  rollupComputerStatus(request: Omit<RollupComputerStatusRequest, 'cookie'>): Promise<boolean>;
  /** ServerChanged was answered since the session began: all anchors are void (protocol-facts 4.3). */
  readonly serverChanged: boolean;
  /** So far, both ways over the wire. */
  readonly traffic: { readonly bytes: number; readonly requests: number };
}
// session.ts: openSession(parts: { outgoing, settings: UpstreamSettings, serverId: string, clock, log, signal }): Promise<UpstreamSession>

// ------------------------------------------------------------------------- catalog site, migration

/** What the public catalog shows for a search (catalog-site.ts). */
export interface CatalogPage {
  readonly rows: readonly CatalogSiteRow[];
  /** The page says that there are more. */
  readonly hasMore: boolean;
}

export interface CatalogSiteRow {
  readonly updateId: UpdateId;
  readonly title: string;
  readonly products: readonly string[];
  readonly classification: string;
  /** `yyyy-MM-dd` */
  readonly date: string;
  readonly version: string;
  readonly bytes: number;
}

/** What a migration from a WSUS brought (migrate.ts), and what it could not bring. */
export interface Migrated {
  readonly revisions: number;
  readonly groups: number;
  readonly approvals: number;
  readonly declines: number;
  readonly eulas: number;
  readonly files: { readonly files: number; readonly bytes: number };
  readonly left: readonly SyncFinding[];
}
