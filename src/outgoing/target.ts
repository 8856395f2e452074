import { isIP } from 'node:net';
import { outgoingFailures } from './failures.ts';
import { hostMatches } from './host-match.ts';
import { isPrivateAddress, isPrivateName } from './private-addresses.ts';
import type { AddressRules } from './types.ts';

/** Where an exchange goes. */
export interface Target {
  readonly url: URL;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** `host:port`, the subject of failures. */
  readonly subject: string;
}

/** Reads an address. Throws outgoing/not-an-address. */
export function targetOf(text: string): Target {
  const url = URL.parse(text);
  if (url === null) throw outgoingFailures.fail('not-an-address', { subject: text.slice(0, 200) });
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw outgoingFailures.fail('not-an-address', {
      subject: text.slice(0, 200),
      detail: `the scheme is ${url.protocol}`,
    });
  if (url.username !== '' || url.password !== '')
    throw outgoingFailures.fail('not-an-address', {
      subject: url.host,
      detail: 'it carries a user or a password',
    });
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { url, host, port, secure, subject: `${url.hostname}:${port}` };
}

/**
 * Checks what can be known before a name is resolved: the allowed hosts, and private addresses that are written out. Where a proxy
 * resolves the name, names of local networks are refused too. `home` is the host of the first request. Throws outgoing/address-refused.
 */
export function checkTarget(target: Target, rules: AddressRules, home: string, viaProxy: boolean): void {
  const { host, subject } = target;
  if (rules.hosts !== undefined && !hostMatches(host, rules.hosts))
    throw outgoingFailures.fail('address-refused', {
      subject,
      detail: `allowed are ${rules.hosts.slice(0, 20).join(', ')}`,
    });
  if (privateIsAllowed(host, rules, home)) return;
  const isPrivate = isIP(host) === 0 ? viaProxy && isPrivateName(host) : isPrivateAddress(host);
  if (isPrivate || isLoopbackName(host))
    throw outgoingFailures.fail('address-refused', { subject, detail: 'it lies in a private network' });
}

/** Those of the addresses of a host that may be connected to. Throws outgoing/address-refused when none is left. */
export function allowedAddresses<Address extends { readonly address: string }>(
  target: Pick<Target, 'host' | 'subject'>,
  addresses: readonly Address[],
  rules: AddressRules,
  home: string,
): readonly Address[] {
  if (privateIsAllowed(target.host, rules, home)) return addresses;
  const allowed = addresses.filter(({ address }) => !isPrivateAddress(address));
  if (allowed.length === 0)
    throw outgoingFailures.fail('address-refused', {
      subject: target.subject,
      detail: `it resolves to ${addresses.map(({ address }) => address).join(', ')}, which lies in a private network`,
    });
  return allowed;
}

function privateIsAllowed(host: string, rules: AddressRules, home: string): boolean {
  return rules.privateAddresses === 'allow' || (rules.privateAddresses === 'same-host' && host === home);
}

function isLoopbackName(host: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(host);
}
