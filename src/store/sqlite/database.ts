import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import { storeFailures } from '../failures.ts';
import { Connection } from './connection.ts';
import { groupWrites } from './groups.ts';
import { writeIdentity } from './identity.ts';
import { migrate } from './migrations/migrate.ts';
import { defineSearchText } from './search.ts';
import { Transaction } from './transaction.ts';

export const DATABASE_FILE = 'todoku.db';

// Pages are read into SQLite's own cache rather than mapped: mapped pages count as memory of the process, and a
// file that a broken disk cuts short would then end the process instead of giving an error.
const CACHE_KIB = 16 * 1024;

const WRITING = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = OFF;
  PRAGMA cache_size = -${CACHE_KIB};
  PRAGMA temp_store = MEMORY;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA journal_size_limit = ${64 * 1024 * 1024};
`;

/** Another connection that writes, to a database that is open and up to date. Whoever has several sees to it that one writes at a time. */
export function reopenWriter(path: string): Connection {
  const connection = new Connection(path);
  connection.execute(WRITING);
  defineSearchText(connection);
  return connection;
}

/**
 * Opens the connection that writes, brings the schema up to date and, in a new database, puts in what every
 * installation has. Throws `store/newer-schema` and `store/damaged`.
 */
export async function openWriter(path: string): Promise<Connection> {
  const connection = new Connection(path);
  try {
    // Counts for a database that is being made; in others it changes nothing.
    connection.execute('PRAGMA auto_vacuum = INCREMENTAL');
    connection.execute(WRITING);
    defineSearchText(connection);
    connection.begin();
    if (migrate(connection)) await fill(connection);
    else connection.commit();
  } catch (error) {
    connection.close();
    throw asOpeningFailure(error, path);
  }
  return connection;
}

/** Opens a connection that only reads, and so sees only what was committed. */
export function openReader(path: string): Connection {
  const connection = new Connection(path, { readOnly: true });
  connection.execute(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = MEMORY`);
  return connection;
}

/** The first write of every store, which also commits the new schema. */
async function fill(connection: Connection): Promise<void> {
  writeIdentity(connection);
  connection.execute("INSERT INTO tallies (name, value) VALUES ('sequence', 0), ('events', 0)");
  const groups = groupWrites(new Transaction(connection));
  await groups.addGroup({ id: ALL_COMPUTERS, name: 'All Computers' });
  await groups.addGroup({ id: UNASSIGNED_COMPUTERS, name: 'Unassigned Computers', parentId: ALL_COMPUTERS });
  connection.commit();
}

/**
 * The failure to throw for an error while a store is opened: only damage makes SQLite find statements of ours
 * wrong, or values that it gave itself.
 */
export function asOpeningFailure(error: unknown, path: string): unknown {
  const isSqlite = error instanceof Error && 'errcode' in error;
  return isSqlite
    ? storeFailures.fail('damaged', { subject: path, detail: error.message, cause: error })
    : error;
}
