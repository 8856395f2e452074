import type { Migration } from './migrate.ts';

// Who may come in:
//
//   accounts ── sessions      digest of the secret ── who, since when, seen last
//      └─ api_tokens          id ── digest of the secret, in whose name (or nobody's), what it may

export const signIn: Migration = {
  version: 13,
  sql: `
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  name_folded TEXT NOT NULL UNIQUE,
  record TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY,
  name_folded TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL UNIQUE,
  owner_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
  record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX api_tokens_by_owner ON api_tokens (owner_id);
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_id);
`,
};
