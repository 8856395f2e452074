import { type Columns, EXPIRED } from './columns.ts';

export interface DeclineChange {
  readonly update: number;
  readonly declined: boolean;
  readonly sequence: number;
}

/** Clients of an update stay at that revision, or at none any more. */
export interface PinChange {
  readonly update: number;
  readonly number: number | undefined;
  readonly sequence: number;
}

/** What changes the structure. */
export interface StructureChanges {
  /** Revisions that became complete. */
  readonly completed: readonly number[];
  readonly declines: readonly DeclineChange[];
  readonly pins?: readonly PinChange[];
  /** Updates of which some revision is gone. */
  readonly shrunk?: Iterable<number>;
}

/**
 * Which revision of each update counts, at one change sequence. A snapshot holds one; a change that touches
 * revisions or declines makes a copy.
 */
export class Structure {
  readonly columns: Columns;
  readonly sequence: number;
  /** Number of RevisionIds this moment knows of: higher ones are of a later moment. */
  readonly revisionCount: number;
  /** By update: its complete revision with the highest number, none above its pin; -1 for none. */
  readonly latest: Int32Array;
  /** By update: 1 when an administrator declined it. */
  readonly declined: Uint8Array;
  /** By update: the sequence at which it was last declined, undeclined or revised; 0 for never. */
  readonly #movedSince: Float64Array;
  readonly #pins: ReadonlyMap<number, PinChange>;
  /** The highest sequence at which clients were told anything new about a revision they may hold, decisions of groups aside. */
  readonly lastChange: number;

  private constructor(
    columns: Columns,
    sequence: number,
    state: {
      readonly latest: Int32Array;
      readonly declined: Uint8Array;
      readonly movedSince: Float64Array;
      readonly pins: ReadonlyMap<number, PinChange>;
    },
    lastChange: number,
  ) {
    this.columns = columns;
    this.sequence = sequence;
    this.revisionCount = columns.revisionCount;
    this.latest = state.latest;
    this.declined = state.declined;
    this.#movedSince = state.movedSince;
    this.#pins = state.pins;
    this.lastChange = Math.max(lastChange, columns.lastStructuralChange);
  }

  static empty(columns: Columns): Structure {
    return new Structure(
      columns,
      0,
      {
        latest: new Int32Array(0),
        declined: new Uint8Array(0),
        movedSince: new Float64Array(0),
        pins: new Map(),
      },
      0,
    );
  }

  /** The next moment. */
  next(sequence: number, { completed, declines, pins = [], shrunk = [] }: StructureChanges): Structure {
    const { columns } = this;
    const latest = new Int32Array(columns.updateCount).fill(-1);
    latest.set(this.latest);
    const declined = new Uint8Array(columns.updateCount);
    declined.set(this.declined);
    const movedSince = new Float64Array(columns.updateCount);
    movedSince.set(this.#movedSince);
    let { lastChange } = this;
    const moved = (update: number, since: number): void => {
      movedSince[update] = Math.max(movedSince[update] ?? 0, since);
      lastChange = Math.max(lastChange, since);
    };
    const pinned = pins.length === 0 ? this.#pins : new Map(this.#pins);
    for (const pin of pins) (pinned as Map<number, PinChange>).set(pin.update, pin);
    const highest = (update: number): number =>
      highestComplete(columns, update, pinned.get(update)?.number ?? Number.POSITIVE_INFINITY);
    for (const update of shrunk) latest[update] = highest(update);
    for (const { update, sequence: since } of pins) {
      const before = latest[update] ?? -1;
      const after = highest(update);
      if (after === before) continue;
      latest[update] = after;
      moved(update, since);
    }
    for (const id of completed) {
      const update = columns.update.at(id);
      if (columns.number.at(id) > (pinned.get(update)?.number ?? Number.POSITIVE_INFINITY)) continue;
      const current = latest[update] ?? -1;
      if (current >= 0 && columns.number.at(id) <= columns.number.at(current)) continue;
      latest[update] = id;
      if (current >= 0) moved(update, columns.completeSince.at(id));
    }
    for (const change of declines) {
      declined[change.update] = change.declined ? 1 : 0;
      moved(change.update, change.sequence);
    }
    return new Structure(columns, sequence, { latest, declined, movedSince, pins: pinned }, lastChange);
  }

  /** True for a RevisionId that this moment knows. */
  knows(id: number): boolean {
    return id > 0 && id < this.revisionCount && this.columns.type.at(id) !== 0;
  }

  /** The revision of an update that can be offered: the latest complete one, unless declined or withdrawn; else -1. */
  live(update: number): number {
    const id = this.latest[update] ?? -1;
    if (id < 0 || this.declined[update] === 1 || (this.columns.flags.at(id) & EXPIRED) !== 0) return -1;
    return id;
  }

  /** The sequence since when a revision may be offered and listed: it was complete, and nothing kept clients at an older one. */
  listedSince(id: number): number {
    return Math.max(
      this.columns.completeSince.at(id),
      this.#pins.get(this.columns.update.at(id))?.sequence ?? 0,
    );
  }

  isLeaf(id: number): boolean {
    return !this.#since(this.columns.nonLeafSince.at(this.columns.update.at(id)));
  }

  /** Some revision bundles the update. */
  isMember(id: number): boolean {
    return this.#since(this.columns.memberSince.at(this.columns.update.at(id)));
  }

  /** The sequence at which what clients are told of the revision last changed, decisions of groups aside. */
  changedSince(id: number): number {
    const update = this.columns.update.at(id);
    const nonLeaf = this.columns.nonLeafSince.at(update);
    const member = this.columns.memberSince.at(update);
    return Math.max(
      nonLeaf <= this.sequence ? nonLeaf : 0,
      member <= this.sequence ? member : 0,
      this.#movedSince[update] ?? 0,
    );
  }

  #since(sequence: number): boolean {
    return sequence !== 0 && sequence <= this.sequence;
  }
}

function highestComplete(columns: Columns, update: number, most: number): number {
  let highest = -1;
  for (const id of columns.revisionsOf(update)) {
    if (columns.completeSince.at(id) === 0 || columns.number.at(id) > most) continue;
    if (highest < 0 || columns.number.at(id) > columns.number.at(highest)) highest = id;
  }
  return highest;
}
