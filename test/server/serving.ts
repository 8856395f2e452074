import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

import { openTodoku, readConfig } from '#app';
import { type Clock, type Log, manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import {
  createServer,
  type HttpFace,
  type ServerContext,
  type ServerOptions,
  type ServerSettings,
} from '#server';
import { decodeXpress, SERVICES, type ServiceName } from '#wire';

export interface ServingOptions extends ServerOptions {
  readonly settings?: Partial<ServerSettings>;
  readonly clock?: Clock;
  readonly log?: Log;
  /** An address of its own for the API. */
  readonly adminAddress?: { readonly host: string; readonly port: number };
  /** Where it is served over TLS. */
  readonly httpsAddress?: { readonly host: string; readonly port: number };
  /** A data directory to go on with; left out, a fresh one that goes with the test. */
  readonly directory?: string;
}

export interface Serving {
  /** What verbs are run with. */
  readonly todoku: ServerContext;
  readonly face: HttpFace;
  readonly port: number;
  /** Where the API is. */
  readonly adminPort: number;
  /** 0: not over TLS. */
  readonly httpsPort: number;
  readonly directory: string;
  /** Stops the server and closes its data, as a shutdown does. */
  stop(): Promise<void>;
}

/** When tests begin: a fixed moment, so that dates in answers are known. */
export const START = Date.UTC(2026, 9, 4, 15, 3, 36);

/** A whole server on a free port of the loopback, with a real database in a directory of its own. Stops with the test. */
export async function serve(t: TestContext, options: ServingOptions = {}): Promise<Serving> {
  const {
    settings,
    clock = manualClock(START),
    log = nullLog,
    adminAddress,
    httpsAddress,
    ...serverOptions
  } = options;
  const directory = options.directory ?? temporaryFolder('server');
  const config = readConfig({ data: directory });
  const todoku = await openTodoku(config, { clock, log });
  const face = createServer(
    { ...todoku, settings: { ...todoku.settings, ...settings } },
    { closeGrace: 200, ...serverOptions },
  );
  const { port, admin, https } = await face.listen(
    { host: '127.0.0.1', port: 0 },
    {
      ...(adminAddress === undefined ? {} : { admin: adminAddress }),
      ...(httpsAddress === undefined ? {} : { https: httpsAddress }),
    },
  );
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= face.close().then(() => todoku.close());
    return stopped;
  };
  t.after(stop);
  return { todoku, face, port, adminPort: admin.port, httpsPort: https?.port ?? 0, directory, stop };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly wire: Buffer;
  /** With Xpress coding taken off. */
  readonly body: Buffer;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly agent?: Agent;
}

const oneCall = new Agent({ keepAlive: false });

export async function ask(port: number, path: string, asking: Asking = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, agent = oneCall } = asking;
  const outgoing = httpRequest({
    host: '127.0.0.1',
    port,
    path,
    method,
    agent,
    headers: { ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }), ...headers },
  });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  const wire = Buffer.concat(pieces);
  const isXpress = incoming.headers['content-encoding'] === 'xpress';
  const decoded = isXpress ? Buffer.from(decodeXpress(wire, 64 * 1024 * 1024)) : wire;
  return {
    status: incoming.statusCode,
    headers: incoming.headers,
    wire,
    body: decoded,
    text: decoded.toString(),
  };
}

/** A SOAP call with the headers that a native client sends (protocol-facts 2.2). */
export function call(
  port: number,
  service: ServiceName,
  operation: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  agent?: Agent,
): Promise<Answer> {
  return ask(port, SERVICES[service].path, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      'Accept-Encoding': 'xpress',
      SOAPAction: `"${SERVICES[service].namespace}/${operation}"`,
      ...headers,
    },
    ...(agent === undefined ? {} : { agent }),
  });
}

/** Sends bytes as they are and collects what comes back until the server closes the connection. */
export async function raw(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  return await received(socket);
}

/** All that comes until the other side closes; a reset counts as closing. */
export async function received(socket: Socket): Promise<string> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  await new Promise<void>((resolve) => {
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
  return Buffer.concat(pieces).toString('latin1');
}

/** ErrorCode and Message of a fault; '' where the answer is none. */
export function faultOf({ text }: Answer): { code: string; message: string } {
  const field = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';
  return { code: field('ErrorCode'), message: field('Message') };
}
