import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { serverFailures } from './failures.ts';

export interface ListenerLimits {
  /** Milliseconds, all of them. */
  readonly keepAliveTimeout: number;
  readonly headersTimeout: number;
  readonly requestTimeout: number;
}

/** What a server proves itself with: PEM, with the authorities between it and a trusted one. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A computer keeps up to 8 connections open (protocol-facts 8.2); beyond this many in all, further ones are refused. */
const MOST_CONNECTIONS = 20_000;

/** An open port with bounds on everything that a peer could hold without end: idle, half-open and slow connections. */
export class Listener {
  readonly #server: Server | HttpsServer;

  constructor(
    limits: ListenerLimits,
    handle: (request: IncomingMessage, response: ServerResponse) => void,
    onBadRequest: (address: string, reason: string) => void,
    /** True for a connection whose request may take longer than `requestTimeout`. */
    mayTakeLong: (socket: Socket) => boolean,
    /** Speaks TLS with it; plain HTTP without. */
    certificate?: Certificate,
    /** Is told by which name a peer asks for the server. */
    onName: (name: string) => void = () => {},
  ) {
    const headersTimeout = Math.min(limits.headersTimeout, limits.requestTimeout);
    const options = {
      keepAliveTimeout: limits.keepAliveTimeout,
      headersTimeout,
      requestTimeout: limits.requestTimeout,
      // How often Node looks for requests that are too slow.
      connectionsCheckingInterval: Math.min(5000, Math.max(100, Math.floor(headersTimeout / 4))),
      noDelay: true,
    };
    this.#server =
      certificate === undefined
        ? createHttpServer(options, handle)
        : createHttpsServer(
            // Windows 10 speaks TLS 1.2. A handshake that does not come to its end holds a connection too.
            {
              ...options,
              ...certificate,
              minVersion: 'TLSv1.2',
              handshakeTimeout: headersTimeout,
              SNICallback: (name, done) => {
                onName(name);
                // There is one certificate, whatever the name.
                done(null);
              },
            },
            handle,
          );
    this.#server.on('tlsClientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      onBadRequest(socket.remoteAddress ?? '', error.code ?? error.message);
    });
    this.#server.maxConnections = MOST_CONNECTIONS;
    // A peer that vanished in the middle of an answer sends nothing any more, not even a reset.
    this.#server.timeout = Math.max(limits.requestTimeout, limits.keepAliveTimeout);
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      // Node asks once for each request, and does nothing to the connection by itself.
      if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && mayTakeLong(socket)) return;
      onBadRequest(socket.remoteAddress ?? '', error.code ?? error.message);
      refuse(socket, error.code);
    });
  }

  /** Port 0 picks a free one. Rejects with `server/cannot-listen`. */
  open(host: string, port: number): Promise<AddressInfo> {
    const server = this.#server;
    return new Promise((resolve, reject) => {
      const failed = (cause: NodeJS.ErrnoException) => {
        reject(
          serverFailures.fail('cannot-listen', { subject: `${host}:${port}`, detail: cause.message, cause }),
        );
      };
      server.once('error', failed);
      server.listen(port, host, () => {
        server.off('error', failed);
        resolve(server.address() as AddressInfo);
      });
    });
  }

  /** From the next handshake on. Throws for what is no certificate with its key. */
  renew(certificate: Certificate): void {
    if ('setSecureContext' in this.#server) this.#server.setSecureContext(certificate);
  }

  /** Takes no more connections; answers under way have `grace` milliseconds to finish. */
  close(grace: number): Promise<void> {
    const server = this.#server;
    return new Promise((resolve) => {
      if (!server.listening) {
        resolve();
        return;
      }
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      server.closeIdleConnections();
    });
  }
}

/** What came was not HTTP, was too slow, or too much: a status line, and the connection is closed. */
function refuse(socket: Socket, code: string | undefined): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = REFUSALS[code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

const REFUSALS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};
