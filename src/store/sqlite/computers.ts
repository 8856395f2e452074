import type { ComputerId, GroupId } from '#update';
import { storeFailures } from '../failures.ts';
import type { Computer, StoreReader } from '../port.ts';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import type { Connection } from './connection.ts';
import { folded } from './groups.ts';
import { openJson } from './packing.ts';

/** What `computers.record` holds. */
export type StoredComputer = Omit<Computer, 'groupIds'>;

interface ComputerRow {
  readonly key: number;
  readonly record: string;
}

type Methods = 'computer' | 'computersNamed' | 'computers' | 'everyMachine';

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
  const page = connection.prepare<ComputerRow>(
    'SELECT key, record FROM computers ORDER BY name_folded, key LIMIT ? OFFSET ?',
  );
  const chunk = connection.prepare<ComputerRow>(
    `SELECT key, record FROM computers WHERE key > ? ORDER BY key LIMIT ${CHUNK_ROWS}`,
  );
  const total = connection.prepare<{ total: number }>('SELECT count(*) AS total FROM computers');
  // The group and, when asked for, all beneath it.
  const tree = `WITH RECURSIVE tree (key) AS (
      SELECT key FROM target_groups WHERE id = ?1
      UNION SELECT g.key FROM target_groups g JOIN tree ON g.parent_key = tree.key WHERE ?2),
    members AS (SELECT DISTINCT computer_key FROM memberships WHERE group_key IN tree)`;
  const pageOfGroup = connection.prepare<ComputerRow>(
    `${tree} SELECT c.key, c.record FROM members JOIN computers c ON c.key = computer_key
      ORDER BY c.name_folded, c.key LIMIT ?3 OFFSET ?4`,
  );
  const totalOfGroup = connection.prepare<{ total: number }>(`${tree} SELECT count(*) AS total FROM members`);

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
    async computers({ groupId, includeBeneath = false, limit, offset }) {
      if (groupId === undefined) {
        return { items: page.all(limit, offset).map(toComputer), total: total.get()!.total };
      }
      const beneath = includeBeneath ? 1 : 0;
      return {
        items: pageOfGroup.all(groupId, beneath, limit, offset).map(toComputer),
        total: totalOfGroup.get(groupId, beneath)!.total,
      };
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
