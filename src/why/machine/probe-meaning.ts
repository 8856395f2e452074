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

/** The words of .NET that the script puts before a message: the same in every language of Windows. */
const KINDS: Readonly<Record<string, ProbeMeaning>> = {
  NameResolutionFailure: 'name',
  HostNotFound: 'name',
  NoData: 'name',
  TryAgain: 'name',
  ConnectFailure: 'unreachable',
  ConnectionRefused: 'unreachable',
  HostUnreachable: 'unreachable',
  NetworkUnreachable: 'unreachable',
  Timeout: 'time-out',
  TimedOut: 'time-out',
  TrustFailure: 'tls',
  SecureChannelFailure: 'tls',
  ReceiveFailure: 'cut-off',
  SendFailure: 'cut-off',
  ConnectionClosed: 'cut-off',
  ConnectionReset: 'cut-off',
  KeepAliveFailure: 'cut-off',
  PipelineFailure: 'cut-off',
  ServerProtocolViolation: 'cut-off',
  ProxyNameResolutionFailure: 'proxy-fails',
  ProxyTunnelError: 'proxy-fails',
};

/** Without such a word .NET tells what went wrong in the language of Windows; the parts that say it, English and Japanese. */
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

const TIMED_OUT = ERRORS.find(([meaning]) => meaning === 'time-out')![1];

/** Reads a probe. */
export function meaningOf(probe: HttpProbe): ProbeMeaning {
  const { status, via } = probe;
  if (status === undefined) return meaningOfError(probe.error ?? '');
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

function meaningOfError(error: string): ProbeMeaning {
  const told = ERRORS.find(([, words]) => words.test(error))?.[0];
  const kind = KINDS[/^(\w+): /.exec(error)?.[1] ?? ''];
  // Of a connection that did not come about only the message tells whether it was refused or nobody answered.
  if (kind === 'unreachable' && TIMED_OUT.test(error)) return 'time-out';
  return kind ?? told ?? 'no-answer';
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

/** Probes of a server at all; of that host alone, where one is given: reports may go to another. */
export function serverProbes(probes: readonly HttpProbe[], host?: string): readonly HttpProbe[] {
  return probes.filter(
    ({ url }) =>
      PATHS.some(([, path]) => path.test(url)) &&
      (host === undefined || URL.parse(url)?.hostname.toLowerCase() === host),
  );
}

/** It was answered by IIS, as a real WSUS is; Todoku says nothing of the kind. */
export function isIis({ server = '' }: HttpProbe): boolean {
  return /microsoft-(?:iis|httpapi)/i.test(server);
}
