import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  encodeXpress,
  readEnvelope,
  readFault,
  SERVICES,
  type ServiceName,
  serviceOf,
  writeDssGetAuthorizationCookieResponse,
  writeDssGetCookieResponse,
  writeFault,
  writeGetAuthConfigResponse,
  writeGetConfigDataResponse,
} from '#wire';
import { webServer } from './peers.ts';

/** One call as it came. */
export interface SeenCall {
  readonly operation: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly message: string;
}

/** What is answered instead of the usual: a fault by its ErrorCode, a body, or anything at all. */
export type Instead =
  | { readonly fault: string; readonly message?: string; readonly after?: Promise<unknown> }
  | { readonly body: Buffer }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export interface ScriptedUpstream {
  readonly url: string;
  readonly calls: SeenCall[];
  /** For each operation what its next calls are answered with; when it is used up, the usual. */
  readonly script: Map<string, Instead[]>;
  serviceUrl: string;
  coding: 'identity' | 'xpress' | 'gzip';
  /** Milliseconds that a cookie lives. */
  cookieLife: number;
  /** How far this server's clock is ahead. */
  clockAhead: number;
}

export const CONFIG = {
  catalogOnlySync: false,
  lazySync: true,
  serverHostsPsfFiles: false,
  maxNumberOfComputerIdsInRequest: 0,
  maxNumberOfDriverSetsPerRequest: 0,
  maxNumberOfPnpHardwareIdsInRequest: 0,
  maxNumberOfUpdatesPerRequest: 100,
  newConfigAnchor: '1,2026-10-04 16:33:26.670',
  protocolVersion: '1.20',
  languages: [],
  maxUpdatesPerRequestInGetUpdateDecryptionData: 100,
};

/** The authorization of a WSUS, and GetConfigData; each cookie is `cookie-N`. Everything else is for the script. */
export async function scriptedUpstream(t: TestContext): Promise<ScriptedUpstream> {
  let cookies = 0;
  const upstream = {
    url: '',
    calls: [] as SeenCall[],
    script: new Map<string, Instead[]>(),
    serviceUrl: 'DssAuthWebService/DssAuthWebService.asmx',
    coding: 'identity' as ScriptedUpstream['coding'],
    cookieLife: 4 * 3_600_000,
    clockAhead: 0,
  };
  const usual = (operation: string): Buffer => {
    switch (operation) {
      case 'GetAuthConfig':
        return writeGetAuthConfigResponse(
          {
            lastChange: '2026-10-04T13:17:07.59Z',
            authInfo: [{ plugInId: 'DssTargeting', serviceUrl: upstream.serviceUrl, parameter: '' }],
            allowedEventIds: [],
          },
          '1.1',
        );
      case 'GetAuthorizationCookie':
        return writeDssGetAuthorizationCookieResponse(
          { plugInId: 'DssTargeting', cookieData: Buffer.from('authorization').toString('base64') },
          '1.1',
        );
      case 'GetCookie': {
        cookies++;
        const expiration = new Date(Date.now() + upstream.clockAhead + upstream.cookieLife).toISOString();
        const encryptedData = Buffer.from(`cookie-${cookies}`).toString('base64');
        return writeDssGetCookieResponse({ expiration, encryptedData }, '1.1');
      }
      case 'GetConfigData':
        return writeGetConfigDataResponse(CONFIG, '1.1');
      default:
        throw new Error(`nothing is scripted for ${operation}`);
    }
  };
  const port = await webServer(t, async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const message = Buffer.concat(pieces);
    const { operation, namespace } = readEnvelope(message);
    upstream.calls.push({
      operation,
      path: request.url ?? '',
      headers: request.headers,
      message: message.toString(),
    });
    response.setHeader('date', new Date(Date.now() + upstream.clockAhead).toUTCString());
    response.setHeader('content-type', 'text/xml; charset=utf-8');
    const instead = upstream.script.get(operation)?.shift();
    if (typeof instead === 'function') return instead(request, response);
    if (instead !== undefined && 'after' in instead) await instead.after;
    const service: ServiceName = serviceOf(operation, namespace) ?? 'server-sync';
    const body =
      instead === undefined
        ? usual(operation)
        : 'body' in instead
          ? instead.body
          : writeFault({
              service,
              soap: '1.1',
              code: instead.fault as 'InvalidCookie',
              message: instead.message ?? '',
              id: '00000000-0000-0000-0000-000000000001',
              method: operation,
              actor: `http://127.0.0.1${SERVICES[service].path}`,
            });
    response.statusCode = readFault(body) === undefined ? 200 : 500;
    if (upstream.coding === 'identity') return response.end(body);
    response.setHeader('content-encoding', upstream.coding);
    return response.end(upstream.coding === 'gzip' ? gzipSync(body) : encodeXpress([body]));
  });
  upstream.url = `http://127.0.0.1:${port}`;
  return upstream;
}
