import type { Migration } from './migrate.ts';

// What is sent to people and other programs:
//
//   notices   id ── one message of one subscription for one due time: whether it went out, and how
//
// A subscription has at most one row for each due time and occasion, so nothing is sent twice for the same one.

export const notices: Migration = {
  version: 12,
  sql: `
CREATE TABLE notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subscription TEXT NOT NULL,
  occasion TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  failed INTEGER NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (subscription, occasion, due_at)
);
CREATE INDEX notices_by_time ON notices (due_at);
CREATE INDEX notices_by_state ON notices (state);
`,
};
