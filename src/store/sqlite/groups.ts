import type { GroupId, TargetGroup } from '#update';
import { storeFailures } from '../failures.ts';
import type { StoreReader, StoreWriter } from '../port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

interface GroupRow {
  readonly key: number;
  readonly record: string;
}

function toGroup({ key, record }: GroupRow): TargetGroup {
  return openJson<TargetGroup>(record, `target group ${key}`);
}

/** The form in which names are compared: letter case aside, in any script. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Reads target groups. */
export function groupReads(connection: Connection): Pick<StoreReader, 'groups' | 'missingRequestedGroups'> {
  const all = connection.prepare<GroupRow>('SELECT key, record FROM target_groups ORDER BY key');
  const missing = connection.prepare<{ name: string; computers: number }>(
    `SELECT min(r.name) AS name, count(*) AS computers FROM requested_groups r
      WHERE NOT EXISTS (SELECT 1 FROM target_groups g WHERE g.name_folded = r.name_folded)
      GROUP BY r.name_folded ORDER BY r.name_folded`,
  );
  return {
    async groups() {
      return all.all().map(toGroup);
    },
    async missingRequestedGroups() {
      return missing.all().map(({ name, computers }) => ({ name, computers }));
    },
  };
}

/** Adds, renames, moves and removes target groups. */
export function groupWrites(
  transaction: Transaction,
): Pick<StoreWriter, 'addGroup' | 'renameGroup' | 'moveGroup' | 'setGroupRule' | 'removeGroup'> {
  const { connection } = transaction;
  const byId = connection.prepare<GroupRow>('SELECT key, record FROM target_groups WHERE id = ?');
  const insert = connection.prepare(
    'INSERT INTO target_groups (id, parent_key, name_folded, record) VALUES (?, ?, ?, ?)',
  );
  const rename = connection.prepare('UPDATE target_groups SET name_folded = ?, record = ? WHERE key = ?');
  const move = connection.prepare('UPDATE target_groups SET parent_key = ?, record = ? WHERE key = ?');
  const setRecord = connection.prepare('UPDATE target_groups SET record = ? WHERE key = ?');
  const remove = connection.prepare('DELETE FROM target_groups WHERE key = ?');
  const isUsed = connection.prepare(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM memberships WHERE group_key = ?1)
       OR EXISTS (SELECT 1 FROM target_groups WHERE parent_key = ?1)
       OR EXISTS (SELECT 1 FROM deployments WHERE group_id = ?2 AND ended IS NULL)`,
  );

  const isAbove = connection.prepare(
    `WITH RECURSIVE path (key) AS (
       VALUES (?) UNION SELECT g.parent_key FROM target_groups g JOIN path p ON g.key = p.key WHERE g.parent_key IS NOT NULL
     ) SELECT 1 FROM path WHERE key = ?`,
  );

  function mustFind(id: GroupId): GroupRow {
    const row = byId.get(id);
    if (row === undefined) throw storeFailures.fail('unknown-group', { subject: `group ${id}` });
    return row;
  }

  return {
    async addGroup({ id, name, parentId, rule }) {
      transaction.mustBeOpen();
      if (byId.get(id) !== undefined) throw storeFailures.fail('duplicate', { subject: `group ${id}` });
      const parent = parentId === undefined ? undefined : mustFind(parentId);
      const group: TargetGroup = {
        id,
        name,
        ...(parentId === undefined ? {} : { parentId }),
        ...(rule === undefined ? {} : { rule }),
      };
      insert.run(id, parent?.key ?? null, folded(name), sealJson(group));
      transaction.follow('groups', id);
    },
    async renameGroup(id, name) {
      transaction.mustBeOpen();
      const row = mustFind(id);
      rename.run(folded(name), sealJson({ ...toGroup(row), name } satisfies TargetGroup), row.key);
      transaction.follow('groups', id);
    },
    async moveGroup(id, parentId) {
      transaction.mustBeOpen();
      const row = mustFind(id);
      const parent = mustFind(parentId);
      if (isAbove.get(parent.key, row.key) !== undefined) {
        throw storeFailures.fail('group-in-use', {
          subject: `group ${id}`,
          detail: `${parentId} is beneath it`,
        });
      }
      move.run(parent.key, sealJson({ ...toGroup(row), parentId } satisfies TargetGroup), row.key);
      transaction.follow('groups', id);
    },
    async setGroupRule(id, rule) {
      transaction.mustBeOpen();
      const row = mustFind(id);
      const { rule: _, ...group } = toGroup(row);
      setRecord.run(
        sealJson({ ...group, ...(rule === undefined ? {} : { rule }) } satisfies TargetGroup),
        row.key,
      );
      transaction.follow('groups', id);
    },
    async removeGroup(id) {
      transaction.mustBeOpen();
      const { key } = mustFind(id);
      if (isUsed.get(key, id) !== undefined)
        throw storeFailures.fail('group-in-use', { subject: `group ${id}` });
      remove.run(key);
      transaction.follow('removed groups', id);
    },
  };
}
