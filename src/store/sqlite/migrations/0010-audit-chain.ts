import type { StoredAuditEntry } from '../../port.ts';
import { CHAIN_START, chainDigest } from '../audit-chain.ts';
import type { Connection } from '../connection.ts';
import { openJson } from '../packing.ts';
import type { Migration } from './migrate.ts';

// The audit becomes a chain, and can be searched:
//
//   audit   key ── record, its digest over the digest before it; at, actor and verb are what entries are found by
//
// Entries that are there already are chained as they are: the chain says nothing of what happened to them before.

function chainAll(connection: Connection): void {
  const next = connection.prepare<{ key: number; record: string }>(
    'SELECT key, record FROM audit WHERE key > ? ORDER BY key LIMIT 1',
  );
  const update = connection.prepare('UPDATE audit SET at = ?, actor = ?, verb = ?, digest = ? WHERE key = ?');
  let digest = CHAIN_START;
  for (let row = next.get(0); row !== undefined; row = next.get(row.key)) {
    const { at, actor, verb } = openJson<StoredAuditEntry>(row.record, `audit entry ${row.key}`);
    digest = chainDigest(digest, row.record);
    update.run(at, actor, verb, digest, row.key);
  }
}

export const auditChain: Migration = {
  version: 10,
  sql: `
ALTER TABLE audit ADD COLUMN at INTEGER;
ALTER TABLE audit ADD COLUMN actor TEXT;
ALTER TABLE audit ADD COLUMN verb TEXT;
ALTER TABLE audit ADD COLUMN digest TEXT;
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_actor ON audit (actor, key);
CREATE INDEX audit_by_verb ON audit (verb, key);
`,
  fill: chainAll,
};
