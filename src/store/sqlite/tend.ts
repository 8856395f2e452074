import type { UpkeepReader, UpkeepStep } from '../upkeep-port.ts';
import type { Connection } from './connection.ts';

/** Pages of the full-text index put together in one step. */
const MERGED_PAGES = 64;
/** Pages given back to the disk in one step: a quarter of a megabyte. */
const RETURNED_PAGES = 64;
/** Rows of each index that are looked at for the figures of the planner. */
const ANALYSED_ROWS = 400;
/** What `PRAGMA auto_vacuum` says of a file that can shrink. */
const INCREMENTAL = 2;

/** Reads how large the file is. */
export function sizeReads(connection: Connection): Pick<UpkeepReader, 'databaseSize'> {
  return {
    async databaseSize() {
      const page = Number(connection.pragma('page_size'));
      return {
        bytes: Number(connection.pragma('page_count')) * page,
        free: Number(connection.pragma('freelist_count')) * page,
        shrinks: Number(connection.pragma('auto_vacuum')) === INCREMENTAL,
      };
    },
  };
}

/** Does one small step; true while there is more of it to do. */
export function tendDatabase(connection: Connection, step: UpkeepStep): boolean {
  switch (step) {
    case 'statistics':
      connection.execute(`PRAGMA analysis_limit = ${ANALYSED_ROWS}; PRAGMA optimize`);
      return false;
    case 'search':
      return merge(connection);
    case 'room':
      return giveBack(connection);
    case 'log':
      connection.prepare('PRAGMA wal_checkpoint(PASSIVE)').all();
      return false;
  }
}

/** FTS5 says by the number of changed rows whether it had anything to do. */
function merge(connection: Connection): boolean {
  const total = connection.prepare<{ changes: number }>('SELECT total_changes() AS changes');
  const before = total.get()!.changes;
  connection.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?)").run(MERGED_PAGES);
  return total.get()!.changes - before >= 2;
}

function giveBack(connection: Connection): boolean {
  if (Number(connection.pragma('auto_vacuum')) !== INCREMENTAL) return false;
  connection.prepare(`PRAGMA incremental_vacuum(${RETURNED_PAGES})`).all();
  return Number(connection.pragma('freelist_count')) > 0;
}
