import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import type { TestContext } from 'node:test';
import type { TlsOptions } from 'node:tls';
import type { Issued } from './certificates.ts';

// Other machines: web servers, proxies and worse, on real sockets.

async function listening(t: TestContext, server: TcpServer): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    (server as Partial<Server>).closeAllConnections?.();
  });
  return (server.address() as AddressInfo).port;
}

/** A web server; resolves with its port. */
export function webServer(t: TestContext, answer: RequestListener): Promise<number> {
  return listening(t, createServer(answer));
}

export function tlsServer(
  t: TestContext,
  { certificate, key }: Pick<Issued, 'certificate' | 'key'>,
  answer: RequestListener = (_request, response) => response.end('hello'),
  options: TlsOptions = {},
): Promise<number> {
  return listening(t, createTlsServer({ cert: certificate, key, ...options }, answer));
}

/** Anything that is no web server: it gets each connection. */
export function rawServer(t: TestContext, listener: (socket: Socket) => void): Promise<number> {
  return listening(t, createTcpServer(listener));
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface TestProxy {
  readonly url: string;
  /** `CONNECT host:port` and `GET http://…` in the order in which they came. */
  readonly asked: string[];
}

/** A forward proxy. It connects to 127.0.0.1 whatever the name, so that names that exist nowhere can be asked. */
export async function proxyServer(
  t: TestContext,
  rules: { readonly credentials?: string; readonly refuse?: number } = {},
): Promise<TestProxy> {
  const asked: string[] = [];
  const wanted =
    rules.credentials === undefined
      ? undefined
      : `Basic ${Buffer.from(rules.credentials).toString('base64')}`;
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="proxy"' }).end();
      return;
    }
    const url = new URL(request.url ?? '');
    const answer = await fetch(`http://127.0.0.1:${url.port}${url.pathname}`, {
      method: request.method ?? 'GET',
    });
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');
      return;
    }
    if (rules.refuse !== undefined) {
      socket.end(`HTTP/1.1 ${rules.refuse} No\r\n\r\n`);
      return;
    }
    const other = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1');
    other.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      other.pipe(socket).pipe(other);
    });
    other.on('error', () => socket.destroy());
    socket.on('error', () => other.destroy());
    t.after(() => other.destroy());
  });
  return { url: `http://127.0.0.1:${await listening(t, server)}`, asked };
}
