import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Target } from './address.ts';

// A closer look at a port that did not answer as its address says: which language it speaks instead.

/** The protocol that a TLS server agrees on with a client that takes any, `TLSv1.1` for one; undefined: it speaks no TLS. Nothing is trusted and nothing is sent. */
export async function tlsSpoken(
  { host, port }: Pick<Target, 'host' | 'port'>,
  timeout: number,
): Promise<string | undefined> {
  const socket = connectTls({
    host,
    port,
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    // The library refuses the ciphers of old versions otherwise.
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
  return (await opens(socket, 'secureConnect', timeout)) ? (socket.getProtocol() ?? undefined) : undefined;
}

/** Whether it answers a plain request with HTTP. */
export async function speaksHttp(
  { host, port }: Pick<Target, 'host' | 'port'>,
  timeout: number,
): Promise<boolean> {
  const socket = connectTcp({ host, port });
  let head = '';
  socket.on('data', (piece: Buffer) => {
    head += piece.toString('latin1');
  });
  socket.write(`HEAD / HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`);
  await opens(socket, 'data', timeout);
  return head.startsWith('HTTP/');
}

/** Whether that event comes before an error, an end or the time; the socket is closed then. */
function opens(socket: Socket, event: string, timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    const ended = (came: boolean) => {
      clearTimeout(timer);
      resolve(came);
      // What the answer is taken from is read at once; a late error must find a listener.
      queueMicrotask(() => socket.destroy());
    };
    const timer = setTimeout(() => ended(false), timeout);
    socket.once(event, () => ended(true));
    socket.on('error', () => ended(false));
    socket.once('close', () => ended(false));
  });
}
