import type { ComputerId, GroupId } from '#update';
import { storeFailures } from '../failures.ts';
import type { Computer, StoreReader } from '../port.ts';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import { listingOf } from './computer-listing.ts';
import type { Connection } from './connection.ts';
import { folded } from './groups.ts';
import { openJson } from './packing.ts';

/** What `computers.record` holds. */
export type StoredComputer = Omit<Computer, 'groupIds'>;

interface ComputerRow {
  readonly key: number;
  readonly record: string;
}

type Methods =
  | 'computer'
  | 'computersNamed'
  | 'computers'
  | 'everyMachine'
  | 'silentComputers'
  | 'clonedComputers';

/** Reads computers with their memberships. */
export function computerReads(connection: Connection): Pick<StoreReader, Methods> {
  const byId = connection.prepare<ComputerRow>('SELECT key, record FROM computers WHERE id = ?');
  const named = connection.prepare<ComputerRow>(
    `SELECT key, record FROM computers WHERE name_folded = ?1 OR label_folded = ?1 ORDER BY name_folded, key`,
  );
  const memberships = connection.prepare<{ id: GroupId }>(
    `SELECT g.id FROM memberships m JOIN target_groups g ON g.key = m.group_key
      WHERE m.computer_key = ? ORDER BY g.key`,
  );

  const chunk = connection.prepare<ComputerRow>(
    `SELECT key, record FROM computers WHERE key > ? ORDER BY key LIMIT ${CHUNK_ROWS}`,
  );
  const silent = connection.prepare<ComputerRow>(
    `SELECT key, record FROM computers WHERE archived_at IS NULL AND last_contact < ?
      ORDER BY last_contact, key LIMIT ?`,
  );
  const cloned = connection.prepare<ComputerRow>(
    'SELECT key, record FROM computers WHERE cloned_at IS NOT NULL ORDER BY name_folded, key',
  );

  function toComputer({ key, record }: ComputerRow): Computer {
    const stored = openJson<StoredComputer>(record, `computer ${key}`);
    return { ...stored, groupIds: memberships.all(key).map(({ id }) => id) };
  }

  return {
    async computer(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : toComputer(row);
    },
    async *everyMachine() {
      const chunks = inChunks(
        0,
        (after) => chunk.all(after),
        (row) => row.key,
      );
      for await (const rows of chunks) yield* rows.map(toComputer);
    },
    async computersNamed(name) {
      return named.all(folded(name)).map(toComputer);
    },
    async computers(query) {
      const { page, total, values } = listingOf(query);
      const rows = connection.prepare<ComputerRow>(page).all(...values, query.limit, query.offset);
      return {
        items: rows.map(toComputer),
        total: connection.prepare<{ total: number }>(total).get(...values)!.total,
      };
    },
    async silentComputers(before, limit) {
      return silent.all(before, limit).map(toComputer);
    },
    async clonedComputers() {
      return cloned.all().map(toComputer);
    },
  };
}

/** The database's key of a computer. Throws `store/unknown-computer`. */
export function computerKeys(connection: Connection): (id: ComputerId) => number {
  const byId = connection.prepare<{ key: number }>('SELECT key FROM computers WHERE id = ?');
  return (id) => {
    const row = byId.get(id);
    if (row === undefined) throw storeFailures.fail('unknown-computer', { subject: `computer ${id}` });
    return row.key;
  };
}
