import type { AuditEntry, StoredAuditEntry, StoreReader, StoreWriter } from '../port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

interface AuditRow {
  readonly key: number;
  readonly record: string;
}

/** Reads who did what. */
export function auditReads(connection: Connection): Pick<StoreReader, 'audit'> {
  const page = connection.prepare<AuditRow>(
    'SELECT key, record FROM audit ORDER BY key DESC LIMIT ? OFFSET ?',
  );
  const total = connection.prepare<{ total: number }>('SELECT count(*) AS total FROM audit');
  return {
    async audit({ limit, offset }) {
      const items = page
        .all(limit, offset)
        .map(({ key, record }) => openJson<StoredAuditEntry>(record, `audit entry ${key}`));
      return { items, total: total.get()!.total };
    },
  };
}

/** Notes who did what. */
export function auditWrites(transaction: Transaction): Pick<StoreWriter, 'addAudit'> {
  const insert = transaction.connection.prepare('INSERT INTO audit (record) VALUES (?)');
  return {
    async addAudit({ at, actor, verb, subject, details }: AuditEntry) {
      transaction.mustBeOpen();
      const sequence = transaction.nextSequence;
      insert.run(sealJson({ at, actor, verb, subject, details, sequence } satisfies StoredAuditEntry));
      transaction.count('audit');
    },
  };
}
