export {
  CABINET_LIMITS,
  type CabinetCompression,
  type CabinetLimits,
  type CabinetMember,
  decodeUpdateBlob,
  encodeUpdateBlob,
  type NewMember,
  readCabinet,
  writeCabinet,
  writeLargeCabinet,
} from './cab/index.ts';
export { parseXsDateTime, toXsDateTime } from './date-time.ts';
export { wireFailures } from './failures.ts';
export {
  type FaultCode,
  type FaultDetails,
  SoapFault,
  WSUSSS_FAULT_CODES,
  type WsusssFaultCode,
  WUSP_FAULT_CODES,
  type WuspFaultCode,
  writeFault,
} from './faults.ts';
export { KnownLists } from './known-lists.ts';
export type { Payload } from './payload.ts';
export { readFault } from './response.ts';
export {
  type ClientServiceName,
  type DownstreamServiceName,
  operationIn,
  SERVICE_NAMES,
  SERVICES,
  type SerializerFamily,
  type Service,
  type ServiceName,
  type ServiceOperation,
  serviceOf,
} from './services.ts';
export { type Envelope, readEnvelope, readReportHead, readRollupEnvelope } from './soap.ts';
export type { SoapVersion } from './soap-version.ts';
export { wsdlOf } from './wsdl.ts';
export {
  readDownloadFilesRequest,
  readDownloadFilesResponse,
  writeDownloadFilesRequest,
  writeDownloadFilesResponse,
} from './wsusss/download-files.ts';
export {
  readGetAuthConfigResponse,
  writeGetAuthConfigRequest,
  writeGetAuthConfigResponse,
} from './wsusss/get-auth-config.ts';
export {
  readDssGetAuthorizationCookieRequest,
  readDssGetAuthorizationCookieResponse,
  writeDssGetAuthorizationCookieRequest,
  writeDssGetAuthorizationCookieResponse,
} from './wsusss/get-authorization-cookie.ts';
export {
  readGetConfigDataRequest,
  readGetConfigDataResponse,
  writeGetConfigDataRequest,
  writeGetConfigDataResponse,
} from './wsusss/get-config-data.ts';
export {
  readDssGetCookieRequest,
  readDssGetCookieResponse,
  writeDssGetCookieRequest,
  writeDssGetCookieResponse,
} from './wsusss/get-cookie.ts';
export {
  readGetDeploymentsRequest,
  readGetDeploymentsResponse,
  writeGetDeploymentsRequest,
  writeGetDeploymentsResponse,
} from './wsusss/get-deployments.ts';
export {
  readGetDriverIdListRequest,
  readGetDriverIdListResponse,
  writeGetDriverIdListRequest,
  writeGetDriverIdListResponse,
} from './wsusss/get-driver-id-list.ts';
export {
  readGetDriverSetDataRequest,
  readGetDriverSetDataResponse,
  writeGetDriverSetDataRequest,
  writeGetDriverSetDataResponse,
} from './wsusss/get-driver-set-data.ts';
export {
  readGetOutOfSyncComputersRequest,
  readGetOutOfSyncComputersResponse,
  writeGetOutOfSyncComputersRequest,
  writeGetOutOfSyncComputersResponse,
} from './wsusss/get-out-of-sync-computers.ts';
export {
  readGetRelatedRevisionsForUpdatesRequest,
  readGetRelatedRevisionsForUpdatesResponse,
  writeGetRelatedRevisionsForUpdatesRequest,
  writeGetRelatedRevisionsForUpdatesResponse,
} from './wsusss/get-related-revisions-for-updates.ts';
export {
  readGetRevisionIdListRequest,
  readGetRevisionIdListResponse,
  writeGetRevisionIdListRequest,
  writeGetRevisionIdListResponse,
} from './wsusss/get-revision-id-list.ts';
export {
  readGetRollupConfigurationRequest,
  readGetRollupConfigurationResponse,
  writeGetRollupConfigurationRequest,
  writeGetRollupConfigurationResponse,
} from './wsusss/get-rollup-configuration.ts';
export {
  readGetUpdateDataRequest,
  readGetUpdateDataResponse,
  writeGetUpdateDataRequest,
  writeGetUpdateDataResponse,
} from './wsusss/get-update-data.ts';
export {
  readGetUpdateDecryptionDataRequest,
  readGetUpdateDecryptionDataResponse,
  writeGetUpdateDecryptionDataRequest,
  writeGetUpdateDecryptionDataResponse,
} from './wsusss/get-update-decryption-data.ts';
export {
  type PingedService,
  readPingRequest,
  readPingResponse,
  writePingRequest,
  writePingResponse,
} from './wsusss/ping.ts';
export {
  readRollupComputerStatusRequest,
  readRollupComputerStatusResponse,
  writeRollupComputerStatusRequest,
  writeRollupComputerStatusResponse,
} from './wsusss/rollup-computer-status.ts';
export {
  readRollupComputersRequest,
  readRollupComputersResponse,
  writeRollupComputersRequest,
  writeRollupComputersResponse,
} from './wsusss/rollup-computers.ts';
export {
  readRollupDownstreamServersRequest,
  readRollupDownstreamServersResponse,
  writeRollupDownstreamServersRequest,
  writeRollupDownstreamServersResponse,
} from './wsusss/rollup-downstream-servers.ts';
export type * from './wsusss/types.ts';
export {
  readGetAuthorizationCookieRequest,
  readGetAuthorizationCookieResponse,
  writeGetAuthorizationCookieRequest,
  writeGetAuthorizationCookieResponse,
} from './wusp/get-authorization-cookie.ts';
export {
  readGetConfigRequest,
  readGetConfigResponse,
  writeGetConfigRequest,
  writeGetConfigResponse,
} from './wusp/get-config.ts';
export {
  readGetCookieRequest,
  readGetCookieResponse,
  writeGetCookieRequest,
  writeGetCookieResponse,
} from './wusp/get-cookie.ts';
export {
  readGetExtendedUpdateInfoRequest,
  readGetExtendedUpdateInfoResponse,
  writeGetExtendedUpdateInfoRequest,
  writeGetExtendedUpdateInfoResponse,
} from './wusp/get-extended-update-info.ts';
export {
  readGetExtendedUpdateInfo2Request,
  readGetExtendedUpdateInfo2Response,
  writeGetExtendedUpdateInfo2Request,
  writeGetExtendedUpdateInfo2Response,
} from './wusp/get-extended-update-info-2.ts';
export {
  readGetFileLocationsRequest,
  readGetFileLocationsResponse,
  writeGetFileLocationsRequest,
  writeGetFileLocationsResponse,
} from './wusp/get-file-locations.ts';
export {
  readGetRequiredInventoryTypeRequest,
  readGetRequiredInventoryTypeResponse,
  readReportInventoryRequest,
  readReportInventoryResponse,
  writeGetRequiredInventoryTypeRequest,
  writeGetRequiredInventoryTypeResponse,
  writeReportInventoryRequest,
  writeReportInventoryResponse,
} from './wusp/inventory.ts';
export {
  readRefreshCacheRequest,
  readRefreshCacheResponse,
  writeRefreshCacheRequest,
  writeRefreshCacheResponse,
} from './wusp/refresh-cache.ts';
export {
  readRegisterComputerRequest,
  readRegisterComputerResponse,
  writeRegisterComputerRequest,
  writeRegisterComputerResponse,
} from './wusp/register-computer.ts';
export {
  readReportEventBatch2Request,
  readReportEventBatch2Response,
  readReportEventBatchRequest,
  readReportEventBatchResponse,
  readReportedEvents,
  writeReportEventBatch2Request,
  writeReportEventBatch2Response,
  writeReportEventBatchRequest,
  writeReportEventBatchResponse,
} from './wusp/report-event-batch.ts';
export {
  readStartCategoryScanRequest,
  readStartCategoryScanResponse,
  writeStartCategoryScanRequest,
  writeStartCategoryScanResponse,
} from './wusp/start-category-scan.ts';
export {
  readSyncPrinterCatalogRequest,
  readSyncPrinterCatalogResponse,
  writeSyncPrinterCatalogRequest,
  writeSyncPrinterCatalogResponse,
} from './wusp/sync-printer-catalog.ts';
export {
  readSyncUpdatesRequest,
  readSyncUpdatesResponse,
  writeSyncUpdatesRequest,
  writeSyncUpdatesResponse,
} from './wusp/sync-updates.ts';
export type {
  AuthorizationCookie,
  ComputerInfo,
  Cookie,
  FileLocation,
  FileLocation2,
  GetAuthorizationCookieRequest,
  GetAuthorizationCookieResponse,
  GetConfigRequest,
  GetConfigResponse,
  GetCookieRequest,
  GetCookieResponse,
  GetExtendedUpdateInfo2Request,
  GetExtendedUpdateInfo2Response,
  GetExtendedUpdateInfoRequest,
  GetExtendedUpdateInfoResponse,
  GetFileLocationsRequest,
  GetFileLocationsResponse,
  GetRequiredInventoryTypeRequest,
  RefreshCacheRequest,
  RefreshCacheResponse,
  RegisterComputerRequest,
  ReportEventBatch2Request,
  ReportEventBatchRequest,
  ReportInventoryRequest,
  ReportingEvent,
  StartCategoryScanRequest,
  StartCategoryScanResponse,
  SyncPrinterCatalogRequest,
  SyncUpdatesAnswer,
  SyncUpdatesRequest,
  SyncUpdatesResponse,
  UpdateInfo,
  UpdateInfoWithFragment,
  WireDeployment,
  WireDevice,
  WireIdentity,
  WireInstalledDriver,
} from './wusp/types.ts';
export { decodeXpress } from './xpress-decode.ts';
export { encodeXpress, encodeXpressBlock, type XpressOptions } from './xpress-encode.ts';
