import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

// A name, an IPv4 address or an IPv6 address in brackets, with or without a port. It ends up in URLs and in XML.
const HOST = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,255})(:\d{1,5})?$/i;

export interface HostNames {
  /** As the client calls us, with its port. */
  readonly host: string;
  /** The same without the port. */
  readonly name: string;
}

/** By which name the client reached us; our own address where its Host header says nothing usable. */
export function hostOf(request: IncomingMessage): HostNames {
  const [, name, port = ''] = HOST.exec(request.headers.host ?? '') ?? [];
  if (name !== undefined) return { host: name + port, name };
  const { localAddress = '127.0.0.1', localPort } = request.socket;
  const own = localAddress.includes(':') ? `[${localAddress}]` : localAddress;
  return { host: `${own}:${localPort}`, name: own };
}

/** `https` where the connection is secure. A proxy in front of us is not asked: it can be told of in --content-url. */
export function schemeOf({ socket }: IncomingMessage): 'http' | 'https' {
  return (socket as Partial<TLSSocket>).encrypted === true ? 'https' : 'http';
}

/** The client's network address; IPv4 as IPv4 also where the socket speaks both. */
export function addressOf(request: IncomingMessage): string {
  const address = request.socket.remoteAddress ?? '';
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
