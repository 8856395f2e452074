import type { ApprovalAction, ComputerId, GroupId, RevisionNumber, UpdateId, UpdateStatus } from '#update';

// The part of the port that says who decided what about updates, and when. `Store` in port.ts has all of it.

/** What was decided. `end`: the approval went without another one in its place. */
export type DecisionVerb =
  | 'approve'
  | 'not-approved'
  | 'end'
  | 'decline'
  | 'undecline'
  | 'hold'
  | 'release'
  | 'undo';

/** For one group, or for every computer. */
export type DecisionScope = GroupId | 'server';

/** An approval as a decision remembers it. */
export interface DecidedDeployment {
  readonly groupId: GroupId;
  readonly action: ApprovalAction;
  /** Milliseconds since 1970, UTC. */
  readonly deadline?: number;
  readonly author: string;
  readonly reason?: string;
  readonly rule?: string;
}

/** How things stood before a decision, or after it: just the part that it was about. */
export interface DecidedState {
  /** Of a group the one in force, of a decline all that it ended. Left out: none. */
  readonly deployments?: readonly DecidedDeployment[];
  /** Of declines. */
  readonly declined?: boolean;
  /** Of holds: until when, or false for not held. */
  readonly heldUntil?: number | false;
}

export interface NewDecision {
  readonly updateId: UpdateId;
  readonly scope: DecisionScope;
  readonly verb: DecisionVerb;
  readonly actor: string;
  readonly at: number;
  readonly reason?: string;
  /** The id of the rule that decided, when it was one. */
  readonly rule?: string;
  readonly before: DecidedState;
  readonly after: DecidedState;
}

/** One decision about one update. */
export interface Decision extends NewDecision {
  readonly id: number;
  readonly undone?: Undone;
}

/** By whom a decision was undone, and the decision that did it. */
export interface Undone {
  readonly at: number;
  readonly by: string;
  readonly decision: number;
}

/** An update that no machine is offered until then. */
export interface Hold {
  readonly until: number;
  readonly at: number;
  readonly actor: string;
  readonly reason?: string;
  readonly rule?: string;
}

/** Of an update that was ever held: how it is now, and the change sequence since when. */
export interface HoldState {
  readonly updateId: UpdateId;
  readonly sequence: number;
  readonly hold?: Hold;
}

/** Of an update that was ever pinned: which revision clients stay at, left out when they do no more, and the change sequence since when. */
export interface PinState {
  readonly updateId: UpdateId;
  readonly sequence: number;
  /** Newer revisions wait until somebody approves. */
  readonly revisionNumber?: RevisionNumber;
}

/** An approval that waits for somebody to accept licence terms. */
export interface AwaitedEula extends DecidedDeployment {
  readonly updateId: UpdateId;
  readonly eulaId: string;
  readonly at: number;
}

/** How a computer stands to one update, by its last report. */
export interface AudienceMember {
  readonly computerId: ComputerId;
  readonly dnsName: string;
  readonly groupIds: readonly GroupId[];
  /** 0 for never. */
  readonly lastReportAt: number;
  /** Left out: it reported nothing of it, because it does not apply or because it never reported since the update came. */
  readonly state?: UpdateStatus['state'];
}

export interface DecisionReader {
  /** Newest first. */
  decisionsOf(updateId: UpdateId): Promise<readonly Decision[]>;
  decision(id: number): Promise<Decision | undefined>;
  /** Of each of those updates the scopes in which the last decision was a person's; updates without one are left out. */
  personDecisions(updateIds: readonly UpdateId[]): Promise<ReadonlyMap<UpdateId, ReadonlySet<DecisionScope>>>;
  holds(): Promise<readonly HoldState[]>;
  pins(): Promise<readonly PinState[]>;
  /** At which revision clients of that update stay; undefined: at none. */
  pinOf(updateId: UpdateId): Promise<RevisionNumber | undefined>;
  /** Of each computer in one of those very groups, archived ones aside, how it stands to that update. A walk that lets other work go on. */
  audienceOf(updateId: UpdateId, groupIds: readonly GroupId[]): AsyncIterable<AudienceMember>;
  /** The oldest first. */
  awaitedEulas(): Promise<readonly AwaitedEula[]>;
}

export interface DecisionWriter {
  /** Rejects with `store/unknown-update`. */
  addDecision(decision: NewDecision): Promise<Decision>;
  /** Rejects with `store/unknown-decision`. */
  markDecisionUndone(id: number, undone: Undone): Promise<void>;
  /** Holds an update, or releases it with undefined. Rejects with `store/unknown-update`. */
  setHold(updateId: UpdateId, hold: Hold | undefined): Promise<void>;
  /** Lets clients stay at a revision, or go on with undefined. Rejects with `store/unknown-update`. */
  setPin(updateId: UpdateId, revisionNumber: RevisionNumber | undefined): Promise<void>;
  /** In place of what waited for that update and group. Rejects with `store/unknown-update`. */
  awaitEula(awaited: AwaitedEula): Promise<void>;
  /** Nothing waits any more for that update and group, or for all groups of it. */
  endAwaitedEulas(updateId: UpdateId, groupId?: GroupId): Promise<void>;
}
