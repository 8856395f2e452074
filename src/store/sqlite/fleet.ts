import { setImmediate } from 'node:timers/promises';
import type { ComputerId, GroupId } from '#update';
import type { FleetReader, FleetRow } from '../fleet-port.ts';
import type { Connection } from './connection.ts';
import { groupsOfSets } from './group-set.ts';
import { STATE_NUMBERS, stateOf } from './status-packing.ts';
import type { UpdateKeys } from './update-keys.ts';

/** Keys of computers in one step: some milliseconds of work. */
const STEP_KEYS = 5000;
const EXAMPLES = 3;

const OPEN_STATES = Object.values(STATE_NUMBERS).filter((number) => number !== STATE_NUMBERS.Installed);

/** Who has something to do, of the computers of a step. An index has all that is asked. */
const OPEN = `SELECT computer_key, state, hresult FROM open_status INDEXED BY open_status_by_update
  WHERE update_key = ? AND state IN (${OPEN_STATES.join(', ')}) AND computer_key > ? AND computer_key <= ?`;
type OpenRow = readonly [key: number, state: number, hresult: number | null];

/** How a computer stands but for what it has to do, as one number: see `apartOf`. */
type ApartRow = readonly [key: number, groupSet: string, apart: number];

interface Alike {
  readonly groupSet: string;
  readonly apart: number;
  readonly state: number;
  readonly hresult: number | null;
  readonly keys: number[];
  count: number;
}

/** Reads how all computers stand to one update. */
export function fleetReads(connection: Connection, keys: UpdateKeys): Pick<FleetReader, 'fleetOf'> {
  const lastKey = connection.prepare<{ key: number | null }>('SELECT max(key) AS key FROM computers');
  const groupsOf = groupsOfSets(connection);
  const computerId = connection.prepare<{ id: ComputerId }>('SELECT id FROM computers WHERE key = ?');
  const open = connection.prepare<OpenRow>(OPEN);

  return {
    async fleetOf(updateId, { arrivedAt, silentBefore, decidedAt }) {
      const updateKey = keys.keyOf(updateId) ?? 0;
      const apart = connection.prepare<ApartRow>(apartSql(decidedAt.length));
      const found = new Grouping();
      const last = lastKey.get()!.key ?? 0;
      for (let from = 0; from < last; from += STEP_KEYS) {
        if (from > 0) await setImmediate();
        const to = from + STEP_KEYS;
        found.add(
          from,
          open.arrays(updateKey, from, to),
          apart.arrays(from, to, arrivedAt, silentBefore, ...decidedAt),
        );
      }
      const groups = groupsOf();
      return [...found.alike()].map((alike) => ({
        ...toRow(alike, groups),
        examples: alike.keys.flatMap((key) => computerId.get(key)?.id ?? []),
      }));
    },
  };
}

/**
 * Puts computers that stand alike together. SQLite would sort them for that, and look each up among those that have something to do: it
 * takes twice as long.
 */
class Grouping {
  readonly #bySet = new Map<string, Map<number | string, Alike>>();
  /** States of a step by the place of the key in it; 0 for none. */
  readonly #states = new Uint8Array(STEP_KEYS + 1);

  add(from: number, open: readonly OpenRow[], computers: readonly ApartRow[]): void {
    const states = this.#states.fill(0);
    const hresults = new Map<number, number | null>();
    for (const [key, state, hresult] of open) {
      states[key - from] = state;
      if (state === STATE_NUMBERS.Failed) hresults.set(key, hresult);
    }
    for (const [key, groupSet, apart] of computers) {
      const state = states[key - from]!;
      const hresult = state === STATE_NUMBERS.Failed ? (hresults.get(key) ?? null) : null;
      const name = hresult === null ? apart * 8 + state : `${apart};${hresult}`;
      let bySet = this.#bySet.get(groupSet);
      if (bySet === undefined) this.#bySet.set(groupSet, (bySet = new Map()));
      let alike = bySet.get(name);
      if (alike === undefined)
        bySet.set(name, (alike = { groupSet, apart, state, hresult, keys: [], count: 0 }));
      alike.count += 1;
      if (alike.keys.length < EXAMPLES) alike.keys.push(key);
    }
  }

  *alike(): Iterable<Alike> {
    for (const bySet of this.#bySet.values()) yield* bySet.values();
  }
}

const REPORTED = ['never', 'before', 'since'] as const;

/** How the computers of some keys stand. Its index has all that is asked of them; their records are large. */
function apartSql(decisions: number): string {
  return `SELECT c.key, c.group_set,
        (${scansSeenSql(0, decisions)} * ${REPORTED.length} + iif(c.last_report = 0, 0, iif(c.last_report < ?3, 1, 2))) * 2 + (c.last_contact < ?4)
      FROM computers c INDEXED BY computers_apart
     WHERE c.key > ?1 AND c.key <= ?2 AND c.archived_at IS NULL`;
}

const FIRST_DECISION = 5;

/** How many of the ascending moments from one to another lie before the last scan: found by halves, as they may be many. */
function scansSeenSql(from: number, to: number): string {
  if (from === to) return String(from);
  const middle = Math.floor((from + to) / 2);
  const moment = `?${FIRST_DECISION + middle}`;
  return `iif(c.last_scan < ${moment}, ${scansSeenSql(from, middle)}, ${scansSeenSql(middle + 1, to)})`;
}

/** The number of `apartSql` taken apart. */
function apartOf(apart: number): Pick<FleetRow, 'scansSeen' | 'reported' | 'silent'> {
  const whole = Math.floor(apart / 2);
  return {
    reported: REPORTED[whole % REPORTED.length]!,
    scansSeen: Math.floor(whole / REPORTED.length),
    silent: apart % 2 === 1,
  };
}

function toRow(
  { groupSet, apart, state, hresult, count }: Alike,
  groups: (groupSet: string) => readonly GroupId[],
): Omit<FleetRow, 'examples'> {
  const named = state === 0 ? undefined : stateOf(state);
  return {
    groupIds: groups(groupSet),
    ...(named === undefined || named === 'Installed' ? {} : { state: named }),
    ...(hresult === null ? {} : { hresult }),
    ...apartOf(apart),
    count,
  };
}
