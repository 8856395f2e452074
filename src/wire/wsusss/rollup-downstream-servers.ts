import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import { given, itemsOf, readBoolean, readGuid, readParameter, readText, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, listOf, wrap } from './elements.ts';
import { readClientSummaries, writeClientSummaries } from './rollup-client-summary.ts';
import { readServerSummary, writeServerSummary } from './rollup-server-summary.ts';
import type { DownstreamServerRollupInfo, RollupDownstreamServersRequest } from './types.ts';

/** MS-WSUSSS 3.1.4.14. */
export function readRollupDownstreamServersRequest({ element }: Payload): RollupDownstreamServersRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    clientTime: readToken(element, 'clientTime') ?? '',
    downstreamServers: readParameter(element, 'downstreamServers', serversIn) ?? [],
  });
}

function serversIn(servers: XmlElement): DownstreamServerRollupInfo[] {
  return itemsOf(servers, 'DownstreamServerRollupInfo').map((server) =>
    given({
      serverId: readGuid(server, 'ServerId') ?? ZERO_GUID,
      fullDomainName: readText(server, 'FullDomainName'),
      lastSyncTime: readToken(server, 'LastSyncTime') ?? '',
      parentServerId: readGuid(server, 'ParentServerId') ?? ZERO_GUID,
      version: readToken(server, 'Version'),
      isReplica: readBoolean(server, 'IsReplica') ?? false,
      lastRollupTime: readToken(server, 'LastRollupTime') ?? '',
      serverSummary: readServerSummary(server),
      clientSummaries: readClientSummaries(server),
    }),
  );
}

export function writeRollupDownstreamServersRequest(request: RollupDownstreamServersRequest): string {
  const { cookie, clientTime, downstreamServers } = request;
  return composeServerRequest(
    'reporting',
    'RollupDownstreamServers',
    writeCookie('cookie', cookie) +
      leaf('clientTime', clientTime) +
      listOf('downstreamServers', downstreamServers, writeServer),
  );
}

function writeServer(server: DownstreamServerRollupInfo): string {
  return wrap(
    'DownstreamServerRollupInfo',
    leaf('ServerId', server.serverId) +
      leafIf('FullDomainName', server.fullDomainName) +
      leaf('LastSyncTime', server.lastSyncTime) +
      leaf('ParentServerId', server.parentServerId) +
      leafIf('Version', server.version) +
      leaf('IsReplica', server.isReplica) +
      leaf('LastRollupTime', server.lastRollupTime) +
      writeServerSummary(server.serverSummary) +
      writeClientSummaries(server.clientSummaries),
  );
}

/** The answer carries no value. */
export function writeRollupDownstreamServersResponse(soap: SoapVersion): Buffer {
  return composeResponse('reporting', 'RollupDownstreamServers', '', soap);
}

/** Returns when the server agreed; throws SoapFault otherwise. */
export function readRollupDownstreamServersResponse(body: Uint8Array): void {
  readResponse(body, 'RollupDownstreamServers');
}
