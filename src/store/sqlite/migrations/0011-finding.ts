import { Failure } from '#base';
import { parseUpdate } from '#update';
import type { Connection } from '../connection.ts';
import { descriptionsOf, descriptionWrites } from '../descriptions.ts';
import { sortedBy } from '../listing.ts';
import { openJson, unpack } from '../packing.ts';
import type { StoredSummary } from '../revisions.ts';
import { standingOf } from '../standing.ts';
import type { Migration } from './migrate.ts';

// What updates are narrowed and sorted by, beside the tables of 0001 and 0003; always of the latest revision:
//
//   updates.superseded                        1 when some row of `supersessions` names it
//   updates.title_folded, released, gravity   its title, letter case aside; when its publisher made it; its severity as a number
//   updates.description ── descriptions       what it says of itself in all its languages, each different text once
//     ── description_content (view) ── description_search (FTS5)
//   staged_parts.description                  the same of a staged revision
//   computer_status.standing                  how a computer stands over all, so that computers are counted by it
//
// `updates_listed` has what most filters ask, so that they are counted without a look at the rows.

export const finding: Migration = {
  version: 11,
  sql: `
ALTER TABLE updates ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE updates ADD COLUMN title_folded TEXT;
ALTER TABLE updates ADD COLUMN released INTEGER;
ALTER TABLE updates ADD COLUMN gravity INTEGER;
DROP INDEX IF EXISTS updates_by_latest;
CREATE INDEX updates_listed ON updates (latest, type, deployable, expired, declined, superseded, severity, arrived);
CREATE INDEX updates_by_title ON updates (title_folded, latest DESC);
CREATE INDEX updates_by_release ON updates (released, latest);
CREATE INDEX updates_by_gravity ON updates (gravity, latest);
ALTER TABLE computer_status ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
CREATE INDEX computer_status_by_standing ON computer_status (standing);
CREATE INDEX computer_status_standing ON computer_status (computer_key, standing);
CREATE TABLE descriptions (key INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, body BLOB NOT NULL);
CREATE VIEW description_content AS SELECT key, todoku_text(body) AS body FROM descriptions;
CREATE VIRTUAL TABLE description_search USING fts5 (
  body, content = 'description_content', content_rowid = 'key', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
ALTER TABLE updates ADD COLUMN description INTEGER;
CREATE INDEX updates_by_description ON updates (description) WHERE description IS NOT NULL;
ALTER TABLE staged_parts ADD COLUMN description INTEGER;
CREATE INDEX staged_parts_by_description ON staged_parts (description) WHERE description IS NOT NULL;
UPDATE updates SET superseded = 1 WHERE latest IS NOT NULL AND guid IN (SELECT superseded FROM supersessions);
`,
  fill: (connection) => {
    fillListed(connection);
    fillStanding(connection);
  },
};

function fillListed(connection: Connection): void {
  const rows = connection.prepare<{ key: number; summary: string; document: Uint8Array }>(
    `SELECT u.key, r.summary, d.body AS document FROM updates u JOIN revisions r ON r.id = u.latest
       JOIN documents d ON d.revision_id = r.id WHERE u.key > ? ORDER BY u.key LIMIT 1`,
  );
  const set = connection.prepare(
    'UPDATE updates SET title_folded = ?, released = ?, gravity = ?, description = ? WHERE key = ?',
  );
  const { keep } = descriptionWrites(connection);
  for (let row = rows.get(0); row !== undefined; row = rows.get(row.key)) {
    const summary = openJson<StoredSummary>(row.summary, `update ${row.key}`);
    const texts = descriptionsIn(unpack(row.document, `update ${row.key}`));
    set.run(...sortedBy(summary), keep(texts), row.key);
  }
}

function descriptionsIn(document: Uint8Array): readonly string[] {
  try {
    return descriptionsOf(parseUpdate(document, 'a document').revision);
  } catch (error) {
    // A program of before may have taken in what this one refuses: it stays as it was known.
    if (!(error instanceof Failure)) throw error;
    return [];
  }
}

function fillStanding(connection: Connection): void {
  const computers = connection.prepare<{ key: number }>(
    'SELECT computer_key AS key FROM computer_status WHERE computer_key > ? ORDER BY computer_key LIMIT 1',
  );
  const open = connection.prepare<{ state: number }>('SELECT state FROM open_status WHERE computer_key = ?');
  const set = connection.prepare('UPDATE computer_status SET standing = ? WHERE computer_key = ?');
  for (let row = computers.get(0); row !== undefined; row = computers.get(row.key))
    set.run(standingOf(open.all(row.key)), row.key);
}
