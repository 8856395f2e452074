import type { StoreReader, StoreWriter } from '../port.ts';
import type { Sighting } from '../targeting-port.ts';
import { computerKeys } from './computers.ts';
import type { Connection } from './connection.ts';
import { folded } from './groups.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** Reads as what computers were seen. */
export function sightingReads(connection: Connection): Pick<StoreReader, 'sightingsOf'> {
  const ofComputer = connection.prepare<{ record: string }>(
    `SELECT s.record FROM computer_sightings s JOIN computers c ON c.key = s.computer_key WHERE c.id = ?`,
  );
  return {
    async sightingsOf(id) {
      return ofComputer
        .all(id)
        .map(({ record }) => openJson<Sighting>(record, `a sighting of computer ${id}`))
        .sort((one, other) => one.firstSeenAt - other.firstSeenAt);
    },
  };
}

/** Keeps as what computers were seen. */
export function sightingWrites(transaction: Transaction): Pick<StoreWriter, 'putSightings'> {
  const { connection } = transaction;
  const mustFind = computerKeys(connection);
  const clear = connection.prepare('DELETE FROM computer_sightings WHERE computer_key = ?');
  const add = connection.prepare(
    'INSERT OR REPLACE INTO computer_sightings (computer_key, kind, value_folded, record) VALUES (?, ?, ?, ?)',
  );
  return {
    async putSightings(id, sightings) {
      transaction.mustBeOpen();
      const key = mustFind(id);
      clear.run(key);
      for (const sighting of sightings)
        add.run(key, sighting.kind, folded(sighting.value), sealJson(sighting));
      transaction.count('sightings');
    },
  };
}
