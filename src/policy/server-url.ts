/** What is unusual about the address of an update server in a policy. */
export type UrlOddity = 'blanks' | 'no-scheme' | 'no-port' | 'path' | 'not-an-address';

export interface PolicyUrl {
  readonly oddities: readonly UrlOddity[];
  /** `http(s)://host:port` with nothing behind it; undefined where no address can be made out. */
  readonly plain?: string;
  readonly scheme?: 'http' | 'https';
  readonly host?: string;
  readonly port?: number;
}

/** What WSUS listens at: 8530, and 8531 over TLS. */
export const WSUS_PORTS = { http: 8530, https: 8531 } as const;

/** Reads the address as a person meant it, and says what is odd about how it is written. */
export function readPolicyUrl(written: string): PolicyUrl {
  const oddities: UrlOddity[] = [];
  const trimmed = written.trim();
  if (trimmed !== written) oddities.push('blanks');
  const hasScheme = /^https?:\/\//i.test(trimmed);
  const url = URL.parse(hasScheme ? trimmed : `http://${trimmed}`);
  if (
    url === null ||
    url.hostname === '' ||
    /[\s"'<>\\]/.test(trimmed) ||
    (!hasScheme && trimmed.includes('://'))
  ) {
    return { oddities: [...oddities, 'not-an-address'] };
  }
  if (!hasScheme) oddities.push('no-scheme');
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  // A port that is the scheme's own is dropped by the parser, and is written all the same.
  const authority = /^(?:https?:\/\/)?([^/?#]*)/i.exec(trimmed)?.[1] ?? '';
  const hasPort = /:\d+$/.test(authority);
  if (!hasPort) oddities.push('no-port');
  if (/[/?#]/.test(trimmed.replace(/^https?:\/\//i, '')) || url.username !== '') oddities.push('path');
  const port = hasPort ? Number(/:(\d+)$/.exec(authority)?.[1]) : WSUS_PORTS[scheme];
  return { oddities, plain: `${scheme}://${url.hostname}:${port}`, scheme, host: url.hostname, port };
}

/** Whether both name the same place. */
export function isSameUrl(one: string, other: string): boolean {
  const plain = readPolicyUrl(one).plain;
  return plain !== undefined && plain === readPolicyUrl(other).plain;
}
