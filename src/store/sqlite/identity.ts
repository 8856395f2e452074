import { newGuid } from '#base';
import { storeFailures } from '../failures.ts';
import type { StoreIdentity } from '../port.ts';
import type { Connection } from './connection.ts';
import { openNamed, sealNamed } from './packing.ts';

/** Who this installation is. Throws `store/damaged` when it is not said. */
export function readIdentity(connection: Connection): StoreIdentity {
  return { serverId: read(connection, 'serverId'), epoch: read(connection, 'epoch') };
}

function read(connection: Connection, name: string): string {
  const row = connection.prepare<{ record: string }>('SELECT record FROM meta WHERE name = ?').get(name);
  if (row === undefined)
    throw storeFailures.fail('damaged', { subject: connection.path, detail: `${name} is missing` });
  return openNamed(row.record, name);
}

/** Gives a new database its identity. */
export function writeIdentity(connection: Connection): void {
  write(connection, 'serverId', newGuid());
  write(connection, 'epoch', newGuid());
}

/** Begins a new history: what clients know of the old one no longer counts. */
export function renewEpoch(connection: Connection): void {
  write(connection, 'epoch', newGuid());
}

function write(connection: Connection, name: string, value: unknown): void {
  connection
    .prepare('INSERT OR REPLACE INTO meta (name, record) VALUES (?, ?)')
    .run(name, sealNamed(name, value));
}
