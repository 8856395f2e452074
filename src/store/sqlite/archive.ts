import type { ComputerId, UpdateStatus } from '#update';
import type { StoreReader, StoreWriter } from '../port.ts';
import type { ComputerCounts } from '../targeting-port.ts';
import { LISTED_COLUMNS, listedAs } from './computer-listing.ts';
import { computerKeys, type StoredComputer } from './computers.ts';
import type { Connection } from './connection.ts';
import { openJson, pack, sealJson, unpack } from './packing.ts';
import { statusReads, storedStatus } from './status.ts';
import { stateOf } from './status-packing.ts';
import { forgetStatus, statusWrites } from './status-writes.ts';
import type { Transaction } from './transaction.ts';
import type { UpdateKeys } from './update-keys.ts';

// What an archived computer had reported lies aside, so that no count and no list of an update has it.

const COUNTER = {
  NotInstalled: 'needed',
  Downloaded: 'downloaded',
  Installed: 'installed',
  Failed: 'failed',
  InstalledPendingReboot: 'pendingReboot',
} as const satisfies Record<UpdateStatus['state'], keyof ComputerCounts>;

/** The status that lies in `archived_status`. Throws `store/damaged`. */
export function archivedStatus(body: Uint8Array, key: number): readonly UpdateStatus[] {
  return JSON.parse(unpack(body, `the archived status of computer ${key}`).toString('utf8'));
}

/** Reads what archived computers had reported, and counts what any computer reported. */
export function archiveReads(
  connection: Connection,
  keys: UpdateKeys,
): Pick<StoreReader, 'archivedStatusOf' | 'countsOf'> {
  const row = connection.prepare<{ key: number; body: Uint8Array | null }>(
    `SELECT c.key, a.body FROM computers c LEFT JOIN archived_status a ON a.computer_key = c.key WHERE c.id = ?`,
  );
  const stored = storedStatus(connection);

  function statesOf(id: ComputerId): readonly UpdateStatus['state'][] | undefined {
    const found = row.get(id);
    if (found === undefined) return undefined;
    if (found.body !== null) return archivedStatus(found.body, found.key).map(({ state }) => state);
    const status = stored(found.key);
    if (status === undefined) return undefined;
    return [
      ...status.open.map(({ state }) => stateOf(state)),
      ...status.installed.map(() => 'Installed' as const),
    ];
  }

  return {
    async archivedStatusOf(id) {
      const found = row.get(id);
      if (found === undefined || found.body === null) return [];
      const known = ({ updateId }: UpdateStatus) => keys.keyOf(updateId) !== undefined;
      return archivedStatus(found.body, found.key).filter(known);
    },
    async countsOf(ids) {
      const counted = new Map<ComputerId, ComputerCounts>();
      for (const id of ids) {
        const states = statesOf(id);
        if (states === undefined) continue;
        const counts = { needed: 0, downloaded: 0, installed: 0, failed: 0, pendingReboot: 0 };
        for (const state of states) counts[COUNTER[state]] += 1;
        counted.set(id, counts);
      }
      return counted;
    },
  };
}

/** Lays computers aside and brings them back. */
export function archiveWrites(
  transaction: Transaction,
): Pick<StoreWriter, 'archiveComputer' | 'restoreComputer'> {
  const { connection, keys } = transaction;
  const mustFind = computerKeys(connection);
  const record = connection.prepare<{ record: string }>('SELECT record FROM computers WHERE key = ?');
  const replace = connection.prepare(`UPDATE computers SET ${LISTED_COLUMNS}, record = ? WHERE key = ?`);
  const putAside = connection.prepare('INSERT INTO archived_status (computer_key, body) VALUES (?, ?)');
  const aside = connection.prepare<{ body: Uint8Array }>(
    'SELECT body FROM archived_status WHERE computer_key = ?',
  );
  const removeAside = connection.prepare('DELETE FROM archived_status WHERE computer_key = ?');
  const reported = connection.prepare('SELECT 1 FROM computer_status WHERE computer_key = ?');
  const { statusOf } = statusReads(connection, keys);
  const { setStatus } = statusWrites(transaction);
  const forget = forgetStatus(transaction);

  function put(key: number, computer: StoredComputer): void {
    replace.run(...listedAs(computer), sealJson(computer), key);
    transaction.count('computers');
  }

  return {
    async archiveComputer(id, at, reason) {
      transaction.mustBeOpen();
      const key = mustFind(id);
      const computer = openJson<StoredComputer>(record.get(key)!.record, `computer ${id}`);
      if (computer.archivedAt !== undefined) return;
      if (reported.get(key) !== undefined) {
        putAside.run(key, pack(Buffer.from(JSON.stringify(await statusOf(id)))));
        forget(key);
      }
      put(key, { ...computer, archivedAt: at, archiveReason: reason });
    },

    async restoreComputer(id) {
      transaction.mustBeOpen();
      const key = mustFind(id);
      const computer = openJson<StoredComputer>(record.get(key)!.record, `computer ${id}`);
      if (computer.archivedAt === undefined) return;
      const { archivedAt: _at, archiveReason: _reason, ...kept } = computer;
      put(key, kept);
      const old = aside.get(key);
      removeAside.run(key);
      // A report that came in before the contact was written is newer than what lies aside.
      if (old === undefined || reported.get(key) !== undefined) return;
      await setStatus(id, archivedStatus(old.body, key), computer.lastReportAt);
    },
  };
}
