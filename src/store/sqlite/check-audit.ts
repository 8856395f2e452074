import type { StoredAuditEntry } from '../port.ts';
import { verifyChain } from './audit-chain.ts';
import type { Check } from './check.ts';
import { rowsOf } from './check-records.ts';
import type { Connection } from './connection.ts';
import { openJson } from './packing.ts';

async function* chain(connection: Connection): AsyncIterable<string> {
  const { broken } = await verifyChain(connection);
  if (broken !== undefined) yield `audit entry ${broken.number} is ${broken.kind}`;
}

async function* columns(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{ key: number; at: number; actor: string; verb: string; record: string }>(
    connection,
    'key, at, actor, verb, record',
    'audit',
    'key',
  );
  for await (const row of rows) {
    const entry = openJson<StoredAuditEntry>(row.record, `audit entry ${row.key}`);
    if (entry.at !== row.at || entry.actor !== row.actor || entry.verb !== row.verb)
      yield `audit entry ${row.key} is listed as something else than it is`;
  }
}

/** That the audit is one chain from its first entry on, and is found by what it says. */
export const AUDIT_CHECKS: readonly Check[] = [chain, columns];
