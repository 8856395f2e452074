import type {
  DownloadFilesRequest,
  DssGetAuthorizationCookieRequest,
  DssGetAuthorizationCookieResponse,
  DssGetCookieRequest,
  DssGetCookieResponse,
  GetAuthConfigResponse,
  GetConfigDataRequest,
  GetConfigDataResponse,
  GetDeploymentsRequest,
  GetDeploymentsResponse,
  GetOutOfSyncComputersRequest,
  GetOutOfSyncComputersResponse,
  GetRelatedRevisionsForUpdatesRequest,
  GetRelatedRevisionsForUpdatesResponse,
  GetRevisionIdListRequest,
  GetRevisionIdListResponse,
  GetRollupConfigurationRequest,
  GetRollupConfigurationResponse,
  GetUpdateDataRequest,
  GetUpdateDataResponse,
  GetUpdateDecryptionDataRequest,
  GetUpdateDecryptionDataResponse,
  RollupComputerStatusRequest,
  RollupComputerStatusResponse,
  RollupComputersRequest,
  RollupComputersResponse,
  RollupDownstreamServersRequest,
} from '#wire';

/** What each operation of a simulated upstream is asked. */
export interface Requests {
  readonly GetAuthConfig: Record<string, never>;
  readonly GetAuthorizationCookie: DssGetAuthorizationCookieRequest;
  readonly GetCookie: DssGetCookieRequest;
  readonly GetConfigData: GetConfigDataRequest;
  readonly GetRevisionIdList: GetRevisionIdListRequest;
  readonly GetUpdateData: GetUpdateDataRequest;
  readonly GetUpdateDecryptionData: GetUpdateDecryptionDataRequest;
  readonly GetRelatedRevisionsForUpdates: GetRelatedRevisionsForUpdatesRequest;
  readonly GetDeployments: GetDeploymentsRequest;
  readonly DownloadFiles: DownloadFilesRequest;
  readonly GetRollupConfiguration: GetRollupConfigurationRequest;
  readonly RollupDownstreamServers: RollupDownstreamServersRequest;
  readonly RollupComputers: RollupComputersRequest;
  readonly GetOutOfSyncComputers: GetOutOfSyncComputersRequest;
  readonly RollupComputerStatus: RollupComputerStatusRequest;
}

/** What each answers. */
export interface Answers {
  readonly GetAuthConfig: GetAuthConfigResponse;
  readonly GetAuthorizationCookie: DssGetAuthorizationCookieResponse;
  readonly GetCookie: DssGetCookieResponse;
  readonly GetConfigData: GetConfigDataResponse;
  readonly GetRevisionIdList: GetRevisionIdListResponse;
  readonly GetUpdateData: GetUpdateDataResponse;
  readonly GetUpdateDecryptionData: GetUpdateDecryptionDataResponse;
  readonly GetRelatedRevisionsForUpdates: GetRelatedRevisionsForUpdatesResponse;
  readonly GetDeployments: GetDeploymentsResponse;
  readonly DownloadFiles: undefined;
  readonly GetRollupConfiguration: GetRollupConfigurationResponse;
  readonly RollupDownstreamServers: undefined;
  readonly RollupComputers: RollupComputersResponse;
  readonly GetOutOfSyncComputers: GetOutOfSyncComputersResponse;
  readonly RollupComputerStatus: RollupComputerStatusResponse;
}

export type OperationName = keyof Requests;
