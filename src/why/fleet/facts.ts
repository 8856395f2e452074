import type { ApprovalAction, InstallState } from '#update';

// What is asked of the server about one update and all its computers, archived ones aside.

export interface FleetFacts {
  readonly updateId: string;
  /** Machines are neither offered it nor asked about it, so that they say nothing of it: why. */
  readonly withheld?: 'declined' | 'expired' | 'incomplete';
  /** Milliseconds since 1970, UTC. */
  readonly heldUntil?: number;
  /** Of license terms that nobody has accepted. */
  readonly termsId?: string;
  /** Of what machines download. */
  readonly files: { readonly total: number; readonly missing: number };
  /** After so many days without contact a computer is silent. */
  readonly silentDays: number;
  /** Computers that have it, by what they reported. */
  readonly installed: number;
  /** Name of the upstream server, where this server is a replica. */
  readonly replicaOf?: string;
  readonly computers: readonly AlikeComputers[];
}

/** Computers that stand alike to the update, whatever their groups, as long as the same decision counts for them. */
export interface AlikeComputers {
  /** The groups that they are in, with how many of them. */
  readonly groups: readonly { readonly name: string; readonly computers: number }[];
  readonly decision: GroupsDecision;
  /** Left out: they told of nothing to be done. */
  readonly state?: Exclude<InstallState, 'Unknown' | 'NotApplicable' | 'Installed'>;
  /** Signed 32-bit, of failed ones. */
  readonly hresult?: number;
  /** Whether they reported since the update came: what they reported before says nothing of it. */
  readonly reported: 'never' | 'before' | 'since';
  /** They checked for updates since the decision took effect. */
  readonly checkedSince: boolean;
  readonly silent: boolean;
  readonly count: number;
  /** Names of a few of them. */
  readonly examples: readonly string[];
}

/** What was decided for those groups. */
export interface GroupsDecision {
  /** Left out: nothing. */
  readonly action?: ApprovalAction;
  /** It would be approved if the license terms were accepted. */
  readonly waitsForTerms: boolean;
}
