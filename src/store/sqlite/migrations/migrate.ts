import { crc32 } from 'node:zlib';
import { storeFailures } from '../../failures.ts';
import type { Connection } from '../connection.ts';
import { sealNamed } from '../packing.ts';
import { first } from './0001-first.ts';
import { synchronisation } from './0002-synchronisation.ts';
import { listing } from './0003-listing.ts';
import { targeting } from './0004-targeting.ts';
import { decisions } from './0005-decisions.ts';
import { upkeep } from './0007-upkeep.ts';
import { auditChain } from './0010-audit-chain.ts';
import { finding } from './0011-finding.ts';
import { notices } from './0012-notices.ts';
import { signIn } from './0013-sign-in.ts';
import { pins } from './0014-pins.ts';
import { fleet } from './0015-fleet.ts';

/** One step forward. Steps are never changed once released, and never undone. */
export interface Migration {
  /** What `PRAGMA user_version` says afterwards. */
  readonly version: number;
  readonly sql: string;
  /** Brings what is there already into the new shape. */
  readonly fill?: (connection: Connection) => void;
}

/** In ascending order of their versions. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  synchronisation,
  listing,
  targeting,
  decisions,
  upkeep,
  auditChain,
  finding,
  notices,
  signIn,
  pins,
  fleet,
];

/** The checksum of the schema as the file has it: a letter that flips in it changes what statements mean. */
export function schemaChecksum(connection: Connection): number {
  const rows = connection
    .prepare<{ sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .all();
  return crc32(rows.map(({ sql }) => sql).join(';'));
}

/** `todk` in the header of the file: what tells our databases from others. */
const APPLICATION_ID = 0x746f646b;

/**
 * Brings the schema up to date inside the transaction that is open. Resolves true for a database that was
 * empty. Throws `store/newer-schema` for one that only a later program understands, and `store/damaged` for one
 * that is no Todoku database.
 */
export function migrate(connection: Connection): boolean {
  const version = Number(connection.pragma('user_version'));
  const latest = MIGRATIONS.at(-1)!.version;
  const isNew =
    version === 0 && connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!isNew && (version === 0 || connection.pragma('application_id') !== APPLICATION_ID)) {
    throw storeFailures.fail('damaged', { subject: connection.path, detail: 'it is no Todoku database' });
  }
  if (version > latest) {
    throw storeFailures.fail('newer-schema', {
      subject: connection.path,
      detail: `it has version ${version}, this program knows up to ${latest}`,
    });
  }
  if (version === latest) return false;
  for (const migration of MIGRATIONS) {
    if (migration.version <= version) continue;
    connection.execute(migration.sql);
    migration.fill?.(connection);
    connection.execute(`PRAGMA user_version = ${migration.version}`);
  }
  connection
    .prepare("INSERT OR REPLACE INTO meta (name, record) VALUES ('schema', ?)")
    .run(sealNamed('schema', schemaChecksum(connection)));
  if (isNew) connection.execute(`PRAGMA application_id = ${APPLICATION_ID}`);
  return isNew;
}
