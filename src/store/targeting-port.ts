import type { ComputerId, GroupId, GroupRule, UpdateStatus } from '#update';
import type { FleetStanding } from './finding-port.ts';
import type { Computer, StatusCounts } from './port.ts';

// The part of the port that groups by rule, cloned machines and silent ones are about. `Store` in port.ts has all of it.

/** Which computers are meant; every field narrows further. */
export interface ComputerFilter {
  /** In that very group; `includeBeneath` adds the groups beneath it. */
  readonly groupId?: GroupId;
  readonly includeBeneath?: boolean;
  /** True: only archived ones; false: only those that are not; undefined: both. */
  readonly archived?: boolean;
  /** Whole DNS name or first label, any letter case; `*` stands for any text, `?` for one character. */
  readonly name?: string;
  /** Windows version by its first parts: `10.0.26100`, `10.0`. */
  readonly os?: string;
  /** Last contact earlier than that. */
  readonly contactBefore?: number;
  /** Last contact then or later. */
  readonly contactAfter?: number;
  /** Its policy asks for a group that does not exist. */
  readonly asksInVain?: boolean;
  /** By the worst that it reported. */
  readonly standing?: keyof FleetStanding;
}

export type ComputerSort = 'name' | 'contact' | 'os';

export interface ComputersQuery extends ComputerFilter {
  /** By name when left out. Those that never told their Windows come first by `os`. */
  readonly sort?: ComputerSort;
  readonly descending?: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** Something by which one ComputerId was seen: a name, or the hardware it claims. */
export interface Sighting {
  readonly kind: 'name' | 'hardware';
  /** As told. */
  readonly value: string;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  /** Where it called from then. */
  readonly address: string;
  /** When it took over again from another value, the latest few. */
  readonly returns: readonly number[];
}

/** What one computer has to do, in numbers. */
export type ComputerCounts = Omit<StatusCounts, 'updateId'>;

export interface TargetingReader {
  /** Computers that are not archived and were last heard of before that time, longest silent first. */
  silentComputers(before: number, limit: number): Promise<readonly Computer[]>;
  /** Counts of what those computers reported, archived ones included. Keys as given; those without a report are left out. */
  countsOf(ids: readonly ComputerId[]): Promise<ReadonlyMap<ComputerId, ComputerCounts>>;
  /** What an archived computer had reported: `statusOf` has it no longer, and it counts nowhere. */
  archivedStatusOf(id: ComputerId): Promise<readonly UpdateStatus[]>;
  /** As what a computer was seen, oldest first. Empty for one that never changed. */
  sightingsOf(id: ComputerId): Promise<readonly Sighting[]>;
  /** Computers whose id several machines use, and those that were set apart from them. */
  clonedComputers(): Promise<readonly Computer[]>;
}

export interface TargetingWriter {
  /** Sets or, with undefined, takes away the rule of a group. Moves nobody. */
  setGroupRule(id: GroupId, rule: GroupRule | undefined): Promise<void>;
  /** Takes a computer out of all counts; its groups, status and events are kept. One that is archived stays as it is. */
  archiveComputer(id: ComputerId, at: number, reason: string): Promise<void>;
  /** Brings an archived computer back with everything it had. */
  restoreComputer(id: ComputerId): Promise<void>;
  /** Keeps these as all that a computer was seen as. */
  putSightings(id: ComputerId, sightings: readonly Sighting[]): Promise<void>;
}
