import { LISTED_COLUMNS, listedAs } from '../computer-listing.ts';
import type { StoredComputer } from '../computers.ts';
import type { Connection } from '../connection.ts';
import { groupSetOf } from '../group-set.ts';
import { openJson } from '../packing.ts';
import type { Migration } from './migrate.ts';

// What all computers are told apart by where one update is asked about:
//
//   computers.last_scan, last_report   the record has them too
//   computers.group_set                the keys of its groups, ascending, with commas between: `2` or `3,7`
//
// `computers_apart` has just that, by key, so that the whole fleet is read in a few milliseconds a step; `open_status_by_update` has the
// HRESULT too, so that whoever failed is told apart by it without a look at the rows.

export const fleet: Migration = {
  version: 15,
  sql: `
ALTER TABLE computers ADD COLUMN last_scan INTEGER;
ALTER TABLE computers ADD COLUMN last_report INTEGER;
ALTER TABLE computers ADD COLUMN group_set TEXT;
CREATE INDEX computers_apart ON computers (key, archived_at, last_contact, last_scan, last_report, group_set);
DROP INDEX IF EXISTS open_status_by_update;
CREATE INDEX open_status_by_update ON open_status (update_key, state, computer_key, hresult);
`,
  fill,
};

function fill(connection: Connection): void {
  const rows = connection.prepare<{ key: number; record: string }>(
    'SELECT key, record FROM computers WHERE key > ? ORDER BY key LIMIT 1',
  );
  const set = connection.prepare(`UPDATE computers SET ${LISTED_COLUMNS}, group_set = ? WHERE key = ?`);
  const groupSet = groupSetOf(connection);
  for (let row = rows.get(0); row !== undefined; row = rows.get(row.key)) {
    const computer = openJson<StoredComputer>(row.record, `computer ${row.key}`);
    set.run(...listedAs(computer), groupSet(row.key), row.key);
  }
}
