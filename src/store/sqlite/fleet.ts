import { setImmediate } from 'node:timers/promises';
import type { ComputerId, GroupId } from '#update';
import type { FleetReader, FleetRow } from '../fleet-port.ts';
import type { Connection } from './connection.ts';
import { damaged } from './packing.ts';
import { STATE_NUMBERS, stateOf } from './status-packing.ts';
import type { UpdateKeys } from './update-keys.ts';

/** Keys of computers in one step: some milliseconds of work. */
const STEP_KEYS = 5000;
const EXAMPLES = 3;
/** So many characters have the keys of the examples in them, whatever a step holds. */
const EXAMPLE_CHARACTERS = EXAMPLES * 17;

const OPEN_STATES = Object.values(STATE_NUMBERS).filter((number) => number !== STATE_NUMBERS.Installed);

/** What computers are told apart by; null and numbers, so that it is a key of a map when joined. */
interface Apart {
  readonly groupSet: string;
  readonly state: number | null;
  readonly hresult: number | null;
  readonly reported: number;
  readonly scansSeen: number;
  readonly silent: number;
}

interface Row extends Apart {
  readonly count: number;
  readonly keys: string;
}

interface Gathered extends Apart {
  count: number;
  readonly keys: number[];
}

/** Reads how all computers stand to one update. */
export function fleetReads(connection: Connection, keys: UpdateKeys): FleetReader {
  const lastKey = connection.prepare<{ key: number | null }>('SELECT max(key) AS key FROM computers');
  const groupIds = connection.prepare<{ key: number; id: GroupId }>('SELECT key, id FROM target_groups');
  const computerId = connection.prepare<{ id: ComputerId }>('SELECT id FROM computers WHERE key = ?');

  return {
    async fleetOf(updateId, moments) {
      const updateKey = keys.keyOf(updateId) ?? 0;
      const steps = stepSql(moments.decidedAt.length).map((sql) => connection.prepare<Row>(sql));
      const gathered = new Map<string, Gathered>();
      const last = lastKey.get()!.key ?? 0;
      for (let from = 0; from < last; from += STEP_KEYS) {
        if (from > 0) await setImmediate();
        const { arrivedAt, silentBefore, decidedAt } = moments;
        const values = [updateKey, from, from + STEP_KEYS, arrivedAt, silentBefore, ...decidedAt];
        for (const step of steps) for (const row of step.all(...values)) gather(gathered, row);
      }
      const groups = new Map(groupIds.all().map(({ key, id }) => [String(key), id]));
      return [...gathered.values()].map((row) => ({
        ...toRow(row, groups),
        examples: row.keys.flatMap((key) => computerId.get(key)?.id ?? []),
      }));
    },
  };
}

/**
 * The computers of some keys, grouped: those that have something to do, and the others. Indexes have all that is asked; a join from the other
 * side would look every computer up among the open ones, and takes three times as long.
 */
function stepSql(decisions: number): readonly string[] {
  const ofUpdate = `update_key = ?1 AND state IN (${OPEN_STATES.join(', ')}) AND computer_key > ?2 AND computer_key <= ?3`;
  const apart = `iif(c.last_report = 0, 0, iif(c.last_report < ?4, 1, 2)) AS reported,
    ${scansSeenSql(0, decisions)} AS scansSeen, c.last_contact < ?5 AS silent`;
  const counted = `count(*) AS count, substr(group_concat(c.key), 1, ${EXAMPLE_CHARACTERS}) AS keys`;
  return [
    `SELECT c.group_set AS groupSet, o.state, iif(o.state = ${STATE_NUMBERS.Failed}, o.hresult, NULL) AS hresult, ${apart}, ${counted}
       FROM open_status o INDEXED BY open_status_by_update
         CROSS JOIN computers c INDEXED BY computers_apart ON c.key = o.computer_key
      WHERE ${ofUpdate} AND c.archived_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6`,
    `SELECT c.group_set AS groupSet, NULL AS state, NULL AS hresult, ${apart}, ${counted}
       FROM computers c INDEXED BY computers_apart
      WHERE c.key > ?2 AND c.key <= ?3 AND c.archived_at IS NULL
        AND c.key NOT IN (SELECT computer_key FROM open_status INDEXED BY open_status_by_update WHERE ${ofUpdate})
      GROUP BY 1, 4, 5, 6`,
  ];
}

const FIRST_DECISION = 6;

/** How many of the ascending moments from one to another lie before the last scan: found by halves, as they may be many. */
function scansSeenSql(from: number, to: number): string {
  if (from === to) return String(from);
  const middle = Math.floor((from + to) / 2);
  const moment = `?${FIRST_DECISION + middle}`;
  return `iif(c.last_scan < ${moment}, ${scansSeenSql(from, middle)}, ${scansSeenSql(middle + 1, to)})`;
}

function gather(gathered: Map<string, Gathered>, { count, keys, ...apart }: Row): void {
  const key = Object.values(apart).join(';');
  let same = gathered.get(key);
  if (same === undefined) gathered.set(key, (same = { ...apart, count: 0, keys: [] }));
  same.count += count;
  if (same.keys.length >= EXAMPLES) return;
  // The last key that fits may be cut short; with three before it that does no harm, and fewer are never cut.
  for (const text of keys.split(',').slice(0, EXAMPLES - same.keys.length)) same.keys.push(Number(text));
}

const REPORTED = ['never', 'before', 'since'] as const;

function toRow(row: Gathered, groups: ReadonlyMap<string, GroupId>): Omit<FleetRow, 'examples'> {
  const { groupSet, state, hresult, reported, scansSeen, silent, count } = row;
  const named = state === null ? undefined : stateOf(state);
  return {
    groupIds: groupSet.split(',').map((key) => {
      const id = groups.get(key);
      if (id === undefined) throw damaged(`target group ${key}`);
      return id;
    }),
    ...(named === undefined || named === 'Installed' ? {} : { state: named }),
    ...(hresult === null ? {} : { hresult }),
    reported: REPORTED[reported]!,
    scansSeen,
    silent: silent === 1,
    count,
  };
}
