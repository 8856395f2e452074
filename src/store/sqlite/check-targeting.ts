import type { Sighting } from '../targeting-port.ts';
import { archivedStatus } from './archive.ts';
import type { Check } from './check.ts';
import { rowsOf } from './check-records.ts';
import type { Connection } from './connection.ts';
import { folded } from './groups.ts';
import { openJson } from './packing.ts';

async function* archived(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{ key: number; archived_at: number | null; body: Uint8Array }>(
    connection,
    'a.computer_key AS key, c.archived_at, a.body',
    'archived_status a LEFT JOIN computers c ON c.key = a.computer_key',
    'a.computer_key',
  );
  for await (const { key, archived_at, body } of rows) {
    archivedStatus(body, key);
    if (archived_at === null) yield `computer ${key} has a status aside and is not archived`;
  }
}

function* sightings(connection: Connection): Iterable<string> {
  const rows = connection.prepare<{ key: number; kind: string; value_folded: string; record: string }>(
    'SELECT computer_key AS key, kind, value_folded, record FROM computer_sightings',
  );
  for (const { key, kind, value_folded, record } of rows.all()) {
    const sighting = openJson<Sighting>(record, `a sighting of computer ${key}`);
    if (sighting.kind !== kind || folded(sighting.value) !== value_folded)
      yield `a sighting of computer ${key} is listed as something else than it is`;
  }
}

/** What the tables of 0004 say of themselves, against what they are found by. */
export const TARGETING_CHECKS: readonly Check[] = [archived, sightings];
