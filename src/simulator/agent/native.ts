import type { ClientServiceName } from '#wire';

// What a native agent puts on the wire beyond the messages themselves, in its own order and spelling
// (protocol-facts 2.2, 8.2). Data, so that a newer agent is a new row and no new code.

/** The addresses as the agent writes them; SimpleAuth's comes out of GetConfig. */
export const NATIVE_PATHS: Readonly<Record<Exclude<ClientServiceName, 'simple-auth'>, string>> = {
  client: '/ClientWebService/client.asmx',
  reporting: '/ReportingWebService/ReportingWebService.asmx',
};

export interface SoapHeaderValues {
  readonly userAgent: string;
  readonly soapAction: string;
  /** Correlation vector: only on calls to the Client service. */
  readonly correlation?: string;
  readonly contentLength: number;
  readonly host: string;
}

/** Names and values in turn, in the order of the wire. */
export function soapHeaders(values: SoapHeaderValues): string[] {
  const headers = [
    ['Cache-Control', 'no-cache'],
    ['Connection', 'Keep-Alive'],
    ['Pragma', 'no-cache'],
    ['Content-Type', 'text/xml; charset=utf-8'],
    ['Accept-Encoding', 'xpress'],
    ['User-Agent', values.userAgent],
    ['SOAPAction', `"${values.soapAction}"`],
    ...(values.correlation === undefined ? [] : [['MS-CV', values.correlation]]),
    ['Content-Length', String(values.contentLength)],
    ['Host', values.host],
  ];
  return headers.flat();
}

/** Delivery Optimization's, which fetches content even without peers. */
export function contentHeaders(values: {
  readonly range: string;
  readonly correlation: string;
  readonly host: string;
}): string[] {
  return [
    ['Connection', 'Keep-Alive'],
    ['Accept', '*/*'],
    ['Range', values.range],
    ['User-Agent', 'Microsoft-Delivery-Optimization/10.1'],
    ['MS-CV', values.correlation],
    ['Content-Length', '0'],
    ['Host', values.host],
  ].flat();
}

export function userAgent(agentVersion: string, clientProtocol: string): string {
  return `Windows-Update-Agent/${agentVersion} Client-Protocol/${clientProtocol}`;
}

/** Calls of one sync before the agent gives up (protocol-facts 6.2). */
export const MAX_TRIPS = 200;
/** Bytes of one piece of content. */
export const PIECE = 1_048_576;
export const CONTENT_CONNECTIONS = 7;
/** Idle connections are closed by the agent after this, milliseconds. */
export const IDLE_TIMEOUT = 30_000;
/** The largest batch of events that was seen; what the agent's own limit is, nobody knows. */
export const EVENTS_PER_BATCH = 9;
/** Server protocol from which StartCategoryScan may be called, and a client may skip the driver pass. */
export const CATEGORY_SCAN_PROTOCOL = [3, 2] as const;
/** What GetExtendedUpdateInfo is asked for, and in which languages. */
export const INFO_TYPES = ['Extended', 'LocalizedProperties'] as const;

/** True when `version` (two parts) is at least `wanted`; parts are compared as numbers (protocol-facts 5.2). */
export function protocolAtLeast(
  version: string | undefined,
  wanted: readonly [major: number, minor: number],
): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}
