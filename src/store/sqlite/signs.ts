import type { ComputerId } from '#update';
import type { SignReader } from '../sign-port.ts';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import type { Connection } from './connection.ts';
import { type EventRow, toEvent } from './events.ts';
import { unpackGuid } from './packing.ts';
import { STATE_NUMBERS } from './status-packing.ts';
import type { UpdateKeys } from './update-keys.ts';

type StoredRow = EventRow & { readonly computer_id: string | Uint8Array };

/** Reads what machines have in common that do not get on. */
export function signReads(connection: Connection, keys: UpdateKeys): SignReader {
  const ends = connection.prepare<{ first: number | null; last: number | null }>(
    'SELECT min(key) AS first, max(key) AS last FROM events',
  );
  const next = connection.prepare<{ received_at: number }>(
    'SELECT received_at FROM events WHERE key >= ? ORDER BY key LIMIT 1',
  );
  const chunk = connection.prepare<StoredRow>(
    `SELECT key, computer_id, record FROM events WHERE key > ? ORDER BY key LIMIT ${CHUNK_ROWS}`,
  );
  const codes = connection.prepare<{ hresult: number | null; computers: number }>(
    `SELECT hresult, count(*) AS computers FROM open_status
      WHERE update_key = ? AND state = ${STATE_NUMBERS.Failed} AND changed_at >= ?
      GROUP BY hresult ORDER BY computers DESC, hresult`,
  );
  return {
    async eventPlace(receivedFrom, most) {
      const { first, last } = ends.get()!;
      if (first === null || last === null) return 0;
      // Keys are given in the order of receipt: the place is found without an index of times.
      let low = Math.max(first, last - most + 1);
      let high = last + 1;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if ((next.get(middle)?.received_at ?? receivedFrom) < receivedFrom) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    },
    async *eventsAfter(place) {
      const chunks = inChunks(
        place,
        (after) => chunk.all(after),
        (row) => row.key,
      );
      for await (const rows of chunks) {
        yield {
          events: rows.map((row) => toEvent(unpackGuid(row.computer_id) as ComputerId, row)),
          place: rows.at(-1)!.key,
        };
      }
    },
    async failureCodes(updateId, since) {
      const key = keys.keyOf(updateId);
      if (key === undefined) return [];
      return codes
        .all(key, since)
        .map(({ hresult, computers }) => ({ computers, ...(hresult === null ? {} : { hresult }) }));
    },
  };
}
