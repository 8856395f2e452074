import type { HttpProbe } from '#collector';

/**
 * What the answer to a probe means, or that there was none. `proxy-…`: it is a proxy's and not the server's. `filter`: something on the
 * way answered with a page of its own.
 */
export type ProbeMeaning =
  | 'answered'
  | 'name'
  | 'unreachable'
  | 'time-out'
  | 'cut-off'
  | 'tls'
  | 'no-answer'
  | 'proxy-asks'
  | 'proxy-fails'
  | 'filter'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'server-error'
  | 'unavailable'
  | 'unusual';

/** .NET tells what went wrong in the language of Windows; the parts that say it, English and Japanese. */
const ERRORS: readonly (readonly [meaning: ProbeMeaning, words: RegExp])[] = [
  ['proxy-asks', /\b407\b|proxy authentication|プロキシ認証/i],
  [
    'name',
    /could not be resolved|NameResolutionFailure|no such host|host is (?:un|not )known|name or service not known|nodename nor servname|名(?:前)?を解決|そのようなホストは不明/i,
  ],
  [
    'tls',
    /SSL|TLS|TrustFailure|SecureChannelFailure|certificate|secure channel|authentication failed|証明書|セキュリティで保護|信頼関係/i,
  ],
  [
    'unreachable',
    /refused|unable to connect|ConnectFailure|unreachable|no route|拒否|接続できません|到達できません/i,
  ],
  [
    'time-out',
    /tim(?:ed|e)[ -]?out|did not properly respond|canceled due to|タイムアウト|時間を過ぎても|時間内に/i,
  ],
  [
    'cut-off',
    /reset|closed|aborted|forcibly|ReceiveFailure|SendFailure|KeepAliveFailure|unexpected end|切断|閉じられました|強制的に/i,
  ],
];

/** Reads a probe. */
export function meaningOf(probe: HttpProbe): ProbeMeaning {
  const { status, via } = probe;
  if (status === undefined) {
    const error = probe.error ?? '';
    return ERRORS.find(([, words]) => words.test(error))?.[0] ?? 'no-answer';
  }
  if (status === 407) return 'proxy-asks';
  if (isRedirected(probe) || status === 511) return 'filter';
  if (status >= 200 && status < 300) return isForeignPage(probe) ? 'filter' : 'answered';
  if (via !== undefined && via.trim() !== '' && status >= 500) return 'proxy-fails';
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 500:
      return 'server-error';
    case 503:
      return 'unavailable';
    case 502:
    case 504:
      // No update server is a gateway: whatever says so stands in between.
      return 'proxy-fails';
    default:
      return 'unusual';
  }
}

/** Sent on to another host: the page at which a network wants people to sign in. */
function isRedirected({ url, redirectedTo }: HttpProbe): boolean {
  if (redirectedTo === undefined) return false;
  const [from, to] = [URL.parse(url), URL.parse(redirectedTo, url)];
  return from === null || to === null || from.hostname.toLowerCase() !== to.hostname.toLowerCase();
}

/** A page for people where a description or a file was asked for. The page of an ASMX service itself is one for people. */
function isForeignPage({ url, contentType = '' }: HttpProbe): boolean {
  return /^text\/html\b/i.test(contentType) && (/\?wsdl\b/i.test(url) || /\/content\//i.test(url));
}

/** The services that the first founding article has people ask, and those that go with them. */
export type Endpoint = 'client' | 'authorization' | 'reporting' | 'content';

const PATHS: readonly (readonly [endpoint: Endpoint, path: RegExp])[] = [
  ['client', /\/clientwebservice\/client\.asmx/i],
  ['authorization', /\/simpleauthwebservice\/simpleauth\.asmx/i],
  ['reporting', /\/reportingwebservice\/reportingwebservice\.asmx/i],
  ['content', /\/content\//i],
];

/** The latest probe of that endpoint. */
export function probeOf(probes: readonly HttpProbe[], endpoint: Endpoint): HttpProbe | undefined {
  const path = PATHS.find(([name]) => name === endpoint)![1];
  return probes.findLast(({ url }) => path.test(url));
}

/** Probes of the server at all. */
export function serverProbes(probes: readonly HttpProbe[]): readonly HttpProbe[] {
  return probes.filter(({ url }) => PATHS.some(([, path]) => path.test(url)));
}

/** It was answered by IIS, as a real WSUS is; Todoku says nothing of the kind. */
export function isIis({ server = '' }: HttpProbe): boolean {
  return /microsoft-(?:iis|httpapi)/i.test(server);
}
