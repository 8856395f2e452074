import type { GroupId, RevisionId, UpdateId, UpdateType } from '#update';
import type { Page, RevisionSummary } from './port.ts';

// The part of the port that finding updates is about. `Store` in port.ts has all of it.

/**
 * How computers stand to an update, by what they reported; archived ones do not count.
 * - `failed`, `needed`: on at least one. What is downloaded or waits for a restart is needed still.
 * - `failedOrNeeded`: one or the other.
 * - `installedOrNotApplicable`: some computer has it, and none needs it or failed.
 * - `notNeeded`: on none is it needed, and on none did it fail; whatever else is known of it.
 * - `noStatus`: no computer said anything of it: it applies to none of them, or none has reported since it came.
 */
export type UpdateStanding =
  | 'failedOrNeeded'
  | 'failed'
  | 'needed'
  | 'notNeeded'
  | 'installedOrNotApplicable'
  | 'noStatus';

/** By what people look for an update, beside the filters of a list. */
export interface SoughtUpdate {
  /** Words that must all occur in a title (any language), KB number, bulletin, CVE, file name or UpdateID. */
  readonly text?: string;
  /** A KB number, digits only. */
  readonly kb?: string;
  /** A CVE, whole: `CVE-2023-28252`. */
  readonly cve?: string;
}

/** Which updates a list has; every field narrows further. All of it is about the latest revision. */
export interface UpdateFilter {
  readonly types?: readonly UpdateType[];
  readonly declined?: boolean;
  /** A deployment other than `NotApproved` is in force for some group. */
  readonly approved?: boolean;
  /** A group and those above it, nearest first: the nearest of them that has a deployment has one other than `NotApproved`. */
  readonly approvedFor?: readonly GroupId[];
  readonly explicitlyDeployable?: boolean;
  readonly expired?: boolean;
  readonly standing?: UpdateStanding;
  /** The severity, as its publisher writes it: `Critical`, `Important`, … */
  readonly severity?: string;
  /** Categories, one of which it must name. */
  readonly categories?: readonly UpdateId[];
  /** The same again, so that a product and a classification can be asked for together. */
  readonly products?: readonly UpdateId[];
  readonly classifications?: readonly UpdateId[];
  /** Whether the latest revision of some other update says that it supersedes this one. */
  readonly superseded?: boolean;
  /** Whether a person took it in one by one. */
  readonly imported?: boolean;
  /** Arrived at that time or later, in milliseconds UTC. */
  readonly arrivedFrom?: number;
  /** Arrived before that time, in milliseconds UTC. */
  readonly arrivedBefore?: number;
  /** Its latest revision is one of these. */
  readonly revisions?: readonly RevisionId[];
  /** Its whole title, any letter case. */
  readonly title?: string;
}

/** `needed` counts as `UpdateStanding` does. */
export type UpdateSort = 'arrived' | 'title' | 'released' | 'severity' | 'needed';

export interface UpdateQuery extends SoughtUpdate, UpdateFilter {
  /** By arrival, newest first, when left out; equals always follow in that order. */
  readonly sort?: UpdateSort;
  /** Only with `sort`. */
  readonly descending?: boolean;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundUpdates extends Page<RevisionSummary> {
  /** Of a search that finds more than its filters let through: how many more, and which filters hide some of them. */
  readonly hidden?: { readonly count: number; readonly by: readonly (keyof UpdateFilter)[] };
}

/** How many computers stand so over all updates; each counts once, by the worst of what it reported. Archived ones do not count. */
export interface FleetStanding {
  readonly failed: number;
  readonly needing: number;
  /** All is installed, and something waits for a restart. */
  readonly restart: number;
  readonly complete: number;
  /** Never reported. */
  readonly unknown: number;
}

/** Of the updates that can be approved and are not declined: how many at least one computer needs, and so on. */
export interface UpdateFigures {
  readonly needed: number;
  readonly failed: number;
  /** Needed, and approved for some group. */
  readonly approved: number;
  /** Needed, and approved for none. */
  readonly unapproved: number;
  readonly security: {
    /** Needed ones of that classification. */
    readonly updates: number;
    /** Computers that need the one that most need: so many at least lack some. */
    readonly computers: number;
    /** When the oldest of them arrived, milliseconds UTC. */
    readonly oldest?: number;
  };
}

export interface FindingReader {
  /** The latest revision of each matching update, newest import first. */
  findUpdates(query: UpdateQuery): Promise<FoundUpdates>;
  /** Of all computers, or of those in a group and beneath it. */
  fleetStanding(groupId?: GroupId): Promise<FleetStanding>;
  /** `security`: the classification of security updates. */
  updateFigures(security: UpdateId): Promise<UpdateFigures>;
}
