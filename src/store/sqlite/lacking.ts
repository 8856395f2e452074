import { setImmediate } from 'node:timers/promises';
import type { UpdateId } from '#update';
import type { FleetReader, LackingRow } from '../fleet-port.ts';
import type { Connection } from './connection.ts';
import { groupsOfSets } from './group-set.ts';
import type { UpdateKeys } from './update-keys.ts';

/** Keys of computers in one step: some milliseconds of work where each lacks twenty updates. */
const STEP_KEYS = 300;

type ComputerRow = readonly [key: number, groupSet: string, lastReport: number];
type OpenRow = readonly [computerKey: number, updateKey: number];

/** Reads what all computers lack. */
export function lackingReads(
  connection: Connection,
  keys: UpdateKeys,
): Pick<FleetReader, 'lackingByComputer'> {
  const lastKey = connection.prepare<{ key: number | null }>('SELECT max(key) AS key FROM computers');
  const groupsOf = groupsOfSets(connection);
  // Its index has all that is asked of them; their records are large.
  const computers = connection.prepare<ComputerRow>(
    `SELECT key, group_set, last_report FROM computers INDEXED BY computers_apart
      WHERE key > ? AND key <= ? AND archived_at IS NULL ORDER BY key`,
  );
  const open = connection.prepare<OpenRow>(
    `SELECT computer_key, update_key FROM open_status
      WHERE computer_key > ? AND computer_key <= ? ORDER BY computer_key`,
  );

  function step(from: number): LackingRow[] {
    const to = from + STEP_KEYS;
    // Anew for each step: groups may be made meanwhile.
    const groups = groupsOf();
    const lacking = new Map<number, UpdateId[]>();
    for (const [computerKey, updateKey] of open.arrays(from, to)) {
      const updateId = keys.idOf(updateKey);
      // Of an update that was removed since there is nothing to say.
      if (updateId === undefined) continue;
      const known = lacking.get(computerKey);
      if (known === undefined) lacking.set(computerKey, [updateId]);
      else known.push(updateId);
    }
    return computers.arrays(from, to).map(([key, groupSet, lastReport]) => ({
      groupIds: groups(groupSet),
      reported: lastReport > 0,
      lacking: lacking.get(key) ?? [],
    }));
  }

  return {
    async *lackingByComputer() {
      const last = lastKey.get()!.key ?? 0;
      for (let from = 0; from < last; from += STEP_KEYS) {
        if (from > 0) await setImmediate();
        yield step(from);
      }
    },
  };
}
