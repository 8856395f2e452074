import { whatCame } from '#outgoing';

/** An answer, with what decides who it is from. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Where it was asked. */
  readonly url: string;
  /** It came through a proxy that was set. */
  readonly viaProxy: boolean;
}

/** What should have come: a description of the service, a page about it, a SOAP message, the bytes of a file. */
export type Expected = 'wsdl' | 'page' | 'soap' | 'file';

/** What came in its place. Each is a sentence of `ANSWER_MESSAGES`. */
export type Unexpected =
  | 'proxy-sign-in'
  | 'redirected-away'
  | 'redirected-to-https'
  | 'redirected'
  | 'page-of-filter'
  | 'page-of-other-site'
  | 'other-answer'
  | 'other-content-type'
  | 'speaks-tls'
  | 'unknown-host-name'
  | 'bad-request'
  | 'sign-in-wanted'
  | 'sign-in-wanted-between'
  | 'forbidden-without-tls'
  | 'forbidden-address'
  | 'forbidden-client-certificate'
  | 'forbidden-between'
  | 'forbidden'
  | 'no-such-site'
  | 'no-such-type'
  | 'filtered-by-iis'
  | 'not-found'
  | 'method-refused'
  | 'broken-configuration'
  | 'broken-application'
  | 'server-error'
  | 'bad-gateway'
  | 'gateway-timeout'
  | 'pool-stopped'
  | 'unavailable-between'
  | 'unavailable'
  | 'odd-status';

/** Names of WSUS services on pages that describe them. */
const SERVICE = /asmx|SimpleAuth|GetAuthorizationCookie|ReportEventBatch|web service/i;

/** Tells what answered; undefined: what was expected, or a SOAP message that may be a fault. */
export function whatAnswered(answer: Answered, expected: Expected): Unexpected | undefined {
  const { status } = answer;
  if (status === 407) return 'proxy-sign-in';
  if (status >= 300 && status < 400) return redirected(answer);
  if (status >= 200 && status < 300) return instead(answer, expected);
  if (expected === 'soap' && whatCame(answer).kind === 'xml') return undefined;
  const marks = marksOf(answer);
  switch (status) {
    case 400:
      if (/plain HTTP request was sent to HTTPS|HTTP request to an HTTPS server/i.test(marks.head))
        return 'speaks-tls';
      return /Invalid Hostname/i.test(marks.head) ? 'unknown-host-name' : 'bad-request';
    case 401:
      return marks.between ? 'sign-in-wanted-between' : 'sign-in-wanted';
    case 403:
      return forbidden(answer, marks);
    case 404:
      return notFound(marks);
    case 405:
      return 'method-refused';
    case 408:
    case 504:
      return 'gateway-timeout';
    case 500:
      if (/500\.19|0x8007000d|0x800700b7|duplicate collection entry/i.test(marks.head))
        return 'broken-configuration';
      return /Server Error in '[^']*' Application|ASP\.NET/i.test(marks.head)
        ? 'broken-application'
        : 'server-error';
    case 502:
      return 'bad-gateway';
    case 503:
      if (marks.between) return 'unavailable-between';
      return marks.kernel ? 'pool-stopped' : 'unavailable';
    default:
      return status >= 500 ? 'server-error' : 'odd-status';
  }
}

/** Signs of who wrote an answer. */
interface Marks {
  readonly head: string;
  /** The substatus that IIS prints to those it trusts: `403.4`. */
  readonly sub: string | undefined;
  readonly iis: boolean;
  /** http.sys of Windows itself: no application was asked. */
  readonly kernel: boolean;
  /** A proxy or a gateway is on the way: it may have written this itself. */
  readonly between: boolean;
}

function marksOf(answer: Answered): Marks {
  const { headers } = answer;
  const { head } = whatCame(answer);
  const server = headers['server'] ?? '';
  const kernel =
    /Microsoft-HTTPAPI/i.test(server) || /HTTP Error \d{3}\. (The service|The request)/i.test(head);
  const iis = kernel || /Microsoft-IIS/i.test(server) || 'x-aspnet-version' in headers;
  return {
    head,
    sub: /\b(4\d\d\.\d{1,2}|500\.\d{1,2})\b/.exec(head)?.[1],
    iis,
    kernel,
    between:
      answer.viaProxy ||
      headers['via'] !== undefined ||
      headers['x-squid-error'] !== undefined ||
      /\b(squid|zscaler|bluecoat|blue coat|fortigate|fortinet|websense|forcepoint|mcafee|sophos|f5|bigip|nginx|haproxy|cloudflare|envoy)\b/i.test(
        server,
      ),
  };
}

function redirected({ headers, url }: Answered): Unexpected {
  const asked = new URL(url);
  const next = URL.parse(headers['location'] ?? '', url);
  if (next === null || next.hostname !== asked.hostname) return 'redirected-away';
  return asked.protocol === 'http:' && next.protocol === 'https:' ? 'redirected-to-https' : 'redirected';
}

function instead(answer: Answered, expected: Expected): Unexpected | undefined {
  const { kind, head } = whatCame(answer);
  const type = answer.headers['content-type'] ?? '';
  if (expected === 'file') return kind === 'html' && /html/i.test(type) ? otherPage(answer) : undefined;
  if (expected === 'page' && kind === 'html' && SERVICE.test(head)) return undefined;
  if (kind === 'html') return otherPage(answer);
  if (expected === 'page') return kind === 'xml' ? undefined : 'other-answer';
  if (kind !== 'xml') return 'other-answer';
  if (expected === 'soap' && !/^(text\/xml|application\/soap\+xml)\b/i.test(type))
    return 'other-content-type';
  return undefined;
}

/** The page of another web site of the same machine, or one that somebody on the way put in its place. */
function otherPage(answer: Answered): Unexpected {
  const { iis, between } = marksOf(answer);
  return iis && !between ? 'page-of-other-site' : 'page-of-filter';
}

function forbidden(answer: Answered, { sub, iis, between }: Marks): Unexpected {
  if (sub === '403.4' || sub === '403.5') return 'forbidden-without-tls';
  if (sub === '403.6' || sub === '403.8') return 'forbidden-address';
  if (sub !== undefined && ['403.7', '403.13', '403.16', '403.17'].includes(sub))
    return 'forbidden-client-certificate';
  if (between) return 'forbidden-between';
  if (!iis) return whatCame(answer).kind === 'html' ? 'forbidden-between' : 'forbidden';
  return answer.url.startsWith('http:') ? 'forbidden-without-tls' : 'forbidden';
}

function notFound({ sub, kernel }: Marks): Unexpected {
  if (sub === '404.3') return 'no-such-type';
  if (sub !== undefined && /^404\.([5-9]|1[0-9])$/.test(sub)) return 'filtered-by-iis';
  return kernel ? 'no-such-site' : 'not-found';
}
