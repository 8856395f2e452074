import { type ComputerId, type GroupId, UNASSIGNED_COMPUTERS } from '#update';
import { storeFailures } from '../failures.ts';
import type { StoreWriter } from '../port.ts';
import { archiveWrites } from './archive.ts';
import { LISTED_COLUMNS, listedAs } from './computer-listing.ts';
import { computerKeys, type StoredComputer } from './computers.ts';
import type { Connection } from './connection.ts';
import { groupSetOf } from './group-set.ts';
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
    "INSERT INTO computers (id, name_folded, label_folded, record) VALUES (?, '', '', '')",
  );
  const replace = connection.prepare(`UPDATE computers SET ${LISTED_COLUMNS}, record = ? WHERE key = ?`);
  const removeRequests = connection.prepare('DELETE FROM requested_groups WHERE computer_key = ?');
  const addRequest = connection.prepare(
    'INSERT OR IGNORE INTO requested_groups (computer_key, name_folded, name) VALUES (?, ?, ?)',
  );
  const groupKey = connection.prepare<{ key: number }>('SELECT key FROM target_groups WHERE id = ?');
  const join = connection.prepare(
    'INSERT OR IGNORE INTO memberships (computer_key, group_key) VALUES (?, ?)',
  );
  const leaveAll = connection.prepare('DELETE FROM memberships WHERE computer_key = ?');
  const groupSet = groupSetOf(connection);
  const setGroupSet = connection.prepare('UPDATE computers SET group_set = ? WHERE key = ?');
  const remove = removal(connection);
  const forget = forgetStatus(transaction);
  const archive = archiveWrites(transaction);

  function joinGroups(key: number, groupIds: readonly GroupId[]): void {
    const ids = groupIds.length === 0 ? [UNASSIGNED_COMPUTERS] : groupIds;
    const groupKeys = ids.map((id) => {
      const row = groupKey.get(id);
      if (row === undefined) throw storeFailures.fail('unknown-group', { subject: `group ${id}` });
      return row.key;
    });
    leaveAll.run(key);
    for (const group of groupKeys) join.run(key, group);
    setGroupSet.run(groupSet(key), key);
  }

  return {
    async putComputer(computer) {
      transaction.mustBeOpen();
      const stored: StoredComputer = { ...computer };
      // A `Computer` that was read and is put again brings its groups along; they are kept elsewhere.
      delete (stored as { groupIds?: unknown }).groupIds;
      const known = byId.get(computer.id);
      const key = known?.key ?? insert.run(computer.id).lastId;
      replace.run(...listedAs(stored), sealJson(stored), key);
      if (known === undefined) joinGroups(key, []);
      else removeRequests.run(key);
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
      const restored: ComputerId[] = [];
      const changed: ComputerId[] = [];
      for (const { computerId, at, address, scanned, deviceAttributes } of contacts) {
        let row = byId.get(computerId);
        if (row === undefined) continue;
        let computer = openJson<StoredComputer>(row.record, `computer ${computerId}`);
        if (computer.archivedAt !== undefined) {
          await archive.restoreComputer(computerId);
          restored.push(computerId);
          row = byId.get(computerId)!;
          computer = openJson<StoredComputer>(row.record, `computer ${computerId}`);
        }
        const moved: StoredComputer = {
          ...computer,
          // Contacts are collected and can come out of order.
          lastContactAt: Math.max(computer.lastContactAt, at),
          lastScanAt: scanned ? Math.max(computer.lastScanAt, at) : computer.lastScanAt,
          lastAddress: at >= computer.lastContactAt ? address : computer.lastAddress,
          inventory:
            deviceAttributes === undefined ? computer.inventory : { ...computer.inventory, deviceAttributes },
        };
        replace.run(...listedAs(moved), sealJson(moved), row.key);
        if (moved.lastAddress !== computer.lastAddress || moved.inventory !== computer.inventory)
          changed.push(computerId);
        transaction.count('contacts');
      }
      return { restored, changed };
    },
  };
}

/** Removes a computer and all that hangs on it but its status; gives the number of its events. */
function removal(connection: Connection): (key: number, packedId: string | Uint8Array) => number {
  const events = connection.prepare('DELETE FROM events WHERE computer_id = ?');
  const rest = ['requested_groups', 'memberships', 'archived_status', 'computer_sightings'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE computer_key = ?`),
  );
  const computer = connection.prepare('DELETE FROM computers WHERE key = ?');
  return (key, packedId) => {
    for (const statement of rest) statement.run(key);
    computer.run(key);
    return events.run(packedId).changes;
  };
}
