import { setImmediate } from 'node:timers/promises';
import type { Check } from './check.ts';
import type { Connection } from './connection.ts';
import { standingOf } from './standing.ts';
import { storedStatus } from './status.ts';
import { STATE_NUMBERS } from './status-packing.ts';

interface CountRow {
  readonly update_key: number;
  readonly needed: number;
  readonly downloaded: number;
  readonly installed: number;
  readonly failed: number;
  readonly pending_reboot: number;
}

/** Counts the status of all computers again and compares. */
async function* statusCounts(connection: Connection): AsyncIterable<string> {
  const stored = storedStatus(connection);
  const counted = new Map<number, number[]>();
  const count = (updateKey: number, state: number) => {
    let counts = counted.get(updateKey);
    if (counts === undefined) counted.set(updateKey, (counts = [0, 0, 0, 0, 0]));
    counts[state - STATE_NUMBERS.NotInstalled]! += 1;
  };
  const computers = connection
    .prepare<{ key: number }>(
      'SELECT computer_key AS key FROM computer_status UNION SELECT computer_key FROM open_status',
    )
    .all();
  const standing = connection.prepare<{ standing: number }>(
    'SELECT standing FROM computer_status WHERE computer_key = ?',
  );
  for (const [index, { key }] of computers.entries()) {
    const status = stored(key);
    if (status !== undefined && standing.get(key)?.standing !== standingOf(status.open))
      yield `computer ${key} is counted as something else than it reported`;
    if (status === undefined) yield `computer ${key} has open updates and no status`;
    for (const row of status?.open ?? []) count(row.update_key, row.state);
    for (const [updateKey] of status?.installed ?? []) count(updateKey, STATE_NUMBERS.Installed);
    if (index % 1000 === 999) await setImmediate();
  }
  for (const row of connection.prepare<CountRow>('SELECT * FROM status_counts').all()) {
    const kept = [row.needed, row.downloaded, row.installed, row.failed, row.pending_reboot].join();
    const expected = (counted.get(row.update_key) ?? [0, 0, 0, 0, 0]).join();
    counted.delete(row.update_key);
    if (kept !== expected) yield `update key ${row.update_key}: counted ${expected}, kept ${kept}`;
  }
  for (const [updateKey, counts] of counted)
    yield `update key ${updateKey}: counted ${counts.join()}, none kept`;
}

export const STATUS_CHECKS: readonly Check[] = [statusCounts];
