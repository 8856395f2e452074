// Every request and answer of the admin API, under `/api/v1`, in one file; what is about other servers
// is in contract-sync.ts. Types only: the command line and the console
// share this file and nothing else of the server. Times are milliseconds since 1970 UTC, sizes are bytes,
// digests upper-case hex, ids lower-case GUIDs. Optional things that are not there are left out, never null.

import type { ForecastAnswer, SyncSummary } from './contract-sync.ts';

export type * from './contract-sync.ts';
export type * from './contract-tasks.ts';

export interface ErrorAnswer {
  readonly error: ErrorBody;
}

export interface ErrorBody {
  /** Stable, `room/code`. */
  readonly code: string;
  readonly message: string;
  /** What a person can do about it. */
  readonly hint: string;
  /** What it happened to. */
  readonly subject?: string;
  /** Where and how, in figures. */
  readonly detail?: string;
}

export interface PageAnswer<Row> {
  readonly items: readonly Row[];
  /** How many there are in all, whatever the limit. */
  readonly total: number;
}

export interface PageQuery {
  /** 1 to 1000; 50 when left out. */
  readonly limit?: number;
  readonly offset?: number;
}

// -------------------------------------------------------------------------------------- status

/** GET /identity */
export interface IdentityAnswer {
  readonly serverId: string;
  readonly version: string;
}

/** GET /status */
export interface StatusAnswer {
  readonly version: string;
  readonly serverId: string;
  readonly updates: {
    readonly total: number;
    readonly revisions: number;
    /** Revisions that some client may be sent. */
    readonly inScope: number;
    readonly incomplete: number;
    readonly declined: number;
    readonly approvals: number;
  };
  readonly computers: {
    readonly total: number;
    readonly groups: number;
    readonly missingRequestedGroups: readonly MissingGroup[];
  };
  readonly content: ApprovedContent;
  readonly sync: SyncSummary;
  readonly index: { readonly bytes: number; readonly sequence: number };
}

/** A name that machines ask for by policy and that no group has. */
export interface MissingGroup {
  readonly name: string;
  readonly computers: number;
}

/** The files that approvals for install need here, bundle members included. */
export interface ApprovedContent {
  readonly files: number;
  readonly bytes: number;
  readonly missingFiles: number;
  readonly missingBytes: number;
}

// ------------------------------------------------------------------------------------- updates

export type UpdateTypeName = 'Category' | 'Detectoid' | 'Software' | 'Driver';
export type ApprovalActionName = 'Install' | 'OptionalInstall' | 'Uninstall' | 'NotApproved';

/** GET /updates */
export interface UpdatesQuery extends PageQuery {
  /** Words that must all occur in a title, KB number, bulletin, CVE, file name or UpdateID. */
  readonly text?: string;
  readonly type?: UpdateTypeName;
  readonly declined?: boolean;
  readonly approved?: boolean;
  readonly incomplete?: boolean;
  /** Only updates that can be approved on their own. */
  readonly approvable?: boolean;
  /** Only updates that were taken in one by one from the catalog. */
  readonly imported?: boolean;
}

export interface UpdateName {
  readonly updateId: string;
  /** '' when the update is not here. */
  readonly title: string;
}

export interface RevisionName extends UpdateName {
  readonly revisionNumber: number;
}

export interface UpdateRow extends RevisionName {
  readonly type: UpdateTypeName;
  /** Digits only. */
  readonly kbArticleIds: readonly string[];
  readonly severity?: string;
  /** Titles of its products and classifications, as far as they are here. */
  readonly categories: readonly string[];
  /** It can be approved on its own. */
  readonly approvable: boolean;
  /** Withdrawn by its publisher. */
  readonly expired: boolean;
  readonly declined: boolean;
  readonly approvals: readonly ApprovalRow[];
  /** xs:dateTime as its publisher wrote it. */
  readonly creationDate: string;
  readonly importedAt: number;
  /** A person took it in from the catalog; housekeeping leaves it alone. */
  readonly imported: boolean;
  /** Present when the update is kept back. */
  readonly missing?: MissingThings;
}

/** What an incomplete update waits for. */
export interface MissingThings {
  /** Not here at all. Of updates, any revision will do. */
  readonly prerequisites: readonly string[];
  readonly bundled: readonly { readonly updateId: string; readonly revisionNumber: number }[];
  /** Here, but incomplete themselves. */
  readonly waitsFor: readonly RevisionName[];
}

export interface ApprovalRow {
  readonly groupId: string;
  readonly groupName: string;
  readonly action: ApprovalActionName;
  readonly deadline?: number;
  readonly createdAt: number;
  readonly author: string;
}

/** GET /updates/named/{reference}: the update with that UpdateID, or every update with that KB number (with or without "KB"). */
export interface NamedUpdatesAnswer {
  readonly items: readonly UpdateRow[];
}

/** GET /updates/{updateId} */
export interface UpdateDetails extends UpdateRow {
  readonly description?: string;
  readonly handler: string;
  readonly languages: readonly string[];
  readonly titleLanguages: readonly string[];
  readonly securityBulletinIds: readonly string[];
  readonly cveIds: readonly string[];
  readonly supportUrl?: string;
  readonly moreInfoUrls: readonly string[];
  readonly canUninstall: boolean;
  /** `InstallationBehavior` as its publisher wrote it. */
  readonly installation: Readonly<Record<string, string>>;
  readonly eula?: { readonly id: string; readonly languages: readonly string[] };
  readonly revisions: readonly RevisionRow[];
  readonly supersedes: readonly UpdateName[];
  /** One of each list must be installed. */
  readonly prerequisites: readonly {
    readonly anyOf: readonly UpdateName[];
    readonly isCategory: boolean;
  }[];
  readonly bundles: readonly { readonly anyOf: readonly RevisionName[] }[];
  /** Its own files and those of its bundle members. */
  readonly files: readonly FileRow[];
  readonly drivers: readonly DriverRow[];
  readonly counts: UpdateCounts;
}

export interface RevisionRow {
  readonly revisionNumber: number;
  /** The id that clients see. */
  readonly id: number;
  readonly importedAt: number;
  readonly expired: boolean;
  /** The one clients are offered. */
  readonly live: boolean;
}

export interface FileRow {
  readonly fileName: string;
  readonly size: number;
  readonly sha1: string;
  readonly sha256?: string;
  readonly present: boolean;
  /** The update that names it: itself or a bundle member. */
  readonly updateId: string;
}

export interface DriverRow {
  readonly hardwareId: string;
  readonly driverClass: string;
  readonly provider: string;
  readonly driverVerDate: string;
  /** `10.0.1.2` */
  readonly driverVersion: string;
}

/** How many computers reported each state. */
export interface UpdateCounts {
  readonly needed: number;
  readonly downloaded: number;
  readonly installed: number;
  readonly failed: number;
  readonly pendingReboot: number;
}

/** POST /updates/import. Send bounded batches: one answer per batch. */
export interface ImportRequest {
  readonly documents: readonly { readonly name: string; readonly base64: string }[];
}

export interface ImportAnswer {
  readonly imported: readonly {
    readonly name: string;
    readonly updateId: string;
    readonly revisionNumber: number;
    readonly title: string;
  }[];
  /** Here already, byte for byte. */
  readonly unchanged: readonly string[];
  readonly failed: readonly ImportFault[];
}

export interface ImportFault extends ErrorBody {
  readonly name: string;
}

/** POST /updates/{updateId}/approvals */
export interface ApproveRequest {
  /** A group's id or its name. */
  readonly group: string;
  readonly action: ApprovalActionName;
  readonly deadline?: number;
  /** The licence terms were read and are accepted for everybody in the group. */
  readonly acceptEula?: boolean;
}

export interface ApproveAnswer {
  readonly update: UpdateRow;
  readonly group: { readonly id: string; readonly name: string };
  readonly action: ApprovalActionName;
  /** What is in force now; left out where nothing is: "not approved" for All Computers overrides nothing. */
  readonly approval?: ApprovalRow;
  readonly replaced?: ApprovalRow;
  /** Computers in the group and in the groups below it. */
  readonly computers: number;
  readonly content: ApprovedContent;
  /** What it brings onto the disk, as it was before the approval; left out where nothing is to be fetched. */
  readonly forecast?: ForecastAnswer;
  /** Why it will not arrive as it stands, or what to mind. */
  readonly notes: readonly ApprovalNote[];
}

export type ApprovalNote =
  | 'content-missing'
  | 'disk-too-small'
  | 'content-on-its-way'
  | 'content-from-microsoft'
  | 'update-incomplete'
  | 'update-expired'
  | 'deadline-passed'
  | 'no-computers';

/** POST /updates/decline and /updates/undecline */
export interface DeclineRequest {
  readonly updateIds: readonly string[];
}

export interface DeclineAnswer {
  /** Those whose state changed. */
  readonly changed: readonly UpdateName[];
  readonly unchanged: readonly UpdateName[];
}

// ------------------------------------------------------------------------------------- content

/** GET /content */
export interface ContentStatus {
  /** Every file that some revision names. */
  readonly named: ContentSum;
  readonly present: ContentSum;
  readonly approved: ApprovedContent;
  /** Some of the approved files that are missing, biggest first. */
  readonly missing: readonly MissingFile[];
  /** Stored here, but named by no revision. */
  readonly unnamed: ContentSum;
}

export interface ContentSum {
  readonly files: number;
  readonly bytes: number;
}

/** GET /content/{sha1}, PUT /content/{sha1} (raw bytes): the file as some revision names it. */
export interface ContentFile {
  readonly sha1: string;
  readonly sha256?: string;
  readonly fileName: string;
  readonly size: number;
  readonly present: boolean;
  readonly updates: readonly RevisionName[];
}

/** POST /content/verify: the next few of the files that are here. Ask again with `next` until there is none. */
export interface VerifyRequest {
  /** `next` of the step before. */
  readonly after?: string;
}

export interface VerifyAnswer {
  readonly checked: ContentSum;
  /** Files that were here and no longer are what they should be: put aside, to be imported again. */
  readonly corrupt: readonly MissingFile[];
  /** Left out when there is nothing more to read. */
  readonly next?: string;
}

export interface MissingFile {
  /** '' where no revision names the file. */
  readonly fileName: string;
  readonly sha1: string;
  readonly size: number;
}

// -------------------------------------------------------------------------------------- groups

/** GET /groups */
export interface GroupsAnswer {
  /** Depth first, every group after its parent. */
  readonly items: readonly GroupRow[];
  readonly missingRequestedGroups: readonly MissingGroup[];
}

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
  /** 0 for All Computers. */
  readonly depth: number;
  /** Computers in this very group; of All Computers, every computer. */
  readonly computers: number;
}

/** POST /groups */
export interface CreateGroupRequest {
  readonly name: string;
  /** Id or name; All Computers when left out. */
  readonly parent?: string;
}

/** PATCH /groups/{group}; {group} is an id or a name everywhere. */
export interface RenameGroupRequest {
  readonly name: string;
}

/** DELETE /groups/{group} */
export interface DeleteGroupQuery {
  /** Delete the groups below it too; without it a group that has some is refused. */
  readonly withSubgroups?: boolean;
}

/** PUT and DELETE /groups/{group}/computers/{computer} */
export interface MembershipAnswer {
  readonly computer: ComputerRow;
  readonly group: { readonly id: string; readonly name: string };
}

// ----------------------------------------------------------------------------------- computers

/** GET /computers, GET /groups/{group}/computers */
export interface ComputersQuery extends PageQuery {
  /** Id or name. */
  readonly group?: string;
}

export interface ComputerRow {
  readonly id: string;
  readonly dnsName: string;
  readonly groups: readonly string[];
  /** As far as the machine told: `10.0.26100`. */
  readonly osVersion?: string;
  readonly osDescription?: string;
  readonly address: string;
  /** 0 for never, here and below. */
  readonly lastContactAt: number;
  readonly lastScanAt: number;
  readonly lastReportAt: number;
  readonly summary: ComputerSummary;
}

export interface ComputerSummary {
  readonly needed: number;
  readonly downloaded: number;
  readonly installed: number;
  readonly failed: number;
  readonly pendingReboot: number;
}

/** GET /computers/{computer}: by id, DNS name or its first label. */
export interface ComputerDetails extends ComputerRow {
  readonly createdAt: number;
  readonly registered: boolean;
  /** Group names from its policy; `exists` tells typos. */
  readonly requestedGroups: readonly { readonly name: string; readonly exists: boolean }[];
  readonly manufacturer?: string;
  readonly model?: string;
  readonly biosVersion?: string;
  readonly architecture?: string;
  /** Of the Windows Update Agent. */
  readonly clientVersion?: string;
  readonly needed: readonly ComputerUpdate[];
  readonly failed: readonly ComputerUpdate[];
  /** Newest first. */
  readonly events: readonly EventRow[];
}

export interface ComputerUpdate extends UpdateName {
  readonly kbArticleIds: readonly string[];
  readonly state: 'NotInstalled' | 'Downloaded' | 'Installed' | 'Failed' | 'InstalledPendingReboot';
  readonly changedAt: number;
  readonly result?: ResultCode;
}

/** GET /updates/{updateId}/computers */
export interface UpdateComputersQuery {
  readonly state?: ComputerUpdate['state'];
}

/** A computer that has that update in some state. */
export interface UpdateComputer {
  readonly computerId: string;
  readonly dnsName: string;
  readonly state: ComputerUpdate['state'];
  readonly changedAt: number;
  readonly result?: ResultCode;
}

/** An HRESULT, readable. */
export interface ResultCode {
  /** `0x80240022` */
  readonly hex: string;
  /** What it means here, where it is a known one. */
  readonly meaning?: string;
}

/** GET /computers/{computer}/events */
export interface EventRow {
  readonly at: number;
  readonly eventId: number;
  /** What kind of event it is, in words. */
  readonly name: string;
  readonly updateId?: string;
  readonly title?: string;
  /** Present when it is not plain success. */
  readonly result?: ResultCode;
  readonly appName?: string;
}

// ------------------------------------------------------------------------------- audit, backup

/** GET /audit: newest first. */
export interface AuditRow {
  readonly at: number;
  readonly sequence: number;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** POST /backup */
export interface BackupRequest {
  /** Absolute path on the server's own machine. The file must not exist. */
  readonly path: string;
}

export interface BackupAnswer {
  readonly path: string;
  readonly bytes: number;
}
