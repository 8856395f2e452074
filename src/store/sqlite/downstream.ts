import type { DownstreamServer, RolledUpComputer, SyncReader, SyncWriter } from '../sync-port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

interface Row {
  readonly id: string;
  readonly record: string;
}

function toServer({ id, record }: Row): DownstreamServer {
  return openJson<DownstreamServer>(record, `downstream server ${id}`);
}

function toComputer({ id, record }: Row): RolledUpComputer {
  return openJson<RolledUpComputer>(record, `rolled up computer ${id}`);
}

/** Reads the servers below this one and what they told of their computers. */
export function downstreamReads(
  connection: Connection,
): Pick<
  SyncReader,
  | 'downstreamServers'
  | 'downstreamServer'
  | 'rolledUpComputers'
  | 'rolledUpComputerIds'
  | 'rolledUpComputersById'
> {
  const servers = connection.prepare<Row>('SELECT id, record FROM downstream_servers ORDER BY id');
  const server = connection.prepare<Row>('SELECT id, record FROM downstream_servers WHERE id = ?');
  const computers = connection.prepare<Row>('SELECT id, record FROM rolled_up_computers ORDER BY id');
  const computersOf = connection.prepare<Row>(
    'SELECT id, record FROM rolled_up_computers WHERE server_id = ? ORDER BY id',
  );
  const idsOf = connection.prepare<Pick<Row, 'id'>>(
    'SELECT id FROM rolled_up_computers WHERE server_id = ? ORDER BY id',
  );
  const computer = connection.prepare<Row>('SELECT id, record FROM rolled_up_computers WHERE id = ?');
  return {
    async downstreamServers() {
      return servers.all().map(toServer);
    },
    async downstreamServer(id) {
      const row = server.get(id);
      return row === undefined ? undefined : toServer(row);
    },
    async rolledUpComputers(parentServerId) {
      const rows = parentServerId === undefined ? computers.all() : computersOf.all(parentServerId);
      return rows.map(toComputer);
    },
    async rolledUpComputerIds(parentServerId) {
      return idsOf.all(parentServerId).map(({ id }) => id);
    },
    async rolledUpComputersById(ids) {
      const found = new Map<string, RolledUpComputer>();
      for (const id of ids) {
        const row = computer.get(id);
        if (row !== undefined) found.set(id, toComputer(row));
      }
      return found;
    },
  };
}

type Methods =
  | 'putDownstreamServer'
  | 'removeDownstreamServer'
  | 'putRolledUpComputers'
  | 'removeRolledUpComputers';

/** Keeps the servers below this one and their computers. */
export function downstreamWrites(transaction: Transaction): Pick<SyncWriter, Methods> {
  const { connection } = transaction;
  const putServer = connection.prepare(
    'INSERT OR REPLACE INTO downstream_servers (id, record) VALUES (?, ?)',
  );
  const removeServer = connection.prepare('DELETE FROM downstream_servers WHERE id = ?');
  const removeComputersOf = connection.prepare('DELETE FROM rolled_up_computers WHERE server_id = ?');
  const putComputer = connection.prepare(
    'INSERT OR REPLACE INTO rolled_up_computers (id, server_id, record) VALUES (?, ?, ?)',
  );
  const removeComputer = connection.prepare('DELETE FROM rolled_up_computers WHERE id = ?');
  return {
    async putDownstreamServer(server) {
      transaction.mustBeOpen();
      putServer.run(server.id, sealJson(server));
      transaction.count('downstream servers');
    },
    async removeDownstreamServer(id) {
      transaction.mustBeOpen();
      removeComputersOf.run(id);
      removeServer.run(id);
      transaction.count('removed downstream servers');
    },
    async putRolledUpComputers(computers) {
      transaction.mustBeOpen();
      for (const computer of computers) {
        putComputer.run(computer.id, computer.parentServerId, sealJson(computer));
      }
      transaction.count('rolled up computers', computers.length);
    },
    async removeRolledUpComputers(ids) {
      transaction.mustBeOpen();
      for (const id of ids) removeComputer.run(id);
      transaction.count('removed rolled up computers', ids.length);
    },
  };
}
