import { isIP } from 'node:net';
import { outgoingFailures } from './failures.ts';
import { hostMatches } from './host-match.ts';
import type { Target } from './target.ts';
import type { NetworkSettings, ProxySettings } from './types.ts';

/** The proxy that an exchange goes through. */
export interface ChosenProxy {
  readonly host: string;
  readonly port: number;
  /** The proxy itself is spoken to over TLS. */
  readonly secure: boolean;
  /** `host:port`. */
  readonly subject: string;
  /** The whole header, Basic. */
  readonly authorization?: string;
}

/** The proxy for a target; undefined: directly. Throws outgoing/not-an-address when the setting is no address. */
export function proxyFor(target: Target, settings: NetworkSettings): ChosenProxy | undefined {
  if (hostMatches(target.host, settings.noProxy ?? [])) return undefined;
  const chosen = target.secure ? (settings.httpsProxy ?? settings.proxy) : settings.proxy;
  return chosen === undefined ? undefined : readProxy(chosen);
}

function readProxy(settings: ProxySettings): ChosenProxy {
  const url = URL.parse(settings.url);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw outgoingFailures.fail('not-an-address', {
      // Never the whole text: it may carry a password.
      subject: 'the proxy setting',
      detail: 'it must look like http://proxy.corp.example:3128',
    });
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const user = settings.user ?? unescaped(url.username);
  const password = settings.password ?? unescaped(url.password);
  return {
    host,
    port,
    secure,
    subject: `${isIP(host) === 6 ? `[${host}]` : host}:${port}`,
    ...(user === ''
      ? {}
      : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A bare % in a password; it means itself.
    return text;
  }
}
