import type { ComputerId, GroupId, UpdateId, UpdateStatus } from '#update';

// The part of the port that says how all computers stand to one update, or to all. `Store` in port.ts has all of it.

/** The moments, in milliseconds UTC, that computers are told apart by. */
export interface FleetMoments {
  /** When the update came: what was reported earlier says nothing of it. */
  readonly arrivedAt: number;
  /** Who was heard of last before that is silent. */
  readonly silentBefore: number;
  /** When it was decided about, ascending: what a computer scanned earlier it did not know then. */
  readonly decidedAt: readonly number[];
}

/** Computers that stand alike to one update, archived ones aside. */
export interface FleetRow {
  /** The very groups they are in, without those above. */
  readonly groupIds: readonly GroupId[];
  /**
   * What is to be done there. Left out: they told of nothing, because it does not apply, because they have it (`statusCounts` says how many
   * do), or because they have not reported since it came.
   */
  readonly state?: Exclude<UpdateStatus['state'], 'Installed'>;
  /** Of failed ones, signed 32-bit. */
  readonly hresult?: number;
  /** Their last report: none ever, before `arrivedAt`, or since. */
  readonly reported: 'never' | 'before' | 'since';
  /** How many of `decidedAt` are not later than their last scan. */
  readonly scansSeen: number;
  readonly silent: boolean;
  readonly count: number;
  /** Three at the most. */
  readonly examples: readonly ComputerId[];
}

/** What a computer told that it needs and does not have, as far as it knew when it reported last. */
export interface LackingRow {
  /** The very groups it is in, without those above. The same array for all computers of a piece with the same groups. */
  readonly groupIds: readonly GroupId[];
  /** It reported at least once. */
  readonly reported: boolean;
  readonly lacking: readonly UpdateId[];
}

export interface FleetReader {
  /** All computers but archived ones, those that are alike in one row; a walk in steps that lets other work go on. */
  fleetOf(updateId: UpdateId, moments: FleetMoments): Promise<readonly FleetRow[]>;

  /** All computers but archived ones, in pieces between which other work goes on. What they have is not read: it is the bulk. */
  lackingByComputer(): AsyncIterable<readonly LackingRow[]>;
}
