import type { Migration } from './migrate.ts';

// At which revision clients stay, where new revisions of approved updates wait for a person:
//
//   updates ── pins   of each update that was ever pinned: its revision number, or none any more, and since when

export const pins: Migration = {
  version: 14,
  sql: `
CREATE TABLE pins (
  update_key INTEGER PRIMARY KEY REFERENCES updates (key),
  number INTEGER,
  record TEXT NOT NULL
);
`,
};
