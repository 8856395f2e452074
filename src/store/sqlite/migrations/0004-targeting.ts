import { listedAs } from '../computer-listing.ts';
import type { StoredComputer } from '../computers.ts';
import type { Connection } from '../connection.ts';
import { openJson } from '../packing.ts';
import type { Migration } from './migrate.ts';

// What computers are listed by, beside the tables of 0001:
//
//   computers.archived_at, cloned_at, os_version, last_contact   columns to sort and filter by; the record has them too
//   archived_status      computer ── what it had reported, packed; an archived computer has no other status
//   computer_sightings   computer ── names and hardware under which its id was seen, once there were several

export const targeting: Migration = {
  version: 4,
  sql: `
ALTER TABLE computers ADD COLUMN archived_at INTEGER;
ALTER TABLE computers ADD COLUMN cloned_at INTEGER;
ALTER TABLE computers ADD COLUMN os_version INTEGER;
ALTER TABLE computers ADD COLUMN last_contact INTEGER;
CREATE INDEX computers_listed ON computers (archived_at, name_folded, os_version, last_contact, label_folded);
CREATE INDEX computers_by_contact ON computers (archived_at, last_contact);
CREATE INDEX computers_cloned ON computers (cloned_at) WHERE cloned_at IS NOT NULL;
CREATE TABLE archived_status (computer_key INTEGER PRIMARY KEY REFERENCES computers (key), body BLOB NOT NULL);
CREATE TABLE computer_sightings (
  computer_key INTEGER NOT NULL REFERENCES computers (key),
  kind TEXT NOT NULL,
  value_folded TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (computer_key, kind, value_folded)
) WITHOUT ROWID;
`,
  fill,
};

/** Those of this step; later ones are filled by theirs. */
const COLUMNS = ['name_folded', 'label_folded', 'archived_at', 'cloned_at', 'os_version', 'last_contact'];

function fill(connection: Connection): void {
  const rows = connection.prepare<{ key: number; record: string }>(
    'SELECT key, record FROM computers WHERE key > ? ORDER BY key LIMIT 1',
  );
  const list = connection.prepare(
    `UPDATE computers SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`,
  );
  for (let row = rows.get(0); row !== undefined; row = rows.get(row.key)) {
    const computer = openJson<StoredComputer>(row.record, `computer ${row.key}`);
    list.run(...listedAs(computer).slice(0, COLUMNS.length), row.key);
  }
}
