import type { Clock, Failure, Log } from '#base';
import type { Catalog } from '#catalog';
import type { FileSource, Store, SyncRun } from '#store';
import type {
  ApprovalAction,
  ComputerId,
  Deployment,
  GroupId,
  GroupRule,
  RevisionId,
  RevisionNumber,
  TargetGroup,
  UpdateId,
  UpdateIdentity,
} from '#update';

/**
 * What every verb is handed. A verb is one transaction of the store, then one delta to the catalog, then one
 * log event; it writes its own audit row inside the transaction. `actor` says who did it: `cli:root`,
 * `api:alice`, `client:<id>`, `system`.
 */
export interface ChangeContext {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly log: Log;
}

// ---- import-revisions.ts: importRevisions(context, documents, actor, options?): Promise<ImportReport>
//      `documents` is an Iterable or AsyncIterable of SourceDocument, so that a folder need not fit in memory

export interface SourceDocument {
  /** Where it came from, for messages: a path, an upstream's id. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportOptions {
  /** Keeps the revisions back until `publishGeneration`. */
  readonly staged?: boolean;
}

export interface ImportedRevision {
  readonly name: string;
  /** Of a staged revision one that its publication may change. */
  readonly id: RevisionId;
  readonly updateId: UpdateId;
  readonly revisionNumber: RevisionNumber;
  readonly title: string;
}

/** A bad document never stops the others: each has its own outcome. */
export interface ImportReport {
  readonly imported: readonly ImportedRevision[];
  /** Here already, byte for byte. */
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly name: string; readonly failure: Failure }[];
}

// ---- approve.ts: approve(context, approval, actor): Promise<Approved>

export interface Approval {
  readonly updateId: UpdateId;
  readonly groupId: GroupId;
  readonly action: ApprovalAction;
  /** Milliseconds since 1970, UTC. Only with Install and Uninstall. */
  readonly deadline?: number;
  /** The licence terms were read and are accepted for everybody in the group; asked for where the update has some. */
  readonly acceptEula?: boolean;
  /** Why, in the words of whoever decides. */
  readonly reason?: string;
  /** The id of the approval rule that decides, when it is one. */
  readonly rule?: string;
  /** Computers stay at the revision that the update is pinned to: who decides for some groups alone does not move all others on. */
  readonly staysAtRevision?: boolean;
}

export interface Approved {
  /** What is in force now. Undefined after NotApproved on All Computers, which has nothing above it to override. */
  readonly deployment?: Deployment;
  /** The one that was in force before. */
  readonly replaced?: Deployment;
}

// ---- approve-many.ts: approveMany(context, approvals, actor): Promise<readonly ApprovalOutcome[]>, in the order given

/** What became of one of many approvals. */
export interface ApprovalOutcome {
  readonly approval: Approval;
  /** What the update is called; left out for one that is not here. */
  readonly title?: string;
  readonly outcome: 'approved' | 'unchanged' | 'awaits-eula' | 'refused';
  /** Of one that waits: for which licence terms. */
  readonly eulaId?: string;
  /** Of a refused one. */
  readonly failure?: Failure;
}

// ---- accept-eula.ts: acceptEula(context, eulaId, actor): Promise<readonly ApprovalOutcome[]>
// ---- hold.ts, release.ts, undo.ts
// ---- decline.ts: decline(context, updateIds, actor), undecline(context, updateIds, actor): Promise<readonly UpdateId[]>
//      (those whose state changed)
// ---- create-group.ts, rename-group.ts, delete-group.ts

export interface NewGroup {
  readonly name: string;
  /** Under All Computers when left out. */
  readonly parentId?: GroupId;
  /** Its computers are those that this fits. */
  readonly rule?: GroupRule;
}
//      createGroup(context, group, actor): Promise<TargetGroup>; machines whose policy asks for the name move in at once
//      renameGroup(context, id, name, actor): Promise<TargetGroup>
//      deleteGroup(context, id, actor, options?): Promise<void>; its machines fall back to Unassigned Computers where they have no other group
export type { TargetGroup };

export interface DeleteGroupOptions {
  /** Deletes the groups below it too. Without it a group that has some is refused. */
  readonly withSubgroups?: boolean;
}

// ---- put-computer-in-group.ts, take-computer-from-group.ts: putComputerInGroup / takeComputerFromGroup
//      (context, computerId, groupId, actor): Promise<readonly GroupId[]> (the groups it is in now)
//      forget-computer.ts: forgetComputer(context, computerId, actor)
// ---- enrol-computer.ts: enrolComputer(context, enrolment): Promise<Enrolled>

/** What GetAuthorizationCookie tells. */
export interface Enrolment {
  readonly computerId: ComputerId;
  readonly dnsName: string;
  /** Group names from the machine's policy; unknown ones are remembered, not invented. */
  readonly requestedGroups: readonly string[];
  readonly address: string;
}

/** As what a machine was let in. */
export interface Enrolled {
  /** Its own id, or one of ours where several machines send the same. */
  readonly computerId: ComputerId;
  /** The effective groups. */
  readonly groupIds: readonly GroupId[];
}

// ---- register-computer.ts: registerComputer(context, computerId, dnsName, inventory): Promise<void>
// ---- record-contact.ts: class ContactRecorder: note(contact), flush(), close(); collects and writes once a second
// ---- record-events.ts: recordEvents(context, report): Promise<number>; resolves when its events are durable

// ---- import-revisions.ts: importRevisions(context, documents, actor, { staged: true }) keeps them back until
// ---- publish-generation.ts: publishGeneration(context, generation, actor): Promise<Published>; everything below in one transaction

/** One whole result of a synchronisation: it becomes visible in one step, or not at all. */
export interface Generation {
  /** The run as it is to be in the history once this is committed; of a replica its counts of what the replica state changed are filled in. */
  readonly run: SyncRun;
  /** Of the staged revisions these alone, so that those of another generation go on waiting. Undefined: all. */
  readonly only?: readonly UpdateIdentity[];
  /** Settings that belong to it, the anchors above all: `sync-state` → SyncState. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly fileSources: readonly FileSource[];
  /** Of replicas. */
  readonly replica?: ReplicaState;
  /** Updates to be marked as imported by a person. */
  readonly imported?: readonly UpdateId[];
}

/** What GetDeployments told, in our terms (MS-WSUSSS 3.2.4.3). */
export interface ReplicaState {
  /** All groups of the upstream. Others are removed, their machines fall back to Unassigned Computers. */
  readonly groups: readonly TargetGroup[];
  /** True: `deployments` is the whole list and what is not in it ends. False: a delta. */
  readonly isWhole: boolean;
  readonly deployments: readonly {
    readonly upstreamGuid: string;
    readonly updateId: UpdateId;
    readonly groupId: GroupId;
    readonly action: ApprovalAction;
    readonly deadline?: number;
    readonly author: string;
    readonly createdAt: number;
  }[];
  /** By DeploymentGuid. */
  readonly deadDeployments: readonly string[];
  /** The whole list: every other update is undeclined. */
  readonly declined: readonly UpdateId[];
  readonly acceptedEulas: readonly string[];
}

export interface Published {
  readonly run: SyncRun;
  readonly revisions: number;
  /** Approvals, declines and groups that changed. */
  readonly deployments: number;
  readonly declines: number;
  readonly groups: number;
  /** Deployments and declines of updates that are not here, or for groups that the list of groups does not have. */
  readonly unknownUpdates: number;
}

// ---- bookkeeping, without an audit row: record-sync-run.ts, forget-sync-runs.ts, close-interrupted-runs.ts (for the start),
//      quarantine-revisions.ts, queue-fetches.ts, drop-fetches.ts, drop-staged.ts, remember-downstream.ts
//      (context, id, known => next), record-rollup.ts (context, { servers, computers, removedComputers })
// ---- decisions about the same: release-quarantine.ts, allow-downstream.ts, forget-downstream.ts

// ---- change-settings.ts: changeSettings(context, settings, { verb, subject }, actor): Promise<void>; undefined takes one away
// ---- replica.ts: refuseOnReplica(tx): rejects with changes/replica-read-only while the setting `upstream` says `mode: 'replica'`;
//      approve, decline, undecline, createGroup, renameGroup and deleteGroup begin with it

// ---- views.ts: saveView(context, view, actor), removeView(context, name, actor), savedViews(store)

/** A list of updates that somebody saved for everybody. */
export interface View {
  readonly name: string;
  /** As the API takes them. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly sort?: string;
  readonly descending?: boolean;
  readonly author: string;
  readonly savedAt: number;
}
