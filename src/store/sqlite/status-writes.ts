import type { UpdateStatus } from '#update';
import type { StoreWriter } from '../port.ts';
import { computerKeys, type StoredComputer } from './computers.ts';
import { openJson, sealJson } from './packing.ts';
import { standingOf } from './standing.ts';
import { forgetLastRead, type OpenRow, openChecksum, type StoredStatus, storedStatus } from './status.ts';
import { type Installed, packInstalled, STATE_NUMBERS } from './status-packing.ts';
import type { Transaction } from './transaction.ts';

const NOTHING: StoredStatus = { open: [], installed: [] };

/** Replaces a computer's status. */
export function statusWrites(transaction: Transaction): Pick<StoreWriter, 'setStatus'> {
  const { connection, keys } = transaction;
  const mustFind = computerKeys(connection);
  const stored = storedStatus(connection);
  const replace = replacement(transaction);
  const record = connection.prepare<{ record: string }>('SELECT record FROM computers WHERE key = ?');
  const setRecord = connection.prepare('UPDATE computers SET record = ?, last_report = ? WHERE key = ?');

  return {
    async setStatus(id, status, reportedAt) {
      transaction.mustBeOpen();
      const computerKey = mustFind(id);
      const before = stored(computerKey);
      replace(
        computerKey,
        before,
        byKey(status, (updateId) => keys.keyOf(updateId)),
      );
      const computer = openJson<StoredComputer>(record.get(computerKey)!.record, `computer ${id}`);
      if (computer.lastReportAt !== reportedAt) {
        setRecord.run(
          sealJson({ ...computer, lastReportAt: reportedAt } satisfies StoredComputer),
          reportedAt,
          computerKey,
        );
      }
      transaction.count('status');
    },
  };
}

/** Removes a computer's status for good. */
export function forgetStatus(transaction: Transaction): (computerKey: number) => void {
  const stored = storedStatus(transaction.connection);
  const replace = replacement(transaction);
  const remove = transaction.connection.prepare('DELETE FROM computer_status WHERE computer_key = ?');
  return (computerKey) => {
    const before = stored(computerKey);
    if (before === undefined) return;
    replace(computerKey, before, NOTHING);
    remove.run(computerKey);
  };
}

/** Takes an update out of what machines have to do; that they have it installed stays until they report again. */
export function forgetOpenStatus(transaction: Transaction): (updateKey: number) => void {
  const { connection } = transaction;
  const stored = storedStatus(connection);
  const replace = replacement(transaction);
  const computers = connection.prepare<{ key: number }>(
    'SELECT computer_key AS key FROM open_status WHERE update_key = ?',
  );
  return (updateKey) => {
    for (const { key } of computers.all(updateKey)) {
      const before = stored(key) ?? NOTHING;
      const open = before.open.filter((row) => row.update_key !== updateKey);
      replace(key, before, { open, installed: before.installed });
    }
  };
}

/** A reported status in the order and form it is stored in. Unknown updates are left out, of two entries for one the last counts. */
function byKey(
  status: readonly UpdateStatus[],
  keyOf: (id: UpdateStatus['updateId']) => number | undefined,
): StoredStatus {
  const entries = new Map<number, UpdateStatus>();
  for (const entry of status) {
    const key = keyOf(entry.updateId);
    if (key !== undefined) entries.set(key, entry);
  }
  const open: OpenRow[] = [];
  const installed: Installed[] = [];
  for (const [key, entry] of [...entries].sort(([one], [other]) => one - other)) {
    const { state, changedAt, hresult } = entry;
    if (state === 'Installed') installed.push([key, changedAt]);
    else
      open.push({
        update_key: key,
        state: STATE_NUMBERS[state],
        changed_at: changedAt,
        hresult: hresult ?? null,
      });
  }
  return { open, installed };
}

/** Writes the difference between two statuses of a computer, and moves the counts by it. */
function replacement(
  transaction: Transaction,
): (computerKey: number, before: StoredStatus | undefined, after: StoredStatus) => void {
  const { connection } = transaction;
  const putOpen = connection.prepare(
    `INSERT OR REPLACE INTO open_status (computer_key, update_key, state, changed_at, hresult)
      VALUES (?, ?, ?, ?, ?)`,
  );
  const removeOpen = connection.prepare('DELETE FROM open_status WHERE computer_key = ? AND update_key = ?');
  const putPacked = connection.prepare(
    `INSERT OR REPLACE INTO computer_status (computer_key, open_checksum, installed, installed_at, standing)
      VALUES (?, ?, ?, ?, ?)`,
  );
  const move = countMoves(transaction);

  return (computerKey, before, after) => {
    forgetLastRead(connection);
    const moves = new Map<number, number[]>();
    const old = new Map(before?.open.map((row) => [row.update_key, row]));
    for (const row of after.open) {
      const was = old.get(row.update_key);
      old.delete(row.update_key);
      if (was !== undefined && sameRow(was, row)) continue;
      if (was !== undefined) note(moves, row.update_key, was.state, -1);
      note(moves, row.update_key, row.state, 1);
      putOpen.run(computerKey, row.update_key, row.state, row.changed_at, row.hresult);
    }
    for (const row of old.values()) {
      note(moves, row.update_key, row.state, -1);
      removeOpen.run(computerKey, row.update_key);
    }
    noteInstalled(moves, before?.installed ?? [], after.installed);
    for (const [key, by] of moves) if (by.some((number) => number !== 0)) move(key, by);
    if (before === undefined || !sameStatus(before, after)) {
      const { keys, times } = packInstalled(after.installed);
      putPacked.run(computerKey, openChecksum(after.open), keys, times, standingOf(after.open));
    }
  };
}

/** Notes in `moves` that the count of one state goes up or down; the states are 2 to 6 and stand at 0 to 4. */
function note(moves: Map<number, number[]>, updateKey: number, state: number, by: 1 | -1): void {
  let move = moves.get(updateKey);
  if (move === undefined) moves.set(updateKey, (move = [0, 0, 0, 0, 0]));
  move[state - STATE_NUMBERS.NotInstalled]! += by;
}

/** Notes what is installed in one of the lists only. Both are by ascending key, and mostly the same. */
function noteInstalled(
  moves: Map<number, number[]>,
  before: readonly Installed[],
  after: readonly Installed[],
): void {
  const keyAt = (list: readonly Installed[], at: number) => list[at]?.[0] ?? Number.POSITIVE_INFINITY;
  let was = 0;
  let is = 0;
  while (was < before.length || is < after.length) {
    const old = keyAt(before, was);
    const now = keyAt(after, is);
    if (old < now) note(moves, old, STATE_NUMBERS.Installed, -1);
    else if (now < old) note(moves, now, STATE_NUMBERS.Installed, 1);
    if (old <= now) was += 1;
    if (now <= old) is += 1;
  }
}

function countMoves(transaction: Transaction): (updateKey: number, by: readonly number[]) => void {
  const statement = transaction.connection.prepare(
    `INSERT INTO status_counts (update_key, needed, downloaded, installed, failed, pending_reboot)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET needed = needed + excluded.needed, downloaded = downloaded + excluded.downloaded,
        installed = installed + excluded.installed, failed = failed + excluded.failed,
        pending_reboot = pending_reboot + excluded.pending_reboot`,
  );
  return (updateKey, by) => void statement.run(updateKey, ...by);
}

function sameRow(one: OpenRow, other: OpenRow): boolean {
  return one.state === other.state && one.changed_at === other.changed_at && one.hresult === other.hresult;
}

function sameStatus(one: StoredStatus, other: StoredStatus): boolean {
  return (
    one.open.length === other.open.length &&
    one.installed.length === other.installed.length &&
    one.open.every((row, index) => {
      const second = other.open[index]!;
      return row.update_key === second.update_key && sameRow(row, second);
    }) &&
    one.installed.every(([key, time], index) => {
      const second = other.installed[index]!;
      return key === second[0] && time === second[1];
    })
  );
}
