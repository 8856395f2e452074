import { type GroupId, UNASSIGNED_COMPUTERS } from '#update';
import { storeFailures } from '../failures.ts';
import type { StoreWriter } from '../port.ts';
import { computerKeys, type StoredComputer } from './computers.ts';
import type { Connection } from './connection.ts';
import { folded } from './groups.ts';
import { openJson, packGuid, sealJson } from './packing.ts';
import { forgetStatus } from './status-writes.ts';
import type { Transaction } from './transaction.ts';

type Methods = 'putComputer' | 'setMemberships' | 'removeComputer' | 'recordContacts';

/** Writes computers, their memberships and contacts. */
export function computerWrites(transaction: Transaction): Pick<StoreWriter, Methods> {
  const { connection } = transaction;
  const mustFind = computerKeys(connection);
  const byId = connection.prepare<{ key: number; record: string }>(
    'SELECT key, record FROM computers WHERE id = ?',
  );
  const insert = connection.prepare(
    'INSERT INTO computers (name_folded, label_folded, record, id) VALUES (?, ?, ?, ?)',
  );
  const replace = connection.prepare(
    'UPDATE computers SET name_folded = ?, label_folded = ?, record = ? WHERE key = ?',
  );
  const setRecord = connection.prepare('UPDATE computers SET record = ? WHERE key = ?');
  const removeRequests = connection.prepare('DELETE FROM requested_groups WHERE computer_key = ?');
  const addRequest = connection.prepare(
    'INSERT OR IGNORE INTO requested_groups (computer_key, name_folded, name) VALUES (?, ?, ?)',
  );
  const groupKey = connection.prepare<{ key: number }>('SELECT key FROM target_groups WHERE id = ?');
  const join = connection.prepare(
    'INSERT OR IGNORE INTO memberships (computer_key, group_key) VALUES (?, ?)',
  );
  const leaveAll = connection.prepare('DELETE FROM memberships WHERE computer_key = ?');
  const remove = removal(connection);
  const forget = forgetStatus(transaction);

  function joinGroups(key: number, groupIds: readonly GroupId[]): void {
    const ids = groupIds.length === 0 ? [UNASSIGNED_COMPUTERS] : groupIds;
    const groupKeys = ids.map((id) => {
      const row = groupKey.get(id);
      if (row === undefined) throw storeFailures.fail('unknown-group', { subject: `group ${id}` });
      return row.key;
    });
    leaveAll.run(key);
    for (const group of groupKeys) join.run(key, group);
  }

  return {
    async putComputer(computer) {
      transaction.mustBeOpen();
      const stored: StoredComputer = { ...computer };
      // A `Computer` that was read and is put again brings its groups along; they are kept elsewhere.
      delete (stored as { groupIds?: unknown }).groupIds;
      const name = folded(computer.dnsName);
      const label = name.split('.')[0]!;
      const known = byId.get(computer.id);
      let key: number;
      if (known === undefined) {
        key = insert.run(name, label, sealJson(stored), computer.id).lastId;
        joinGroups(key, []);
      } else {
        key = known.key;
        replace.run(name, label, sealJson(stored), key);
        removeRequests.run(key);
      }
      for (const requested of computer.requestedGroups) addRequest.run(key, folded(requested), requested);
      transaction.count('computers');
    },

    async setMemberships(id, groupIds) {
      transaction.mustBeOpen();
      joinGroups(mustFind(id), groupIds);
      transaction.count('memberships');
    },

    async removeComputer(id) {
      transaction.mustBeOpen();
      const key = mustFind(id);
      forget(key);
      transaction.tally('events', -remove(key, packGuid(id)));
      transaction.count('removed computers');
    },

    async recordContacts(contacts) {
      transaction.mustBeOpen();
      for (const { computerId, at, address, scanned, deviceAttributes } of contacts) {
        const row = byId.get(computerId);
        if (row === undefined) continue;
        const computer = openJson<StoredComputer>(row.record, `computer ${computerId}`);
        const moved: StoredComputer = {
          ...computer,
          // Contacts are collected and can come out of order.
          lastContactAt: Math.max(computer.lastContactAt, at),
          lastScanAt: scanned ? Math.max(computer.lastScanAt, at) : computer.lastScanAt,
          lastAddress: at >= computer.lastContactAt ? address : computer.lastAddress,
          inventory:
            deviceAttributes === undefined ? computer.inventory : { ...computer.inventory, deviceAttributes },
        };
        setRecord.run(sealJson(moved), row.key);
        transaction.count('contacts');
      }
    },
  };
}

/** Removes a computer and all that hangs on it but its status; gives the number of its events. */
function removal(connection: Connection): (key: number, packedId: string | Uint8Array) => number {
  const events = connection.prepare('DELETE FROM events WHERE computer_id = ?');
  const rest = ['requested_groups', 'memberships'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE computer_key = ?`),
  );
  const computer = connection.prepare('DELETE FROM computers WHERE key = ?');
  return (key, packedId) => {
    for (const statement of rest) statement.run(key);
    computer.run(key);
    return events.run(packedId).changes;
  };
}
