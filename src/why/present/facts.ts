import type { LossReason } from '#catalog';
import type { ApprovalAction, InstallState } from '#update';

// What is asked of the server about one update that is here, and about one machine where the question names one. All times are
// milliseconds since 1970, UTC; 0 for never.

export interface PresentFacts {
  readonly now: number;
  readonly update: PresentUpdate;
  /** Title of the part of a bundle that was asked for: `update` is the bundle, which is what is approved and reported. */
  readonly askedMember?: string;
  /** The last decline, while it holds. */
  readonly decline?: DeclineFact;
  readonly hold?: HoldFact;
  readonly revisions: RevisionFacts;
  readonly eula?: EulaFacts;
  /** What supersedes it, over however many steps, the nearest first. */
  readonly superseding: readonly SupersedingUpdate[];
  /** Everything in force for it, for whatever group. */
  readonly approvals: readonly ApprovalFact[];
  readonly content: ContentFacts;
  /** Computers by what they reported of it; archived ones aside. */
  readonly counts: StateCounts;
  readonly machine?: PresentMachine;
  /** Only of a replica. */
  readonly replica?: ReplicaFacts;
}

export interface PresentUpdate {
  readonly updateId: string;
  readonly title: string;
  readonly kbArticleIds: readonly string[];
  readonly type: 'Category' | 'Detectoid' | 'Software' | 'Driver';
  /** It can be approved on its own. */
  readonly explicitlyDeployable: boolean;
  /** Withdrawn by its publisher. */
  readonly expired: boolean;
  readonly declined: boolean;
  readonly importedAt: number;
  readonly canUninstall: boolean;
  /** Titles of its products. */
  readonly products: readonly string[];
  /** A feature update: classification Upgrades. */
  readonly isUpgrade: boolean;
}

export interface DeclineFact {
  readonly at: number;
  readonly by: Decider;
  readonly reason?: string;
  /** Number of the decision, by which it can be undone. */
  readonly decision: number;
  /** Groups whose approvals it ended. */
  readonly ended: readonly string[];
}

/** Who decided: a person or a program by its name, a rule, housekeeping, or the upstream of a replica. */
export interface Decider {
  readonly kind: 'person' | 'rule' | 'housekeeping' | 'upstream';
  /** Of rules the rule's own name. */
  readonly name: string;
}

export interface HoldFact {
  readonly until: number;
  readonly at?: number;
  readonly by?: Decider;
  readonly reason?: string;
}

export interface RevisionFacts {
  readonly count: number;
  readonly newest: number;
  /** Left out: none is offered. */
  readonly live?: number;
  /** Clients stay at that one until somebody approves. */
  readonly pinned?: number;
  /** What the newest one lacks, so that it is kept back. */
  readonly missing?: MissingFacts;
}

export interface MissingFacts {
  /** Names, or UpdateIDs where nothing is known of them. */
  readonly prerequisites: readonly string[];
  readonly bundled: readonly string[];
  readonly waitsFor: readonly string[];
}

export interface EulaFacts {
  readonly id: string;
  readonly accepted: boolean;
  /** Approvals that wait for somebody to accept it. */
  readonly waiting: readonly { readonly groupName: string; readonly author: string; readonly at: number }[];
}

export interface SupersedingUpdate {
  readonly updateId: string;
  readonly title: string;
  /** Approved for the machine; without a machine, for some group. */
  readonly approved: boolean;
  readonly declined: boolean;
  readonly expired: boolean;
  /** What the machine reported of it. */
  readonly state?: ReportedState;
}

export type ReportedState = Exclude<InstallState, 'Unknown' | 'NotApplicable'>;

export interface ApprovalFact {
  readonly groupName: string;
  readonly action: ApprovalAction;
  readonly deadline?: number;
  readonly createdAt: number;
  readonly author: string;
}

export interface ContentFacts {
  /** Clients are given Microsoft's own addresses: nothing is kept here. */
  readonly fromMicrosoft: boolean;
  readonly files: number;
  readonly bytes: number;
  readonly missing: readonly MissingContent[];
  /** Why nothing is fetched at all. */
  readonly paused?: 'disk-full' | 'window' | 'no-upstream' | 'from-microsoft';
  /** On the disk of the content, without the reserve. */
  readonly freeBytes?: number;
}

export interface MissingContent {
  readonly fileName: string;
  readonly size: number;
  /** Being fetched: so many bytes are here, from that host. */
  readonly fetching?: { readonly received: number; readonly from: string };
  readonly queued: boolean;
  readonly failure?: FetchFailure;
}

export interface FetchFailure {
  /** Stable, `room/code`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly at: number;
  readonly attempts: number;
  /** Left out: only a person can change it. */
  readonly nextAttemptAt?: number;
}

export interface StateCounts {
  readonly needed: number;
  readonly downloaded: number;
  readonly installed: number;
  readonly failed: number;
  readonly pendingReboot: number;
}

export interface PresentMachine {
  readonly name: string;
  /** The groups that it is in. */
  readonly groups: readonly string[];
  /** Groups that its policy asks for and that do not exist here. */
  readonly asksInVain: readonly string[];
  readonly osDescription?: string;
  readonly lastContactAt: number;
  readonly lastScanAt: number;
  readonly lastReportAt: number;
  /** The last scan of single categories that is remembered; left out: none is. */
  readonly categoryScanAt?: number;
  readonly lastAddress: string;
  readonly registered: boolean;
  readonly archivedAt?: number;
  /** Which decision counts for it. */
  readonly decision: DecisionFacts;
  /** Since when things are as they are for it: the approval, the end of a hold or a decline, the import. */
  readonly since: number;
  /** What it reported of the update; left out: nothing. */
  readonly status?: { readonly state: ReportedState; readonly changedAt: number; readonly hresult?: number };
  /** Titles of other updates that wait for a restart there. */
  readonly otherRestarts: readonly string[];
  readonly scan: ScanFacts;
}

export interface DecisionFacts {
  readonly winner?: ApprovalFact;
  readonly losers: readonly LosingApproval[];
}

export interface LosingApproval extends ApprovalFact {
  readonly why: LossReason;
  /** Name of the group whose decision goes before. */
  readonly against: string;
}

/** What the scan's own predicates say with the lists that the machine sent last. */
export type ScanFacts =
  /** It did not scan since this server started. */
  | { readonly verdict: 'not-remembered' }
  | { readonly verdict: 'offered'; readonly at: number }
  | { readonly verdict: 'driver-pass'; readonly at: number }
  | {
      readonly verdict: 'prerequisites';
      readonly at: number;
      readonly unsatisfied: readonly UnsatisfiedClause[];
    }
  /** Kept back for every machine: other checks say why. */
  | { readonly verdict: 'kept-back'; readonly at: number };

/** Of these the machine has none. */
export interface UnsatisfiedClause {
  readonly kind: 'product' | 'detectoid' | 'update';
  /** A few of them, by title. */
  readonly anyOf: readonly string[];
  readonly total: number;
}

export interface ReplicaFacts {
  readonly upstream: string;
  /** When a synchronisation last succeeded. */
  readonly lastSyncAt: number;
  readonly nextSyncAt?: number;
}
