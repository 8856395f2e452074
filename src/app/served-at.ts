import { X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import type { ServedAt, ShownCertificate } from '#server';

const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

/**
 * By which addresses computers reach a server that listens there: over TLS first, by the names that its certificate is for; by the name of
 * this machine where it listens to all of them. `url` and `httpsUrl` are those from this machine, `host` is where it was told to listen.
 */
export function servedAt({
  url,
  httpsUrl,
  host,
  certificate,
}: {
  readonly url: string;
  readonly httpsUrl: string | undefined;
  readonly host: string;
  /** PEM; the certificate first, then those that issued it. */
  readonly certificate: string | undefined;
}): ServedAt {
  const shown = certificate === undefined ? undefined : shownBy(certificate);
  const http = ANY_ADDRESS.has(host) ? withName(url, hostname()) : url;
  if (httpsUrl === undefined || shown === undefined) return { urls: [http] };
  const names = shown.names.filter((name) => !name.startsWith('*'));
  const secure = (names.length === 0 ? [hostname()] : names).map((name) => withName(httpsUrl, name));
  return { urls: [...secure, http], certificate: shown };
}

function withName(url: string, name: string): string {
  return url.replace(/^(https?:\/\/)(?:\[[^\]]*\]|[^:/]*)/, `$1${name}`);
}

function shownBy(pem: string): ShownCertificate {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const chain = blocks.map((block) => new X509Certificate(block));
  const [leaf] = chain;
  const alternative = [...(leaf?.subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,\s]+)/g)];
  const common = /^CN=(.+)$/m.exec(leaf?.subject ?? '')?.[1];
  const names = alternative.map(([, name = '']) => inUrl(name));
  return {
    thumbprints: chain.map(({ fingerprint }) => fingerprint.replaceAll(':', '')),
    names: names.length > 0 || common === undefined ? names : [common],
    subject: inOneLine(leaf?.subject),
    issuer: inOneLine(leaf?.issuer),
    validFrom: Date.parse(leaf?.validFrom ?? ''),
    expiresAt: Date.parse(leaf?.validTo ?? ''),
  };
}

function inOneLine(name = ''): string {
  return name.replaceAll('\n', ', ');
}

/** As it stands in a URL: IPv6 in its short form, in brackets. */
function inUrl(name: string): string {
  return name.includes(':') ? (URL.parse(`https://[${name}]`)?.hostname ?? name) : name;
}
