import { Failure } from '#base';
import { parseUpdate, type RevisionId } from '#update';
import type { Connection } from '../connection.ts';
import { relationWrites } from '../listing.ts';
import { openJson, sealJson, unpack } from '../packing.ts';
import { summaryOf } from '../revision-writes.ts';
import type { StoredSummary } from '../revisions.ts';
import type { Migration } from './migrate.ts';

// What updates are listed and judged by, beside the tables of 0001; always of the latest revision:
//
//   updates.arrived, severity      columns to sort and filter by
//   update_categories              category GUID ── updates that name it
//   supersessions                  superseded GUID ── updates that supersede it
//
// Categories and superseded updates are GUIDs as text: they need not be here.

interface RevisionRow {
  readonly id: RevisionId;
  readonly update_key: number;
  readonly latest: number | null;
  readonly summary: string;
  readonly document: Uint8Array;
}

export const listing: Migration = {
  version: 3,
  sql: `
ALTER TABLE updates ADD COLUMN arrived INTEGER;
ALTER TABLE updates ADD COLUMN severity TEXT;
CREATE TABLE update_categories (
  category TEXT NOT NULL,
  update_key INTEGER NOT NULL REFERENCES updates (key),
  PRIMARY KEY (category, update_key)
) WITHOUT ROWID;
CREATE INDEX update_categories_by_update ON update_categories (update_key);
CREATE TABLE supersessions (
  superseded TEXT NOT NULL,
  update_key INTEGER NOT NULL REFERENCES updates (key),
  PRIMARY KEY (superseded, update_key)
) WITHOUT ROWID;
CREATE INDEX supersessions_by_update ON supersessions (update_key);
`,
  fill,
};

/** Summaries of before lack what is new in them; the documents have it. */
function fill(connection: Connection): void {
  const rows = connection.prepare<RevisionRow>(
    `SELECT r.id, r.update_key, u.latest, r.summary, d.body AS document FROM revisions r
       JOIN updates u ON u.key = r.update_key JOIN documents d ON d.revision_id = r.id
      WHERE r.id > ? ORDER BY r.id LIMIT 1`,
  );
  const setSummary = connection.prepare('UPDATE revisions SET summary = ? WHERE id = ?');
  const setListed = connection.prepare('UPDATE updates SET arrived = ?, severity = ? WHERE key = ?');
  const relate = relationWrites(connection);
  for (let row = rows.get(0); row !== undefined; row = rows.get(row.id)) {
    const summary = completed(row);
    setSummary.run(sealJson(summary), row.id);
    if (row.latest !== row.id) continue;
    setListed.run(summary.importedAt, summary.severity ?? null, row.update_key);
    relate(row.update_key, summary);
  }
}

function completed({ id, summary, document }: RevisionRow): StoredSummary {
  const before = openJson<StoredSummary>(summary, `revision ${id}`);
  const bytes = unpack(document, `revision ${id}`);
  try {
    return summaryOf(parseUpdate(bytes, `revision ${id}`).revision, before.importedAt);
  } catch (error) {
    // A program of before may have taken in what this one refuses: it stays as it was known.
    if (!(error instanceof Failure)) throw error;
    const nothing = {
      cveIds: [],
      securityBulletinIds: [],
      languages: [],
      supersedes: [],
      canUninstall: false,
    };
    return { ...nothing, ...before };
  }
}
