import * as wire from '#wire';
import type { Answers, OperationName, Requests } from './operations.ts';

interface Codec<Request, Answer> {
  readonly service: wire.ServiceName;
  readonly read: (payload: wire.Payload) => Request;
  readonly write: (answer: Answer, soap: wire.SoapVersion) => Buffer | readonly Uint8Array[];
}

/** Where each operation is, and how it is read and written. */
export const CODECS: { readonly [Name in OperationName]: Codec<Requests[Name], Answers[Name]> } = {
  GetAuthConfig: { service: 'server-sync', read: () => ({}), write: wire.writeGetAuthConfigResponse },
  GetAuthorizationCookie: {
    service: 'dss-auth',
    read: wire.readDssGetAuthorizationCookieRequest,
    write: wire.writeDssGetAuthorizationCookieResponse,
  },
  GetCookie: {
    service: 'server-sync',
    read: wire.readDssGetCookieRequest,
    write: wire.writeDssGetCookieResponse,
  },
  GetConfigData: {
    service: 'server-sync',
    read: wire.readGetConfigDataRequest,
    write: wire.writeGetConfigDataResponse,
  },
  GetRevisionIdList: {
    service: 'server-sync',
    read: wire.readGetRevisionIdListRequest,
    write: wire.writeGetRevisionIdListResponse,
  },
  GetUpdateData: {
    service: 'server-sync',
    read: wire.readGetUpdateDataRequest,
    write: wire.writeGetUpdateDataResponse,
  },
  GetUpdateDecryptionData: {
    service: 'server-sync',
    read: wire.readGetUpdateDecryptionDataRequest,
    write: wire.writeGetUpdateDecryptionDataResponse,
  },
  GetRelatedRevisionsForUpdates: {
    service: 'server-sync',
    read: wire.readGetRelatedRevisionsForUpdatesRequest,
    write: wire.writeGetRelatedRevisionsForUpdatesResponse,
  },
  GetDeployments: {
    service: 'server-sync',
    read: wire.readGetDeploymentsRequest,
    write: wire.writeGetDeploymentsResponse,
  },
  DownloadFiles: {
    service: 'server-sync',
    read: wire.readDownloadFilesRequest,
    write: (_, soap) => wire.writeDownloadFilesResponse(soap),
  },
  GetRollupConfiguration: {
    service: 'reporting',
    read: wire.readGetRollupConfigurationRequest,
    write: wire.writeGetRollupConfigurationResponse,
  },
  RollupDownstreamServers: {
    service: 'reporting',
    read: wire.readRollupDownstreamServersRequest,
    write: (_, soap) => wire.writeRollupDownstreamServersResponse(soap),
  },
  RollupComputers: {
    service: 'reporting',
    read: wire.readRollupComputersRequest,
    write: wire.writeRollupComputersResponse,
  },
  GetOutOfSyncComputers: {
    service: 'reporting',
    read: wire.readGetOutOfSyncComputersRequest,
    write: wire.writeGetOutOfSyncComputersResponse,
  },
  RollupComputerStatus: {
    service: 'reporting',
    read: wire.readRollupComputerStatusRequest,
    write: wire.writeRollupComputerStatusResponse,
  },
};

const BY_ADDRESS = new Map<string, OperationName>(
  (Object.keys(CODECS) as OperationName[]).map((name) => [
    `${wire.SERVICES[CODECS[name].service].path.toLowerCase()} ${name}`,
    name,
  ]),
);

/** The operation of that name at that path, in whatever letter case the path is. */
export function operationAt(path: string, name: string): OperationName | undefined {
  return BY_ADDRESS.get(`${path.toLowerCase()} ${name}`);
}
