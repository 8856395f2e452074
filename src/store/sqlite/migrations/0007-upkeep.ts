import type { Migration } from './migrate.ts';

// What housekeeping remembers:
//
//   removed_revisions   (update, number) ── revisions whose metadata was removed, when and why
//   upkeep_log          id ── what was done, with its reasons
//   unneeded_files      SHA-1 ── files that are here and that nothing needs, since when
//
// An update whose revisions were all removed keeps its row in `updates`, its decline and the history of its deployments. It
// has no `latest`, and no rows in update_kbs, update_categories, supersessions, search_texts and open_status. Packed lists
// of installed updates may name it until their machine reports again, and `status_counts` counts those.

export const upkeep: Migration = {
  version: 7,
  sql: `
CREATE TABLE removed_revisions (
  update_key INTEGER NOT NULL REFERENCES updates (key),
  number INTEGER NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (update_key, number)
) WITHOUT ROWID;
CREATE TABLE upkeep_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  task TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX upkeep_log_by_time ON upkeep_log (at);
CREATE INDEX upkeep_log_by_task ON upkeep_log (task, id);
CREATE TABLE unneeded_files (sha1 BLOB PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
`,
};
