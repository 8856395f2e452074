import type {
  CategoryType,
  Deployment,
  DeploymentAction,
  GroupId,
  IndexRecord,
  RevisionId,
  RevisionNumber,
  TargetGroup,
  UpdateId,
  UpdateIdentity,
} from '#update';
import type { DecisionExplanation } from './precedence.ts';

/** A committed change, as the index needs it. Everything in it happened in one transaction. */
export interface CatalogDelta {
  /** Change sequence of that transaction. */
  readonly sequence: number;
  readonly revisions?: readonly IndexRecord[];
  readonly declined?: readonly UpdateId[];
  readonly undeclined?: readonly UpdateId[];
  /** New deployments; each takes the place of the one in force for its update and group. */
  readonly deployments?: readonly Deployment[];
  readonly endedDeployments?: readonly { readonly updateId: UpdateId; readonly groupId: GroupId }[];
  /** Updates that machines see as not approved from now on, and those that are offered again. */
  readonly held?: readonly UpdateId[];
  readonly released?: readonly UpdateId[];
  /** Updates of which clients stay at that revision, however many newer ones come, and those of which they go on. */
  readonly pinned?: readonly UpdateIdentity[];
  readonly unpinned?: readonly UpdateId[];
  /** Revisions that are not here any more: clients that hold them are told so, and lists leave them out. */
  readonly removedRevisions?: readonly RevisionId[];
  /** New or changed groups. */
  readonly groups?: readonly TargetGroup[];
  readonly removedGroups?: readonly GroupId[];
}

/** What a client is told about one revision besides its text. */
export interface Offer {
  readonly id: RevisionId;
  readonly isLeaf: boolean;
  readonly deployment: OfferedDeployment;
}

export interface OfferedDeployment {
  readonly id: number;
  readonly action: DeploymentAction;
  /** Milliseconds since 1970, UTC. */
  readonly deadline?: number;
  /** `yyyy-MM-dd`: a full time makes native clients abort (protocol-facts 1.1). */
  readonly lastChangeTime: string;
  /** Of drivers: the hardware ids it was chosen for. */
  readonly hardwareIds?: readonly string[];
}

export interface ScanQuery {
  /** The groups the computer is in, without their ancestors. */
  readonly groupIds: readonly GroupId[];
  readonly installedNonLeaf: Int32Array;
  readonly otherCached: Int32Array;
  readonly known: ClientKnowledge;
  /** Of a category scan; empty for a regular one. */
  readonly filterCategories: readonly UpdateId[];
  readonly needTwoGroupOutOfScope: boolean;
  readonly page: PageLimits;
}

/**
 * What a client has been told so far. It travels in its cookie; `NOTHING_KNOWN` for a new client. A category scan
 * tells nothing about what is held outside it, so regular and category scans each keep a knowledge of their own.
 */
export interface ClientKnowledge {
  /** Change sequence up to which the client knows deployments. */
  readonly sequence: number;
  /** Tag of the target groups it was told for: in other groups everything may be different. 32 bits. */
  readonly scopeTag: number;
}

export const NOTHING_KNOWN: ClientKnowledge = { sequence: 0, scopeTag: 0 };

export interface PageLimits {
  /** Most new updates in one answer. */
  readonly count: number;
  /** Most bytes of Core fragments in one answer; one update is sent whatever its size. */
  readonly bytes: number;
}

export interface ScanResult {
  readonly newUpdates: readonly Offer[];
  readonly outOfScope: readonly number[];
  /** Only of category scans that ask for two groups: still deployed, but not part of this scan. */
  readonly deployedOutOfScope: readonly number[];
  readonly changed: readonly Offer[];
  readonly truncated: boolean;
  /** True when no driver is in scope, so that the client can leave out its driver pass. */
  readonly driverSyncNotNeeded: boolean;
  /** What the client knows from now on: goes into its cookie. */
  readonly known: ClientKnowledge;
}

export interface InstalledDriver {
  readonly matchingId: string;
  /** xs:dateTime as sent. */
  readonly driverVerDate: string;
  readonly driverVerVersion: bigint;
  readonly driverClass: string;
  readonly manufacturer: string;
  readonly provider: string;
  readonly model: string;
  /** Lower-case GUID; undefined when nil. */
  readonly matchingComputerHardwareId?: string;
  /** Signed 32-bit: 0xSSGGTHHH; -1 for none. */
  readonly rank: number;
}

export interface Device {
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
  /** Drivers that the agent itself installed for this device: only those can be taken back. */
  readonly recoverableDrivers?: readonly UpdateId[];
  readonly installedDriver?: InstalledDriver;
}

export interface DriverScanQuery {
  readonly groupIds: readonly GroupId[];
  readonly installedNonLeaf: Int32Array;
  readonly cachedDrivers: Int32Array;
  readonly devices: readonly Device[];
  /** Lower-case GUIDs, most specific first. */
  readonly computerHardwareIds: readonly string[];
  /** `AMD64.10.0`; '' when the client sent none. */
  readonly featureScoreKey: string;
  readonly filterCategories: readonly UpdateId[];
  readonly known: ClientKnowledge;
  readonly page: PageLimits;
}

/** Of SyncPrinterCatalog: no devices are sent, every printer driver in scope is wanted. */
export type PrinterScanQuery = Pick<
  DriverScanQuery,
  'groupIds' | 'installedNonLeaf' | 'cachedDrivers' | 'known' | 'page'
>;

export interface CategoryScanAnswer {
  readonly preferred: readonly UpdateId[];
  readonly inError: readonly UpdateId[];
}

/** Why a revision is kept back: each missing thing once. */
export interface Incompleteness {
  readonly id: RevisionId;
  /** Prerequisite updates of which a clause needs one and none is here. */
  readonly prerequisites: readonly UpdateId[];
  /** Bundled revisions that are not here. */
  readonly bundled: readonly UpdateIdentity[];
  /** Revisions that are here but themselves incomplete; the revision itself when its prerequisites lead back to its own update. */
  readonly waitsFor: readonly RevisionId[];
}

/** The first predicate of the scan that keeps a revision from a computer, with its evidence; or that it is offered. */
export type Explanation =
  | {
      readonly verdict: 'offered' | 'cached';
      readonly offer: Offer;
      /** The update is held, so that it counts as not approved. */
      readonly held?: true;
    }
  | { readonly verdict: 'unknown-revision' }
  | { readonly verdict: 'declined' }
  | { readonly verdict: 'expired' }
  | { readonly verdict: 'not-latest'; readonly latest: RevisionId }
  | { readonly verdict: 'incomplete'; readonly missing: Incompleteness }
  | { readonly verdict: 'not-in-scope'; readonly reason: 'nothing-depends-on-it' | 'no-live-bundle' }
  | {
      readonly verdict: 'prerequisites';
      /** Clauses of which the client has nothing installed. */
      readonly unsatisfied: readonly (readonly UpdateId[])[];
    }
  | { readonly verdict: 'not-in-category-scan' }
  | { readonly verdict: 'driver-pass' };

/** A category as a downstream server's tree shows it. */
export interface CategoryEntry {
  readonly id: RevisionId;
  readonly updateId: UpdateId;
  /** Roots have none. */
  readonly type?: CategoryType;
  /** Categories that it names as prerequisites: a product's family, a family's company. */
  readonly parents: readonly UpdateId[];
}

/** Which revisions a downstream server asks for (MS-WSUSSS 3.1.4.5.3.1). */
export type ListingFilter =
  | {
      /** Categories, classifications and detectoids. */
      readonly kind: 'config';
      /** Only what became complete after that change sequence. */
      readonly since?: number;
    }
  | {
      /** Software and drivers, bundle members included. */
      readonly kind: 'updates';
      readonly since?: number;
      /**
       * Undefined: no filter. An update counts when one of its prerequisite clauses names a listed category, or one below
       * it, and another a listed classification; `delta: false` leaves `since` aside for that id.
       */
      readonly categories?: readonly { readonly id: UpdateId; readonly delta: boolean }[];
      readonly classifications?: readonly { readonly id: UpdateId; readonly delta: boolean }[];
    };

/** Why a revision cannot go. `by` is one of those that need it; of a latest revision an older one, which would come back to life. */
export interface Hold {
  readonly reason: 'prerequisite' | 'bundled' | 'bundles-what-stays' | 'older-stays';
  readonly by: RevisionId | undefined;
}

/** Of revisions that nobody wants: what of it can go without anything that stays lacking something. */
export interface Removable {
  /**
   * Portions in an order in which each leaves a sound catalog behind. What goes together stands in one portion: a bundle with
   * members that nothing would hold any more.
   */
  readonly portions: readonly (readonly RevisionId[])[];
  /** Members that go only because nothing would hold them any more. */
  readonly unheld: ReadonlySet<RevisionId>;
  /** The others, each with what holds it. */
  readonly held: ReadonlyMap<RevisionId, Hold>;
}

/** Whether an update is held: then it counts as not approved for every computer. */
export interface UpdateHold {
  readonly held: boolean;
  readonly sequence: number;
}

/** One immutable moment of the catalog. All methods are synchronous and cheap; none does I/O. */
export interface Snapshot {
  readonly sequence: number;
  /** Ids of revisions are below this one. It grows with each revision that comes, and with nothing else. */
  readonly idsEnd: number;
  scan(query: ScanQuery): ScanResult;
  scanDrivers(query: DriverScanQuery): ScanResult;
  scanPrinters(query: PrinterScanQuery): ScanResult;
  startCategoryScan(groups: ReadonlyMap<number, readonly UpdateId[]>): CategoryScanAnswer;
  /** Of RefreshCache: the offers of those of the named revisions that the groups get, bundle members included. */
  refresh(
    groupIds: readonly GroupId[],
    identities: readonly UpdateIdentity[],
  ): readonly (Offer & UpdateIdentity)[];
  /** True when a computer in those groups may have that revision's details (GetExtendedUpdateInfo). */
  mayRead(groupIds: readonly GroupId[], id: number): boolean;
  /** Which revision has that id. Throws RangeError for an id that this moment does not know. */
  identityOf(id: RevisionId): UpdateIdentity;
  /** All revisions of that update that are here, whether complete or not. */
  revisionsOf(updateId: UpdateId): readonly RevisionId[];
  /** The server's id of a revision, undefined for one it has not. */
  idOf(identity: UpdateIdentity): RevisionId | undefined;
  /** The revision of that update that clients are offered, undefined when there is none. */
  liveRevision(updateId: UpdateId): RevisionId | undefined;
  /** The change sequence since when that is so, or a later one at which something else of it changed; 0 when there is none. */
  liveSince(updateId: UpdateId): number;
  /**
   * Which decision counts for computers in those groups, and why the others do not; a hold is left aside. With `instead` as if
   * those approvals were in force already.
   */
  explainDecision(
    groupIds: readonly GroupId[],
    updateId: UpdateId,
    instead?: readonly Deployment[],
  ): DecisionExplanation;
  /** Whether that update is held, and the change sequence since when; undefined for one that never was. */
  holdOf(updateId: UpdateId): UpdateHold | undefined;
  /** The offer a computer in those groups gets for a revision, prerequisites left aside; undefined when it gets none. */
  offerFor(groupIds: readonly GroupId[], id: RevisionId): Offer | undefined;
  explain(id: RevisionId, query: ScanQuery): Explanation;
  incomplete(): readonly Incompleteness[];
  /** All bundle members of a revision, members of members included, without the revision itself. */
  bundleMembers(id: RevisionId): readonly RevisionId[];
  /** An update that bundles that one, in some revision; undefined where none does. */
  bundleOf(updateId: UpdateId): UpdateId | undefined;
  /** Of each category and classification that is complete: its latest revision. */
  categories(): readonly CategoryEntry[];
  /** How many live updates that can be approved name each category, or one below it. */
  countByCategory(): ReadonlyMap<UpdateId, number>;
  /**
   * What a downstream server is told of, by ascending id (MS-WSUSSS 3.1.4.5): of each update its complete revision with
   * the highest number, and with each listed bundle all its members, in exactly the revisions that it names.
   */
  list(filter: ListingFilter): readonly UpdateIdentity[];
  /**
   * The latest complete revisions of those updates with all that they need, over however many steps: bundle members and
   * the prerequisites' latest complete revisions, by ascending id. Updates that are not here are left out.
   */
  related(updateIds: readonly UpdateId[]): readonly UpdateIdentity[];
  /**
   * Which of those revisions can go. `needed` names what something outside of the index needs, revisions that wait for their
   * publication above all. Revisions that are not here are passed over.
   */
  removable(
    ids: Iterable<RevisionId>,
    needed?: { readonly updateIds: Iterable<UpdateId>; readonly revisions: Iterable<UpdateIdentity> },
  ): Removable;
  /** The highest change sequence of a revision that was imported until then; 0 when there was none. */
  sequenceAt(time: number): number;
  groups(): readonly TargetGroup[];
  /** The group and all groups above it. */
  groupPath(id: GroupId): readonly TargetGroup[];
  stats(): CatalogStats;
}

export interface CatalogStats {
  readonly revisions: number;
  readonly updates: number;
  /** Revisions that some client may be sent. */
  readonly inScope: number;
  readonly incomplete: number;
  readonly declined: number;
  readonly deployments: number;
  /** Bytes of the index's arrays. */
  readonly bytes: number;
}

/** What the catalog is built from at start. */
export interface CatalogSource {
  /** Of every update that was ever pinned to a revision: to which, if it still is, and since when. Left out: none. */
  readonly pins?: readonly {
    readonly updateId: UpdateId;
    readonly revisionNumber?: RevisionNumber;
    readonly sequence: number;
  }[];
  /** Of every update that was ever held. Left out: none. */
  readonly holds?: readonly (UpdateHold & { readonly updateId: UpdateId })[];
  readonly sequence: number;
  /** By ascending id. */
  readonly records: AsyncIterable<IndexRecord>;
  /** Of every update that was ever declined or undeclined: how it is now, and since when. */
  readonly declines: readonly {
    readonly updateId: UpdateId;
    readonly declined: boolean;
    readonly sequence: number;
  }[];
  /** The deployments in force. */
  readonly deployments: readonly Deployment[];
  /** Of each update and group without a deployment in force that once had one: when it ended. */
  readonly endedDeployments: readonly {
    readonly updateId: UpdateId;
    readonly groupId: GroupId;
    readonly sequence: number;
  }[];
  readonly groups: readonly TargetGroup[];
}

/** Holds the current snapshot. `apply` builds the next one from a delta and swaps one reference. */
export interface Catalog {
  readonly snapshot: Snapshot;
  apply(delta: CatalogDelta): Snapshot;
}
