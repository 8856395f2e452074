import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { hostname } from 'node:os';
import type { TLSSocket } from 'node:tls';
import { addressOf } from '../host.ts';
import { adminFailures } from './failures.ts';

/** From where the admin API may be reached. `app` reads it from the configuration. */
export interface AdminAccess {
  /** `local`: over plain HTTP from this machine only, so that no password crosses a network in the clear. */
  readonly plainHttp: 'local' | 'anywhere';
  /** Networks of proxies that are believed what they say of a caller: `10.0.0.0/8`, `127.0.0.1`. */
  readonly trustedProxies: readonly string[];
  /** Names that this server is reached by, besides its own: against pages that give their name our address. */
  readonly names: readonly string[];
}

export const LOCAL_ACCESS: AdminAccess = {
  plainHttp: 'local',
  trustedProxies: ['127.0.0.0/8', '::1'],
  names: [],
};

/** Where a request comes from, as far as we can know. */
export interface Origin {
  /** Of the caller; behind a trusted proxy, what that says. */
  readonly address: string;
  /** Nobody on the way could read it. */
  readonly secure: boolean;
}

/** Tells where requests come from, and refuses those that must not come like that. */
export function originCheck({ plainHttp, trustedProxies, names }: AdminAccess) {
  const trusted = listOf(trustedProxies);
  const known = new Set(['localhost', hostname().toLowerCase(), ...names.map((name) => name.toLowerCase())]);
  const [ownLabel = ''] = hostname().toLowerCase().split('.');

  function originOf(request: IncomingMessage): Origin & { readonly local: boolean } {
    const peer = addressOf(request);
    const proto = lastOf(request.headers['x-forwarded-proto']);
    const caller = lastOf(request.headers['x-forwarded-for']);
    if ((proto ?? caller) !== undefined && has(trusted, peer)) {
      return { address: caller ?? peer, secure: proto?.toLowerCase() === 'https', local: false };
    }
    const secure = (request.socket as Partial<TLSSocket>).encrypted === true;
    return { address: peer, secure, local: isLocal(peer) || peer === request.socket.localAddress };
  }

  function isKnown(host: string): boolean {
    return known.has(host) || isIP(host) !== 0 || host === ownLabel || host.startsWith(`${ownLabel}.`);
  }

  return {
    /** Fails with `admin/plain-http`, `admin/unknown-host`. */
    mustBeAllowed(request: IncomingMessage): Origin {
      const { address, secure, local } = originOf(request);
      if (secure) return { address, secure };
      if (plainHttp === 'local' && !local) throw adminFailures.fail('plain-http', { subject: address });
      const host = hostIn(request.headers.host ?? '');
      if (!isKnown(host)) throw adminFailures.fail('unknown-host', { subject: host.slice(0, 100) });
      return { address, secure };
    },
  };
}

/** What one may write in `trustedProxies`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const longest = isIPv6(address) ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (isIPv6(address) ? 128 : 32) : Number(bits), family);
  }
  return list;
}

function has(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function isLocal(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

/** The nearest proxy appends: what stands before it, the caller may have written itself. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return [header]
    .flat()
    .flatMap((line) => line?.split(',') ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .at(-1);
}

function hostIn(header: string): string {
  const url = URL.parse(`http://${header}`);
  return (url?.hostname ?? header).replace(/^\[|\]$/g, '').toLowerCase();
}
