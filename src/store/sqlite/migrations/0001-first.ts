import type { Migration } from './migrate.ts';

// The stored layout. Values that are served are in `record`-like columns with a checksum (packing.ts): sealed JSON
// text, or packed bytes. The other columns serve for finding; each of them is in an index or can be counted again,
// so that damage to them is found by comparison.
//
//   meta            serverId, epoch, createdAt                        settings        name → JSON
//   changes         one row per committed write: what it touched      tallies         sequence, events: kept by difference
//   audit           who did what, for ever
//
//   updates         key ── guid, declined, latest revision and what is listed by
//     ├─ revisions        id ── (update, number), summary for people, record for the index
//     │    ├─ core_fragments     what a scan sends          ├─ documents        the original bytes
//     │    ├─ detail_fragments   all else, one row          └─ revision_files ── files (key ── SHA-1)
//     ├─ declines         declined or not, and since when
//     ├─ update_kbs       KB numbers of the latest revision
//     ├─ search_texts ── search_content (view) ── search (FTS5): words of the latest revision
//     ├─ deployments      in force while ended is null, history afterwards; at most one in force per update and group
//     ├─ open_status      computer × update, only where something is to be done
//     └─ status_counts    computers per state, by difference
//
//   target_groups   key ── guid, parent                               computers       key ── id, names
//     └─ memberships ── computers                                       ├─ requested_groups  names its policy asks for
//                                                                       ├─ computer_status   packed list of installed updates
//   events          by computer id and instance id                      └─ open_status
//
// `key` is this database's own small integer and never leaves it; `id` of revisions and deployments is what clients
// know, so AUTOINCREMENT keeps each from being given twice.

export const first: Migration = {
  version: 1,
  sql: `
CREATE TABLE meta (name TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tallies (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE changes (sequence INTEGER PRIMARY KEY, followed INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE audit (key INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL);

CREATE TABLE updates (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  declined INTEGER NOT NULL DEFAULT 0,
  latest INTEGER,
  type TEXT,
  deployable INTEGER,
  expired INTEGER
);
CREATE INDEX updates_by_latest ON updates (latest, type, deployable, expired, declined);
CREATE TABLE declines (update_key INTEGER PRIMARY KEY REFERENCES updates (key), record TEXT NOT NULL);

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  update_key INTEGER NOT NULL REFERENCES updates (key),
  number INTEGER NOT NULL,
  summary TEXT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (update_key, number)
);
CREATE TABLE core_fragments (revision_id INTEGER PRIMARY KEY REFERENCES revisions (id), body BLOB NOT NULL);
CREATE TABLE detail_fragments (revision_id INTEGER PRIMARY KEY REFERENCES revisions (id), body BLOB NOT NULL);
CREATE TABLE documents (revision_id INTEGER PRIMARY KEY REFERENCES revisions (id), body BLOB NOT NULL);

CREATE TABLE files (key INTEGER PRIMARY KEY, sha1 BLOB NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE revision_files (
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  ordinal INTEGER NOT NULL,
  file_key INTEGER NOT NULL REFERENCES files (key),
  variant TEXT,
  PRIMARY KEY (revision_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX revision_files_by_file ON revision_files (file_key, revision_id);

CREATE TABLE update_kbs (
  kb TEXT NOT NULL,
  update_key INTEGER NOT NULL REFERENCES updates (key),
  PRIMARY KEY (kb, update_key)
) WITHOUT ROWID;
CREATE INDEX update_kbs_by_update ON update_kbs (update_key);

CREATE TABLE search_texts (update_key INTEGER PRIMARY KEY REFERENCES updates (key), body BLOB NOT NULL);
CREATE VIEW search_content AS SELECT update_key AS key, todoku_text(body) AS body FROM search_texts;
CREATE VIRTUAL TABLE search USING fts5 (
  body, content = 'search_content', content_rowid = 'key', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE deployments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  update_key INTEGER NOT NULL REFERENCES updates (key),
  group_id TEXT NOT NULL,
  approves INTEGER NOT NULL,
  ended INTEGER,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX deployments_in_force ON deployments (update_key, group_id) WHERE ended IS NULL;
CREATE INDEX deployments_approving ON deployments (update_key) WHERE ended IS NULL AND approves = 1;
CREATE INDEX deployments_by_group ON deployments (group_id) WHERE ended IS NULL;

CREATE TABLE target_groups (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  parent_key INTEGER REFERENCES target_groups (key),
  name_folded TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX target_groups_by_name ON target_groups (name_folded);
CREATE INDEX target_groups_by_parent ON target_groups (parent_key);

CREATE TABLE computers (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name_folded TEXT NOT NULL,
  label_folded TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX computers_by_name ON computers (name_folded);
CREATE INDEX computers_by_label ON computers (label_folded);
CREATE TABLE memberships (
  computer_key INTEGER NOT NULL REFERENCES computers (key),
  group_key INTEGER NOT NULL REFERENCES target_groups (key),
  PRIMARY KEY (computer_key, group_key)
) WITHOUT ROWID;
CREATE INDEX memberships_by_group ON memberships (group_key, computer_key);
CREATE TABLE requested_groups (
  computer_key INTEGER NOT NULL REFERENCES computers (key),
  name_folded TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (computer_key, name_folded)
) WITHOUT ROWID;
CREATE INDEX requested_groups_by_name ON requested_groups (name_folded, name);

CREATE TABLE open_status (
  computer_key INTEGER NOT NULL REFERENCES computers (key),
  update_key INTEGER NOT NULL REFERENCES updates (key),
  state INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  hresult INTEGER,
  PRIMARY KEY (computer_key, update_key)
) WITHOUT ROWID;
CREATE INDEX open_status_by_update ON open_status (update_key, state, computer_key);
CREATE TABLE computer_status (
  computer_key INTEGER PRIMARY KEY REFERENCES computers (key),
  open_checksum INTEGER NOT NULL,
  installed BLOB NOT NULL,
  installed_at BLOB NOT NULL
);
CREATE TABLE status_counts (
  update_key INTEGER PRIMARY KEY REFERENCES updates (key),
  needed INTEGER NOT NULL,
  downloaded INTEGER NOT NULL,
  installed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  pending_reboot INTEGER NOT NULL
);

CREATE TABLE events (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  computer_id BLOB NOT NULL,
  instance_id BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX events_by_computer ON events (computer_id, instance_id);
`,
};
