import { createHash } from 'node:crypto';
import type { AuditBreak, AuditVerdict } from '../audit-port.ts';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import type { Connection } from './connection.ts';

/** What the first entry follows. */
export const CHAIN_START = '0'.repeat(64);

/** The digest of an entry: SHA-256 of the digest before it, a line end, and its record as it is stored. Lower-case hex. */
export function chainDigest(before: string, record: string): string {
  return createHash('sha256').update(`${before}\n${record}`).digest('hex');
}

interface Link {
  readonly key: number;
  readonly record: string;
  readonly digest: string | null;
}

/** Computes the chain again from the first entry on. See `verifyAudit` of the port. */
export async function verifyChain(connection: Connection, head?: string): Promise<AuditVerdict> {
  const rows = connection.prepare<Link>(
    `SELECT key, record, digest FROM audit WHERE key > ? ORDER BY key LIMIT ${CHUNK_ROWS}`,
  );
  // Before the walk: entries may be added meanwhile.
  const given = lastGiven(connection);
  let entries = 0;
  let digest = CHAIN_START;
  let broken: AuditBreak | undefined;
  let headFound = head === CHAIN_START;
  for await (const chunk of inChunks(
    0,
    (after: number) => rows.all(after),
    ({ key }) => key,
  )) {
    for (const row of chunk) {
      entries += 1;
      if (broken === undefined && row.key !== entries) broken = { number: entries, kind: 'missing' };
      const expected = chainDigest(digest, row.record);
      if (broken === undefined && row.digest !== expected) broken = { number: row.key, kind: 'changed' };
      digest = row.digest ?? expected;
      if (digest === head) headFound = true;
    }
  }
  if (given > entries) broken ??= { number: entries + 1, kind: 'missing' };
  return {
    entries,
    head: digest,
    ...(broken === undefined ? {} : { broken }),
    ...(head === undefined ? {} : { headFound }),
  };
}

/** Numbers are never given twice, so the counter of the table remembers entries that were taken from its end. */
function lastGiven(connection: Connection): number {
  const row = connection
    .prepare<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
    .get();
  return row?.seq ?? 0;
}
