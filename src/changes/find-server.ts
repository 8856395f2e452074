import type { DownstreamServer, StoreReader } from '#store';
import { changesFailures } from './failures.ts';

/** The downstream server. Throws `changes/unknown-server`. */
export async function findServer(reader: StoreReader, id: string): Promise<DownstreamServer> {
  const server = await reader.downstreamServer(id);
  if (server === undefined) throw changesFailures.fail('unknown-server', { subject: id.slice(0, 80) });
  return server;
}
