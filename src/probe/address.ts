import { isIP } from 'node:net';
import type { Finding } from '#diagnosis';
import { finding, seen } from './finding.ts';
import { ADDRESS_MESSAGES } from './messages/address.ts';
import { checkAgain, correctPolicy, isPlain, sayName } from './remedies.ts';

/** Where a server is, read from its address. */
export interface Target {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

export interface ReadAddress {
  readonly findings: readonly Finding[];
  /** Undefined: nothing can be asked at this address. */
  readonly target?: Target;
}

const { say } = ADDRESS_MESSAGES;
const check = 'C-URL';

/** Reads the address of a policy as its agent does, and finds the traps in it (POL-02, POL-04 among them). */
export function readAddress(text: string): ReadAddress {
  const written = text.trim();
  const useless = unusable(written);
  if (useless !== undefined) return { findings: [useless] };
  const url = new URL(written);
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const origin = originAt(secure, host, port);
  const target = { origin, host, port, secure };
  const traps = [...trailing(text, url, origin), ...portTraps(written, target), ...hostTraps(target)];
  if (traps.length > 0) return { findings: traps, target };
  const fine = finding(check, 'pass', say('address-fine', { host, port }), {
    evidence: seen('Port of the files, on a WSUS', 'WSUS の場合の更新ファイルのポート', contentPort(target)),
    ...(secure ? { follows: say('content-port', { port: contentPort(target) }).says } : {}),
  });
  return { findings: [fine], target };
}

/** The port from which a WSUS serves files: N; with TLS the one below, and 80 for 443 (MS-WSUSSS 2.1). Over http in both cases. */
export function contentPort({ port, secure }: Pick<Target, 'port' | 'secure'>): number {
  if (!secure) return port;
  return port === 443 ? 80 : port - 1;
}

/** The address of a port of a host, IPv6 in brackets. */
export function originAt(secure: boolean, host: string, port: number): string {
  return `${secure ? 'https' : 'http'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function unusable(written: string): Finding | undefined {
  const evidence = seen('Given', '指定された値', written.slice(0, 200));
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(written) ?? [];
  if (scheme === undefined) {
    const meant = suggestion(written);
    const next = [correctPolicy(meant), ...(meant === undefined ? [] : checkAgain(meant))];
    return finding(check, 'fail', say('no-scheme', undefined), { evidence, next });
  }
  if (!/^https?$/i.test(scheme))
    return finding(check, 'fail', say('other-scheme', { scheme }), { evidence, next: [correctPolicy()] });
  const url = URL.parse(written);
  if (url === null || /\s/.test(written) || !isPlain(url.origin))
    return finding(check, 'fail', say('unreadable', undefined), { evidence, next: [correctPolicy()] });
  if (url.username !== '' || url.password !== '')
    // Never the text itself: it has a password in it.
    return finding(check, 'fail', say('credentials', undefined), { next: [correctPolicy(url.origin)] });
  return undefined;
}

/** What somebody may have meant who wrote no scheme. */
function suggestion(written: string): string | undefined {
  const rest = written
    .replaceAll('\\', '/')
    .replace(/^(https?):?\/*/i, '')
    .replace(/^\/+/, '');
  const secure = /^https/i.test(written) || /:(8531|443)\b/.test(rest);
  const withPort = /:\d+/.test(rest) ? rest : `${rest.replace(/\/.*$/, '')}:${secure ? 8531 : 8530}`;
  const url = URL.parse(`${secure ? 'https' : 'http'}://${withPort}`);
  return url === null || url.username !== '' || !isPlain(url.origin) ? undefined : url.origin;
}

function trailing(text: string, url: URL, origin: string): readonly Finding[] {
  const found: Finding[] = [];
  const next = [correctPolicy(origin)];
  if (text !== text.trim()) found.push(finding(check, 'warn', say('blanks', undefined), { next }));
  const path = `${url.pathname}${url.search}${url.hash}`;
  if (path !== '/')
    found.push(finding(check, 'warn', say('path', { path: path.slice(0, 100), origin }), { next }));
  else if (/\/\s*$/.test(text)) found.push(finding(check, 'warn', say('slash', undefined), { next }));
  return found;
}

function portTraps(written: string, { port, secure, host, origin }: Target): readonly Finding[] {
  const scheme = secure ? 'https' : 'http';
  const usual = originAt(secure, host, secure ? 8531 : 8530);
  if (!/^https?:\/\/[^/?#]*:\d+/i.test(written))
    return [finding(check, 'warn', say('no-port', { port, scheme }), { next: [correctPolicy(usual)] })];
  if (!secure && (port === 8531 || port === 443))
    return [
      finding(check, 'warn', say('http-on-tls-port', { port }), {
        next: [correctPolicy(originAt(true, host, port))],
      }),
    ];
  if (secure && (port === 8530 || port === 80))
    return [finding(check, 'warn', say('https-on-plain-port', { port }), { next: [correctPolicy(usual)] })];
  if (port === 80 || port === 443)
    return [
      finding(check, 'warn', say('web-port', { port, usual: secure ? 8531 : 8530 }), {
        next: [correctPolicy(usual), ...(usual === origin ? [] : checkAgain(usual))],
      }),
    ];
  return [];
}

function hostTraps({ host, secure }: Target): readonly Finding[] {
  if (host === 'localhost' || host === '::1' || host.startsWith('127.'))
    return [finding(check, 'warn', say('own-machine', { host }), { next: [sayName()] })];
  if (isIP(host) !== 0)
    return [
      finding(check, 'warn', say(secure ? 'number-with-tls' : 'number', { host }), { next: [sayName()] }),
    ];
  if (!host.includes('.'))
    return [finding(check, 'warn', say('short-name', { host }), { next: [sayName()] })];
  return [];
}
