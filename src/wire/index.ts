export { parseXsDateTime, toXsDateTime } from './date-time.ts';
export { wireFailures } from './failures.ts';
export { type FaultDetails, SoapFault, WUSP_FAULT_CODES, type WuspFaultCode, writeFault } from './faults.ts';
export { KnownLists } from './known-lists.ts';
export type { Payload } from './payload.ts';
export {
  SERVICES,
  type SerializerFamily,
  type Service,
  type ServiceName,
  type ServiceOperation,
  serviceOf,
} from './services.ts';
export { type Envelope, readEnvelope } from './soap.ts';
export type { SoapVersion } from './soap-version.ts';
export { wsdlOf } from './wsdl.ts';
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
