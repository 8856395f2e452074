// Every request and answer of the admin API, under `/api/v1`, in one file; what is about other servers
// is in contract-sync.ts. Types only: the command line and the console
// share this file and nothing else of the server. Times are milliseconds since 1970 UTC, sizes are bytes,
// digests upper-case hex, ids lower-case GUIDs. Optional things that are not there are left out, never null.

import type { ComputerUpdate } from './contract/computers.ts';
import type { MissingGroup } from './contract/groups.ts';
import type { ApprovalActionName, ApprovalRow, RevisionName, UpdateRow } from './contract/updates.ts';
import type { ForecastAnswer, SyncSummary } from './contract-sync.ts';

export type * from './contract/approvals.ts';
export type * from './contract/audit.ts';
export type * from './contract/computers.ts';
export type * from './contract/config.ts';
export type * from './contract/decisions.ts';
export type * from './contract/errors.ts';
export type * from './contract/finding.ts';
export type * from './contract/group-rule.ts';
export type * from './contract/groups.ts';
export type * from './contract/health.ts';
export type * from './contract/housekeeping.ts';
export type * from './contract/metrics.ts';
export type * from './contract/reports.ts';
export type * from './contract/rules.ts';
export type { Problem } from './contract/shapes.ts';
export type * from './contract/updates.ts';
export type * from './contract-sync.ts';
export type * from './contract-tasks.ts';

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

/** The files that approvals for install need here, bundle members included. */
export interface ApprovedContent {
  readonly files: number;
  readonly bytes: number;
  readonly missingFiles: number;
  readonly missingBytes: number;
}

// ------------------------------------------------------------------------------------- updates

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
  /** Why, for people. */
  readonly reason?: string;
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
  | 'update-held'
  | 'update-expired'
  | 'deadline-passed'
  | 'no-computers';

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

// ----------------------------------------------------------------------------------- computers

/** GET /updates/{updateId}/computers */
export interface UpdateComputersQuery {
  readonly state?: ComputerUpdate['state'];
}

// ------------------------------------------------------------------------------- audit, backup

/** POST /backup */
export interface BackupRequest {
  /** Absolute path on the server's own machine. The file must not exist. */
  readonly path: string;
}

export interface BackupAnswer {
  readonly path: string;
  readonly bytes: number;
}
