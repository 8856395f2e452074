import type {
  ComputerId,
  Deployment,
  EulaFragment,
  GroupId,
  IndexRecord,
  LanguageFragment,
  Revision,
  RevisionId,
  RevisionNumber,
  TargetGroup,
  UpdateFile,
  UpdateId,
  UpdateStatus,
  UpdateType,
} from '#update';
import type { AccountReader, AccountWriter } from './account-port.ts';
import type { AuditReader, AuditWriter } from './audit-port.ts';
import type { DecisionReader, DecisionWriter } from './decision-port.ts';
import type { FindingReader } from './finding-port.ts';
import type { FleetReader } from './fleet-port.ts';
import type { NoticeReader, NoticeWriter } from './notice-port.ts';
import type { SignReader } from './sign-port.ts';
import type { SyncReader, SyncWriter } from './sync-port.ts';
import type { ComputersQuery, TargetingReader, TargetingWriter } from './targeting-port.ts';
import type { UpkeepReader, UpkeepStep, UpkeepWriter } from './upkeep-port.ts';

/**
 * Everything that Todoku keeps, behind one port. All methods are asynchronous, so that a database
 * across the network can stand behind it as well as one in the process.
 *
 * Promises that every implementation keeps, and that `contract.ts` checks:
 * - what `write` has resolved for survives a kill -9 at any later moment; a write that has not is gone whole;
 * - reads outside `write` see only what was committed;
 * - writes run one after the other, in the order they were asked for;
 * - ids of revisions and deployments are never given twice, not even after deletions.
 *
 * What goes wrong is a failure of `storeFailures`. A method that refuses (`store/unknown-group`, `store/duplicate`, …) has
 * changed nothing, so that the write can go on; after any other error the write is never committed.
 */
export interface Store extends StoreReader {
  readonly identity: StoreIdentity;
  /**
   * Runs `work` in one transaction. If it throws, nothing of it happened and the error is passed on.
   * The new change sequence is `tx.nextSequence`; it counts up by one with every committed write.
   * `store.write` inside `work` is refused (`store/write-in-write`): it would wait for itself.
   */
  write<T>(work: (tx: StoreWriter) => Promise<T>): Promise<T>;
  /**
   * Like `write`, in its turn among the other writes, for work of which there is so much that whoever reads would feel it: where the store
   * can, another thread does it. Input and result are copied on the way; the work sees nothing but them and its transaction. An input that
   * is a function is made when the turn has come: what it reads is what the work will find.
   */
  writeApart<Input, Result>(
    work: ApartWork<Input, Result>,
    input: Input | (() => Promise<Input>),
  ): Promise<Result>;
  /** Looks for damage. Resolves with a list of findings, empty when the store is sound. */
  check(): Promise<readonly string[]>;
  /** Copies the whole store into a new file while it is in use: one consistent moment of it. Rejects with `store/already-there`. */
  backup(path: string): Promise<void>;
  /** One small step of the database's own upkeep, between two writes. Resolves with true while there is more to do. */
  tend(step: UpkeepStep): Promise<boolean>;
  close(): Promise<void>;
}

/** A function that a module exports, by name: what another thread can be told. */
export interface ApartWork<Input, Result> {
  /** `import.meta.url` of the module. */
  readonly module: string;
  readonly name: string;
  /** From which address it was asked for: its audit entries say so. */
  readonly from?: string;
  /** Computers that it may bring to other groups: who remembers them in memory has to be told, and the thread cannot. */
  readonly computers?: readonly ComputerId[];
  /** Never there: only says what the function takes and gives. */
  readonly types?: ApartFunction<Input, Result>;
}

/** `unchanged`: everything was so already; the transaction is dropped. */
export type ApartFunction<Input, Result> = (
  tx: StoreWriter,
  input: Input,
) => Promise<{ readonly result: Result; readonly unchanged?: boolean }>;

export interface StoreIdentity {
  /** Random GUID of this installation. */
  readonly serverId: string;
  /**
   * Random GUID of this history of the installation. `todoku restore` makes a new one, because a
   * restored server would otherwise hand out revision ids again that clients already know as others.
   */
  readonly epoch: string;
}

// ---------------------------------------------------------------------------------- revisions

/** A parsed document, ready to be stored. */
export interface RevisionImport {
  readonly revision: Revision;
  /** The original bytes, kept verbatim: digests and downstream servers refer to them. */
  readonly document: Uint8Array;
  /** Fragments ready for the wire: already escaped once more (protocol-facts 10.6). */
  readonly fragments: WireFragments;
}

/** Client fragments with `& < >` escaped, so that they can be put between `<Xml>` and `</Xml>` as they are. */
export interface WireFragments {
  readonly core: string;
  readonly extended: string;
  readonly localized: readonly LanguageFragment[];
  readonly eulas: readonly EulaFragment[];
}

export interface RevisionSummary {
  readonly id: RevisionId;
  readonly updateId: UpdateId;
  readonly revisionNumber: RevisionNumber;
  readonly type: UpdateType;
  readonly title: string;
  readonly kbArticleIds: readonly string[];
  readonly severity?: string;
  readonly handler: string;
  readonly explicitlyDeployable: boolean;
  readonly expired: boolean;
  readonly declined: boolean;
  readonly creationDate: string;
  readonly importedAt: number;
  /** Product and classification ids: the updates named by IsCategory clauses. */
  readonly categories: readonly UpdateId[];
  readonly cveIds: readonly string[];
  readonly securityBulletinIds: readonly string[];
  /** `Properties/Language`: the languages of the payload, empty for neutral. */
  readonly languages: readonly string[];
  /** The updates it supersedes directly. */
  readonly supersedes: readonly UpdateId[];
  readonly eulaId?: string;
  /** It can be removed again. */
  readonly canUninstall: boolean;
  /** No machine is offered it until then. Left out: not held. */
  readonly heldUntil?: number;
}

export interface DeclineState {
  readonly updateId: UpdateId;
  readonly declined: boolean;
  readonly sequence: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** How many there are in all, whatever the limit. */
  readonly total: number;
}

/** A file that some revision names. */
export interface FileRecord {
  readonly file: UpdateFile;
  readonly revisionIds: readonly RevisionId[];
}

// ---------------------------------------------------------------------------------- computers

/** What RegisterComputer and the scans tell of a machine. All of it is the machine's own claim. */
export interface ComputerInventory {
  readonly osVersion?: { readonly major: number; readonly minor: number; readonly build: number };
  readonly osDescription?: string;
  readonly osLocale?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly biosVersion?: string;
  readonly biosName?: string;
  readonly biosReleaseDate?: string;
  readonly architecture?: string;
  readonly suiteMask?: number;
  readonly oldProductType?: number;
  readonly newProductType?: number;
  readonly systemMetrics?: number;
  /** Windows Update Agent, four parts. */
  readonly clientVersion?: string;
  readonly firmwareVersion?: string;
  readonly mobileOperator?: string;
  /** `DeviceAttributes` of the last scan, parsed. */
  readonly deviceAttributes?: Readonly<Record<string, string>>;
}

export interface Computer {
  readonly id: ComputerId;
  readonly dnsName: string;
  /** Groups that an administrator put it in, and that its own request brought it to. Never empty: at least Unassigned Computers. */
  readonly groupIds: readonly GroupId[];
  /** Group names the machine's policy asks for (client-side targeting), whether they exist or not. */
  readonly requestedGroups: readonly string[];
  readonly createdAt: number;
  /** Last successful call of any kind, 0 for never. */
  readonly lastContactAt: number;
  /** Last finished scan as the server saw it, 0 for never. */
  readonly lastScanAt: number;
  /** Last status report (event 156), 0 for never. */
  readonly lastReportAt: number;
  readonly lastAddress: string;
  /** True once RegisterComputer was accepted. */
  readonly registered: boolean;
  readonly inventory: ComputerInventory;
  /** Since when it is left out of lists and counts, and why; undefined while it is not. */
  readonly archivedAt?: number;
  readonly archiveReason?: string;
  /** When its id was last seen going back and forth between several machines. */
  readonly clonedAt?: number;
  /** Machines of other names that send this id have records of their own. */
  readonly setsApart?: boolean;
  /** The id that it sends: another machine sends the same, and this one was set apart under an id of ours. */
  readonly sharedId?: ComputerId;
}

/** What a batch of contacts changed besides times. */
export interface RecordedContacts {
  readonly restored: readonly ComputerId[];
  readonly changed: readonly ComputerId[];
}

export interface Contact {
  readonly computerId: ComputerId;
  readonly at: number;
  readonly address: string;
  readonly scanned: boolean;
  readonly deviceAttributes?: Readonly<Record<string, string>>;
}

// ------------------------------------------------------------------------------------ reports

/** One reported event (MS-WUSP 2.2.2.3.1). */
export interface ClientEvent {
  /** EventInstanceID: the same instance sent twice by one computer is stored once. */
  readonly instanceId: string;
  readonly computerId: ComputerId;
  readonly eventId: number;
  readonly namespaceId: number;
  readonly sourceId: number;
  readonly timeAtTarget: number;
  readonly receivedAt: number;
  /** Undefined where the event names no update. */
  readonly updateId?: UpdateId;
  readonly revisionNumber?: RevisionNumber;
  /** Signed 32-bit. */
  readonly hresult: number;
  readonly appName?: string;
  readonly replacementStrings: readonly string[];
  /** `tag=value` strings as sent. */
  readonly miscData: readonly string[];
}

export interface StatusCounts {
  readonly updateId: UpdateId;
  readonly needed: number;
  readonly downloaded: number;
  readonly installed: number;
  readonly failed: number;
  readonly pendingReboot: number;
}

export interface ComputerStatusRow {
  readonly computerId: ComputerId;
  readonly dnsName: string;
  readonly status: UpdateStatus;
}

// -------------------------------------------------------------------------------- audit, keys

export interface AuditEntry {
  readonly at: number;
  /** Who did it: `cli:root`, `api:alice`, `client:…`, `system`. */
  readonly actor: string;
  /** The verb: `approve`, `decline`, `import-revisions`, … */
  readonly verb: string;
  /** What it was done to, for people. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** The address that it was asked from; undefined where nobody asked over the network. */
  readonly from?: string;
}

export interface StoredAuditEntry extends AuditEntry {
  /** Change sequence of the write that it belongs to. */
  readonly sequence: number;
}

// ------------------------------------------------------------------------------------- faces

export interface StoreReader
  extends AccountReader,
    AuditReader,
    DecisionReader,
    FindingReader,
    FleetReader,
    NoticeReader,
    SignReader,
    SyncReader,
    TargetingReader,
    UpkeepReader {
  /** The highest committed change sequence, 0 for an empty store. */
  sequence(): Promise<number>;
  /** A named setting, parsed from JSON; undefined when it was never set. */
  setting<T>(name: string): Promise<T | undefined>;

  /** Every revision, by ascending id, for building the index. */
  indexRecords(): AsyncIterable<IndexRecord>;
  revision(id: RevisionId): Promise<RevisionSummary | undefined>;
  /** All revisions of an update, highest number first. */
  revisionsOf(updateId: UpdateId): Promise<readonly RevisionSummary[]>;
  /** The title of the latest revision of each update; updates that are not here are left out. */
  titlesOf(updateIds: Iterable<UpdateId>): Promise<ReadonlyMap<UpdateId, string>>;
  revisionIdOf(updateId: UpdateId, revisionNumber: RevisionNumber): Promise<RevisionId | undefined>;
  /** Updates that carry that KB number (digits only) on their latest revision. */
  updatesByKb(kb: string): Promise<readonly RevisionSummary[]>;
  summaries(ids: readonly RevisionId[]): Promise<readonly RevisionSummary[]>;
  /** The latest revision of every update, by ascending id; a walk over all of them that lets other work go on. */
  everyUpdate(): AsyncIterable<RevisionSummary>;
  /**
   * Of each of those updates that is superseded: the updates whose latest revision supersedes it directly, declined and
   * expired ones among them. Keys as given.
   */
  supersededBy(updateIds: readonly UpdateId[]): Promise<ReadonlyMap<UpdateId, readonly UpdateId[]>>;
  document(id: RevisionId): Promise<Uint8Array | undefined>;
  /** Core fragments, escaped, UTF-8, of those revisions that exist. */
  coreFragments(ids: readonly RevisionId[]): Promise<ReadonlyMap<RevisionId, Buffer>>;
  /** All other fragments of those revisions that exist. */
  detailFragments(ids: readonly RevisionId[]): Promise<ReadonlyMap<RevisionId, Omit<WireFragments, 'core'>>>;
  /** Files (EULA files included) that those revisions name. */
  filesOf(ids: readonly RevisionId[]): Promise<ReadonlyMap<RevisionId, readonly UpdateFile[]>>;
  /** By upper-case hex SHA-1. */
  fileBySha1(sha1: string): Promise<FileRecord | undefined>;
  /** Every file any revision names, by ascending SHA-1, each once. */
  files(): AsyncIterable<UpdateFile>;

  /** Of every update that was ever declined or undeclined: how it is now, and the change sequence since when. */
  declines(): Promise<readonly DeclineState[]>;
  /** The deployments in force: at most one for each update and group. */
  deployments(): Promise<readonly Deployment[]>;
  /**
   * Of each update and group that has no deployment in force but once had one: the change sequence at which it
   * ended. Clients that were told of it before must be told that it is gone, also after a restart.
   */
  endedDeployments(): Promise<readonly { updateId: UpdateId; groupId: GroupId; sequence: number }[]>;
  deploymentsOf(updateId: UpdateId): Promise<readonly Deployment[]>;
  /** The deployments of that update that are no longer in force, newest first. */
  deploymentHistory(updateId: UpdateId): Promise<readonly EndedDeployment[]>;

  groups(): Promise<readonly TargetGroup[]>;
  computer(id: ComputerId): Promise<Computer | undefined>;
  /** Exact DNS name or its first label, any letter case; several machines can claim one name. */
  computersNamed(name: string): Promise<readonly Computer[]>;
  /** Those that a filter leaves, by name unless it is said otherwise; archived ones too unless they are left out. */
  computers(query: ComputersQuery): Promise<Page<Computer>>;
  /** Names that machines asked for and that no group has, with how many machines ask. */
  missingRequestedGroups(): Promise<readonly { name: string; computers: number }[]>;

  /** Everything known of one computer's updates. */
  statusOf(id: ComputerId): Promise<readonly UpdateStatus[]>;
  statusCounts(updateIds: readonly UpdateId[]): Promise<readonly StatusCounts[]>;
  /** Computers with that update in one of those states, in the order the server came to know them. */
  computersWith(
    updateId: UpdateId,
    states: readonly UpdateStatus['state'][],
    page: { limit: number; offset: number },
  ): Promise<Page<ComputerStatusRow>>;
  /** Newest first. */
  eventsOf(id: ComputerId, page: { limit: number; offset: number }): Promise<Page<ClientEvent>>;

  counts(): Promise<StoreCounts>;
}

/** A deployment that is history. */
export interface EndedDeployment extends Deployment {
  readonly endedAt: number;
  /** Change sequence of the write that ended it. */
  readonly endedSequence: number;
}

export interface StoreCounts {
  readonly revisions: number;
  readonly updates: number;
  readonly declined: number;
  readonly deployments: number;
  readonly groups: number;
  /** Archived ones not among them. */
  readonly computers: number;
  readonly archivedComputers: number;
  readonly events: number;
  readonly files: number;
}

/** Writes, inside one transaction. Reads here see the transaction's own writes. */
export interface StoreWriter
  extends StoreReader,
    AccountWriter,
    AuditWriter,
    DecisionWriter,
    NoticeWriter,
    SyncWriter,
    TargetingWriter,
    UpkeepWriter {
  /** The change sequence that this transaction will have once it is committed. */
  readonly nextSequence: number;

  /**
   * Stores a new revision and gives it its id. Rejects with `store/duplicate` for an identity that is stored, staged
   * ones included. A `staged` one is seen by no read but those for staged ones and `document` until `publishStaged`.
   */
  addRevision(
    revision: RevisionImport,
    importedAt: number,
    options?: { readonly staged?: boolean },
  ): Promise<IndexRecord>;
  setDeclined(updateId: UpdateId, declined: boolean): Promise<void>;
  /** Puts a deployment in force for that update and group, in place of any other; the old one is kept as history. */
  putDeployment(deployment: NewDeployment): Promise<Deployment>;
  /** Takes the deployment of that update and group out of force; the row is kept as history. */
  endDeployment(updateId: UpdateId, groupId: GroupId, at: number): Promise<void>;

  addGroup(group: TargetGroup): Promise<void>;
  renameGroup(id: GroupId, name: string): Promise<void>;
  /** Puts a group, with those beneath it, under another one. `store/group-in-use` for one of those beneath it, or itself. */
  moveGroup(id: GroupId, parentId: GroupId): Promise<void>;
  /** Removes a group; the caller has moved its computers and ended its deployments, else `store/group-in-use`. */
  removeGroup(id: GroupId): Promise<void>;

  /**
   * Adds the computer, into Unassigned Computers, or replaces what is known of it; memberships are `setMemberships`'
   * business.
   */
  putComputer(computer: Omit<Computer, 'groupIds'>): Promise<void>;
  /** Replaces the groups of a computer; an empty list means Unassigned Computers. */
  setMemberships(id: ComputerId, groupIds: readonly GroupId[]): Promise<void>;
  /** Removes the computer with its status and its events. */
  removeComputer(id: ComputerId): Promise<void>;
  /**
   * Moves the contact times of computers that exist; unknown ones are passed over, archived ones come back. Resolves with
   * those that came back, and those whose address or attributes are others now.
   */
  recordContacts(contacts: readonly Contact[]): Promise<RecordedContacts>;

  /** Adds the events that are new by instance id and returns those. */
  addEvents(events: readonly ClientEvent[]): Promise<readonly ClientEvent[]>;
  /**
   * Replaces a computer's whole status and keeps the counts per update in step. Unknown updates are left out, and so is
   * the HRESULT of an installed one. `reportedAt` becomes the computer's `lastReportAt`.
   */
  setStatus(id: ComputerId, status: readonly UpdateStatus[], reportedAt: number): Promise<void>;
  /** Removes the oldest events received before that time, `limit` at the most. Resolves with how many. */
  forgetEvents(receivedBefore: number, limit: number): Promise<number>;

  setSetting(name: string, value: unknown): Promise<void>;
}

/** An approval to be kept; the store gives it its number and its place in the sequence. */
export type NewDeployment = Omit<Deployment, 'id' | 'sequence'>;
