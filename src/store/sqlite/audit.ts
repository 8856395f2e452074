import type { AuditFilter, AuditReader, AuditWriter } from '../audit-port.ts';
import type { AuditEntry, StoredAuditEntry } from '../port.ts';
import { CHAIN_START, chainDigest, verifyChain } from './audit-chain.ts';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import type { Connection, SqlValue } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

interface AuditRow {
  readonly key: number;
  readonly record: string;
}

/** Reads who did what. */
export function auditReads(connection: Connection): AuditReader {
  return {
    async audit({ limit, offset, ...filter }) {
      const { where, values } = conditions(filter);
      const items = connection
        .prepare<AuditRow>(`SELECT key, record FROM audit ${where} ORDER BY key DESC LIMIT ? OFFSET ?`)
        .all(...values, limit, offset)
        .map(toEntry);
      const total = connection.prepare<{ total: number }>(`SELECT count(*) AS total FROM audit ${where}`);
      return { items, total: total.get(...values)!.total };
    },
    async *everyAuditEntry(filter) {
      const { where, values } = conditions(filter, 'key < ?');
      const rows = connection.prepare<AuditRow>(
        `SELECT key, record FROM audit ${where} ORDER BY key DESC LIMIT ${CHUNK_ROWS}`,
      );
      const chunks = inChunks(
        Number.MAX_SAFE_INTEGER,
        (before: number) => rows.all(before, ...values),
        ({ key }) => key,
      );
      for await (const chunk of chunks) yield* chunk.map(toEntry);
    },
    verifyAudit: (head) => verifyChain(connection, head),
  };
}

function toEntry({ key, record }: AuditRow): StoredAuditEntry {
  return openJson<StoredAuditEntry>(record, `audit entry ${key}`);
}

/** The WHERE clause, with another condition in front whose values the caller gives first. */
function conditions(
  { actor, verb, text, since, until }: AuditFilter,
  first?: string,
): { readonly where: string; readonly values: readonly SqlValue[] } {
  // Without the checksum in front, and as JSON writes it.
  const written = text === undefined ? undefined : JSON.stringify(text).slice(1, -1);
  const given = (
    [
      ['actor = ?', actor],
      ['verb = ?', verb],
      ['instr(lower(substr(record, 9)), lower(?)) > 0', written],
      ['at >= ?', since],
      ['at < ?', until],
    ] as const
  ).filter(([, value]) => value !== undefined);
  const clauses = [...(first === undefined ? [] : [first]), ...given.map(([clause]) => clause)];
  return {
    where: clauses.length === 0 ? '' : `WHERE ${clauses.join(' AND ')}`,
    values: given.map(([, value]) => value as SqlValue),
  };
}

/** Notes who did what. */
export function auditWrites(transaction: Transaction): AuditWriter {
  const { connection } = transaction;
  const last = connection.prepare<{ digest: string }>('SELECT digest FROM audit ORDER BY key DESC LIMIT 1');
  const insert = connection.prepare(
    'INSERT INTO audit (record, at, actor, verb, digest) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    async addAudit({ at, actor, verb, subject, details, from }: AuditEntry) {
      transaction.mustBeOpen();
      const sequence = transaction.nextSequence;
      const entry: StoredAuditEntry = {
        at,
        actor,
        verb,
        subject,
        details,
        sequence,
        ...(from === undefined ? {} : { from }),
      };
      const record = sealJson(entry);
      insert.run(record, at, actor, verb, chainDigest(last.get()?.digest ?? CHAIN_START, record));
      transaction.count('audit');
    },
  };
}
