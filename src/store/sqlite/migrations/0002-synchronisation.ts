import type { Migration } from './migrate.ts';

// What servers above and below need, beside the tables of 0001:
//
//   staged_revisions    revisions that wait for their generation ── revisions
//     └─ staged_parts     what their publication puts elsewhere: words of the search, files
//   sync_runs           id ── one row per synchronisation             quarantine      revisions that were not taken in, and why
//   file_sources        SHA-1 ── where a file comes from              fetches         SHA-1 ── files that are wanted
//   imported_updates    that a person imported                        accepted_eulas  licence terms that were accepted
//   downstream_servers  id ── a server below                          rolled_up_computers  id ── a computer of one
//
// The tally `dropped` is the highest revision id that was given and taken back.
//
// A staged revision has its rows in revisions, core_fragments, detail_fragments and documents, and none in revision_files,
// update_kbs and search_texts. An update of which nothing was published has no `latest`.
//
// Update ids here are GUIDs as text: such an update need not be stored, and is not to be made by this.

export const synchronisation: Migration = {
  version: 2,
  sql: `
CREATE TABLE staged_revisions (revision_id INTEGER PRIMARY KEY REFERENCES revisions (id));
CREATE TABLE staged_parts (
  revision_id INTEGER PRIMARY KEY REFERENCES staged_revisions (revision_id),
  words BLOB NOT NULL,
  files TEXT NOT NULL
);
INSERT INTO tallies (name, value) VALUES ('dropped', 0);

CREATE TABLE sync_runs (id INTEGER PRIMARY KEY AUTOINCREMENT, ended_at INTEGER, record TEXT NOT NULL);
CREATE INDEX sync_runs_by_end ON sync_runs (ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE quarantine (
  update_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (update_id, number)
) WITHOUT ROWID;

CREATE TABLE file_sources (sha1 BLOB PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fetches (sha1 BLOB PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE imported_updates (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE accepted_eulas (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE downstream_servers (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rolled_up_computers (
  id TEXT PRIMARY KEY,
  server_id TEXT NOT NULL,
  record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX rolled_up_computers_by_server ON rolled_up_computers (server_id);

CREATE INDEX deployments_by_end ON deployments (ended) WHERE ended IS NOT NULL;
CREATE INDEX deployments_by_start ON deployments (id) WHERE ended IS NULL;
`,
};
