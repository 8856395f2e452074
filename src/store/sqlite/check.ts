import { setImmediate } from 'node:timers/promises';
import { Failure } from '#base';
import { storeFailures } from '../failures.ts';
import { ACCOUNT_CHECKS } from './check-accounts.ts';
import { AUDIT_CHECKS } from './check-audit.ts';
import { DECISION_CHECKS } from './check-decisions.ts';
import { NOTICE_CHECKS } from './check-notices.ts';
import { RECORD_CHECKS } from './check-records.ts';
import { STATUS_CHECKS } from './check-status.ts';
import { SYNC_CHECKS } from './check-sync.ts';
import { TARGETING_CHECKS } from './check-targeting.ts';
import { UPKEEP_CHECKS } from './check-upkeep.ts';
import type { Connection } from './connection.ts';
import { schemaChecksum } from './migrations/migrate.ts';
import { openNamed } from './packing.ts';

/** Gives findings, one by one. May take long: it waits now and then. */
export type Check = (connection: Connection) => AsyncIterable<string> | Iterable<string>;

/** Tables that are read at every start, or that everything else hangs on. Those with the bulk of the bytes are not among them. */
const CORE_TABLES = [
  'meta',
  'settings',
  'tallies',
  'changes',
  'updates',
  'revisions',
  'staged_revisions',
  'deployments',
  'target_groups',
];

/** The quick look at every opening. Throws `store/damaged`. */
export function mustBeSound(connection: Connection): void {
  const findings = [...CORE_TABLES.flatMap((table) => pragmaFindings(connection, `quick_check('${table}')`))];
  if (findings.length === 0) findings.push(...schemaFindings(connection), ...counterFindings(connection));
  if (findings.length > 0) {
    throw storeFailures.fail('damaged', {
      subject: connection.path,
      detail: findings.slice(0, 3).join('; '),
    });
  }
}

/** Enough findings to know: more would only fill the memory. */
const MOST_FINDINGS = 100;

/** The full check: the structure of the file, every checksum, everything that is kept twice or can be counted again. */
export async function checkDatabase(connection: Connection): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const check of [
    structure,
    schemaFindings,
    counterFindings,
    ...RECORD_CHECKS,
    ...STATUS_CHECKS,
    ...SYNC_CHECKS,
    ...UPKEEP_CHECKS,
    ...NOTICE_CHECKS,
    ...TARGETING_CHECKS,
    ...AUDIT_CHECKS,
    ...ACCOUNT_CHECKS,
    ...DECISION_CHECKS,
    fullText,
  ]) {
    try {
      for await (const finding of check(connection)) {
        findings.push(finding);
        if (findings.length >= MOST_FINDINGS) return findings;
      }
    } catch (error) {
      // What cannot be read at all is a finding like others, unless the disk or the store itself is away.
      if (error instanceof Failure && !storeFailures.is(error, 'damaged')) throw error;
      findings.push(error instanceof Error ? error.message : String(error));
    }
    await setImmediate();
  }
  return findings;
}

async function* structure(connection: Connection): AsyncIterable<string> {
  const tables = connection
    .prepare<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
    )
    .all();
  for (const { name } of tables) {
    yield* pragmaFindings(connection, `integrity_check('${name}')`);
    await setImmediate();
  }
  for (const row of connection.prepare<object>('PRAGMA foreign_key_check').all()) {
    yield `a row refers to one that is not there: ${Object.values(row).join(' ')}`;
  }
}

function pragmaFindings(connection: Connection, pragma: string): readonly string[] {
  return connection
    .prepare<object>(`PRAGMA ${pragma}`)
    .all()
    .map((row) => String(Object.values(row)[0]))
    .filter((line) => line !== 'ok');
}

function* schemaFindings(connection: Connection): Iterable<string> {
  const row = connection.prepare<{ record: string }>("SELECT record FROM meta WHERE name = 'schema'").get();
  if (row === undefined || openNamed(row.record, 'schema') !== schemaChecksum(connection)) {
    yield 'the schema is not the one that was made';
  }
}

/** Deployments are never deleted, so their id counter stands at the last row; that of revisions there, or at what was dropped or removed. */
function* counterFindings(connection: Connection): Iterable<string> {
  const counter = connection.prepare<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?');
  for (const table of ['revisions', 'deployments'] as const) {
    const last = connection.prepare<{ id: number }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0;
    const given = counter.get(table)?.seq ?? 0;
    const expected = table === 'revisions' ? Math.max(last, tally(connection, 'dropped')) : last;
    if (given !== expected) yield `the last of the ${table} is ${expected}, but ${given} was given`;
  }
  const logged =
    connection.prepare<{ last: number }>('SELECT max(sequence) AS last FROM changes').get()?.last ?? 0;
  const counted = tally(connection, 'sequence');
  if (logged !== counted) yield `the change log ends at ${logged}, but the change sequence is ${counted}`;
}

function tally(connection: Connection, name: string): number {
  const row = connection.prepare<{ value: number }>('SELECT value FROM tallies WHERE name = ?').get(name);
  return row?.value ?? 0;
}

/** Compares the full-text indexes with the texts they were made from. Throws SQLite's error when they differ. */
function fullText(connection: Connection): Iterable<string> {
  connection.prepare("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").run();
  connection
    .prepare("INSERT INTO description_search (description_search, rank) VALUES ('integrity-check', 1)")
    .run();
  return [];
}
