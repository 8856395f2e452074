import { crc32 } from 'node:zlib';
import type { ComputerId, UpdateId, UpdateStatus } from '#update';
import type { ComputerStatusRow, Page, StatusCounts, StoreReader } from '../port.ts';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import type { StoredComputer } from './computers.ts';
import type { Connection } from './connection.ts';
import { damaged, openJson } from './packing.ts';
import {
  type Installed,
  indexOfInstalled,
  installedAt,
  STATE_NUMBERS,
  stateOf,
  unpackInstalled,
} from './status-packing.ts';
import type { UpdateKeys } from './update-keys.ts';

/** One row of `open_status`. */
export interface OpenRow {
  readonly update_key: number;
  readonly state: number;
  readonly changed_at: number;
  readonly hresult: number | null;
}

export interface StoredStatus {
  readonly open: readonly OpenRow[];
  /** By ascending update key. */
  readonly installed: readonly Installed[];
}

interface StatusRow {
  readonly computer_key: number;
  readonly open_checksum: number;
  readonly installed: Uint8Array;
  readonly installed_at: Uint8Array;
}

/** Protects the open rows of one computer as a whole. */
export function openChecksum(rows: readonly OpenRow[]): number {
  let text = '';
  for (const { update_key: key, state, changed_at: at, hresult } of rows) {
    text += `${text === '' ? '' : ';'}${key},${state},${at},${hresult ?? ''}`;
  }
  return crc32(text);
}

interface LastRead {
  readonly turn: number;
  readonly computerKey: number;
  readonly status: StoredStatus | undefined;
}

/** What each connection read last: who replaces a status has looked at it a moment before, in the same transaction. */
const lastReads = new WeakMap<Connection, LastRead>();

/** To be called when a status is written. */
export function forgetLastRead(connection: Connection): void {
  lastReads.delete(connection);
}

/** Reads what is stored of one computer's status; undefined when it has none. Throws `store/damaged`. */
export function storedStatus(connection: Connection): (computerKey: number) => StoredStatus | undefined {
  const open = connection.prepare<OpenRow>(
    'SELECT update_key, state, changed_at, hresult FROM open_status WHERE computer_key = ? ORDER BY update_key',
  );
  const packed = connection.prepare<StatusRow>('SELECT * FROM computer_status WHERE computer_key = ?');
  const read = (computerKey: number): StoredStatus | undefined => {
    const row = packed.get(computerKey);
    if (row === undefined) return undefined;
    const rows = open.all(computerKey);
    if (openChecksum(rows) !== row.open_checksum) throw damaged(`the status of computer ${computerKey}`);
    return { open: rows, installed: unpackInstalled(row.installed, row.installed_at) };
  };
  return (computerKey) => {
    const { turn } = connection;
    if (turn === 0) return read(computerKey);
    const last = lastReads.get(connection);
    if (last?.turn === turn && last.computerKey === computerKey) return last.status;
    const status = read(computerKey);
    lastReads.set(connection, { turn, computerKey, status });
    return status;
  };
}

type Methods = 'statusOf' | 'statusCounts' | 'computersWith';

/** Reads status both ways: the updates of a computer, the computers of an update. */
export function statusReads(connection: Connection, keys: UpdateKeys): Pick<StoreReader, Methods> {
  const computerKey = connection.prepare<{ key: number }>('SELECT key FROM computers WHERE id = ?');
  const stored = storedStatus(connection);
  const counts = connection.prepare<
    Omit<StatusCounts, 'updateId' | 'pendingReboot'> & { pending_reboot: number }
  >('SELECT needed, downloaded, installed, failed, pending_reboot FROM status_counts WHERE update_key = ?');
  const findMatches = matches(connection);
  const computer = connection.prepare<{ id: ComputerId; record: string }>(
    'SELECT id, record FROM computers WHERE key = ?',
  );

  const exists = connection.prepare('SELECT 1 FROM updates WHERE key = ?');

  /** Undefined for an update whose metadata was removed since the machine reported it. */
  function idOf(key: number): UpdateId | undefined {
    const id = keys.idOf(key);
    if (id === undefined && exists.get(key) === undefined) throw damaged(`update key ${key}`);
    return id;
  }

  function* named(rows: StoredStatus): Iterable<UpdateStatus> {
    for (const open of rows.open) {
      const updateId = idOf(open.update_key);
      if (updateId !== undefined) yield toStatus(updateId, open);
    }
    for (const [key, changedAt] of rows.installed) {
      const updateId = idOf(key);
      if (updateId !== undefined) yield { updateId, state: 'Installed', changedAt };
    }
  }

  return {
    async statusOf(id) {
      const row = computerKey.get(id);
      const status = row === undefined ? undefined : stored(row.key);
      return status === undefined ? [] : [...named(status)];
    },

    async statusCounts(updateIds) {
      return updateIds.map((updateId) => {
        const key = keys.keyOf(updateId);
        const row = key === undefined ? undefined : counts.get(key);
        if (row === undefined) return { updateId, ...NO_COUNTS };
        const { pending_reboot: pendingReboot, ...rest } = row;
        return { updateId, ...rest, pendingReboot };
      });
    },

    async computersWith(updateId, states, { limit, offset }) {
      const key = keys.keyOf(updateId);
      if (key === undefined) return { items: [], total: 0 };
      const found = await findMatches(key, states, { limit, offset });
      const items = found.items.map((match): ComputerStatusRow => {
        const row = computer.get(match.computerKey);
        if (row === undefined) throw damaged(`computer ${match.computerKey}`);
        const { dnsName } = openJson<StoredComputer>(row.record, `computer ${row.id}`);
        return { computerId: row.id, dnsName, status: toStatus(updateId, match) };
      });
      return { items, total: found.total };
    },
  };
}

const NO_COUNTS = { needed: 0, downloaded: 0, installed: 0, failed: 0, pendingReboot: 0 } as const;

function toStatus(updateId: UpdateId, row: Omit<OpenRow, 'update_key'>): UpdateStatus {
  return {
    updateId,
    state: stateOf(row.state),
    changedAt: row.changed_at,
    ...(row.hresult === null ? {} : { hresult: row.hresult }),
  };
}

type Match = Omit<OpenRow, 'update_key'> & { readonly computerKey: number };

type FindMatches = (
  updateKey: number,
  states: readonly UpdateStatus['state'][],
  page: { readonly limit: number; readonly offset: number },
) => Promise<Page<Match>>;

/**
 * The computers that have an update in one of those states, by key. Open states are in an index, which gives the page and its total. What is
 * installed lies in a list of each computer: the lists are looked through up to the end of the page, and all of them only where open
 * states are asked for besides.
 */
function matches(connection: Connection): FindMatches {
  const where = 'update_key = ? AND state IN (SELECT value FROM json_each(?))';
  const open = connection.prepare<Match>(
    `SELECT computer_key AS computerKey, state, changed_at, hresult FROM open_status
      WHERE ${where} ORDER BY computer_key LIMIT ? OFFSET ?`,
  );
  const openTotal = connection.prepare<{ total: number }>(
    `SELECT count(*) AS total FROM open_status WHERE ${where}`,
  );
  const installedTotal = connection.prepare<{ total: number }>(
    'SELECT installed AS total FROM status_counts WHERE update_key = ?',
  );
  const installed = installedMatches(connection);
  return async (updateKey, states, { limit, offset }) => {
    const numbers = states.filter((state) => state !== 'Installed').map((state) => STATE_NUMBERS[state]);
    const asked = [updateKey, JSON.stringify(numbers)] as const;
    if (!states.includes('Installed')) {
      return { items: open.all(...asked, limit, offset), total: openTotal.get(...asked)!.total };
    }
    const isAlone = numbers.length === 0;
    const found = isAlone ? [] : open.all(...asked, -1, 0);
    for await (const match of installed(updateKey)) {
      found.push(match);
      if (isAlone && found.length >= offset + limit) break;
    }
    found.sort((one, other) => one.computerKey - other.computerKey);
    const total = isAlone ? (installedTotal.get(updateKey)?.total ?? 0) : found.length;
    return { items: found.slice(offset, offset + limit), total };
  };
}

/** Looks the lists of all computers through, by key. */
function installedMatches(connection: Connection): (updateKey: number) => AsyncIterable<Match> {
  const lists = connection.prepare<{ computer_key: number; installed: Uint8Array; installed_at: Uint8Array }>(
    `SELECT computer_key, installed, installed_at FROM computer_status
      WHERE computer_key > ? ORDER BY computer_key LIMIT ${CHUNK_ROWS}`,
  );
  return async function* (updateKey) {
    const chunks = inChunks(
      0,
      (after) => lists.all(after),
      (row) => row.computer_key,
    );
    for await (const rows of chunks) {
      for (const row of rows) {
        const index = indexOfInstalled(row.installed, updateKey);
        if (index < 0) continue;
        const changed_at = installedAt(row.installed_at, index);
        yield {
          computerKey: row.computer_key,
          state: STATE_NUMBERS.Installed,
          changed_at,
          hresult: null,
        };
      }
    }
  };
}
