import { once } from 'node:events';
import { readdir, readlink } from 'node:fs/promises';
import { Agent, createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { PathHandler } from './content.ts';

/** A real server on the loopback that has one handler only. For tests. */
export interface HandlerServer {
  readonly port: number;
  /** How many connections were ever opened. */
  connections(): number;
  /** Waits until every request that has arrived so far was handled. Resolves with what handlers rejected with. */
  handled(): Promise<readonly unknown[]>;
}

/** The server is closed after the test, with all its connections. */
export async function serveHandler(t: TestContext, handler: PathHandler): Promise<HandlerServer> {
  let connections = 0;
  const running: Promise<void>[] = [];
  const errors: unknown[] = [];
  const server = createServer((incoming, response) => {
    const path = decodeURIComponent(incoming.url!.split('?')[0]!);
    running.push(handler(incoming, response, path).catch((error) => void errors.push(error)));
  });
  server.on('connection', () => connections++);
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await Promise.all(running);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    handled: async () => {
      await Promise.all(running);
      return errors;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const defaultAgent = new Agent({ keepAlive: false });

/** One request; rejects when the connection breaks before the answer is complete. */
export async function ask(
  port: number,
  path: string,
  headers: OutgoingHttpHeaders = {},
  { method = 'GET', agent = defaultAgent }: { method?: string; agent?: Agent } = {},
): Promise<Answer> {
  const outgoing = request({ host: '127.0.0.1', port, path, headers, method, agent }).end();
  const [incoming] = await once(outgoing, 'response');
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  return { status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(pieces) };
}

/** How many files below the directory this process has open; undefined where the system does not tell. */
export async function openFilesBelow(directory: string): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const targets = (await readdir('/proc/self/fd')).map((fd) =>
    readlink(`/proc/self/fd/${fd}`).catch(() => ''),
  );
  return (await Promise.all(targets)).filter((target) => target.startsWith(directory)).length;
}
