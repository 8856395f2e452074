// Messages of MS-WSUSSS as values. Field names are the wire's, in camelCase; GUIDs are lower case without braces;
// times are xs:dateTime text as on the wire; digests are base64. Arrays are empty where the wire omits the list.

import type { AuthorizationCookie, Cookie, WireIdentity } from '../wusp/types.ts';

// ------------------------------------------------------------------------- GetAuthConfig 3.1.4.1
export interface GetAuthConfigResponse {
  readonly lastChange: string;
  readonly authInfo: readonly {
    readonly plugInId: string;
    readonly serviceUrl: string;
    readonly parameter?: string;
  }[];
  readonly allowedEventIds: readonly number[];
}

// ------------------------------------------------- GetAuthorizationCookie 3.1.4.2 (DssAuth service)
export interface DssGetAuthorizationCookieRequest {
  readonly accountName?: string;
  readonly accountGuid?: string;
  readonly programKeys?: readonly string[];
}
export type DssGetAuthorizationCookieResponse = AuthorizationCookie;

// ----------------------------------------------------------------------------- GetCookie 3.1.4.3
export interface DssGetCookieRequest {
  readonly authCookies: readonly AuthorizationCookie[];
  readonly oldCookie?: Cookie;
  readonly protocolVersion?: string;
}
export type DssGetCookieResponse = Cookie;

// ------------------------------------------------------------------------- GetConfigData 3.1.4.4
export interface GetConfigDataRequest {
  readonly cookie?: Cookie;
  readonly configAnchor?: string;
}
export interface ServerSyncLanguage {
  readonly languageId: number;
  readonly shortLanguage: string;
  readonly longLanguage: string;
  readonly enabled: boolean;
}
export interface GetConfigDataResponse {
  readonly catalogOnlySync: boolean;
  readonly lazySync: boolean;
  readonly serverHostsPsfFiles: boolean;
  readonly maxNumberOfComputerIdsInRequest: number;
  readonly maxNumberOfDriverSetsPerRequest: number;
  readonly maxNumberOfPnpHardwareIdsInRequest: number;
  readonly maxNumberOfUpdatesPerRequest: number;
  readonly newConfigAnchor: string;
  readonly protocolVersion: string;
  readonly languages: readonly ServerSyncLanguage[];
  readonly maxUpdatesPerRequestInGetUpdateDecryptionData: number;
}

// --------------------------------------------------------------------- GetRevisionIdList 3.1.4.5
export interface IdAndDelta {
  readonly id: string;
  readonly delta: boolean;
}
export interface LanguageAndDelta {
  readonly id: number;
  readonly delta: boolean;
}
export interface ServerSyncFilter {
  readonly dssProtocolVersion?: string;
  readonly anchor?: string;
  readonly getConfig: boolean;
  /** Undefined where it was not sent. */
  readonly get63LanguageOnly?: boolean;
  /** Undefined where the element is missing, which means "no filter"; an empty list matches nothing. */
  readonly categories?: readonly IdAndDelta[];
  readonly classifications?: readonly IdAndDelta[];
  readonly languages?: readonly LanguageAndDelta[];
}
export interface GetRevisionIdListRequest {
  readonly cookie?: Cookie;
  /** Undefined when the element is missing, which is a fault. */
  readonly filter?: ServerSyncFilter;
}
export interface GetRevisionIdListResponse {
  readonly anchor: string;
  readonly newRevisions: readonly WireIdentity[];
}

// ------------------------------------------------------------------------- GetUpdateData 3.1.4.6
export interface GetUpdateDataRequest {
  readonly cookie?: Cookie;
  readonly updateIds?: readonly WireIdentity[];
}
export interface ServerSyncUpdate {
  readonly id: WireIdentity;
  /** The document as text, unescaped, without an XML declaration. Exactly one of the two blobs is there. */
  readonly xmlUpdateBlob?: string;
  /** A Cabinet with one file, the document in UTF-16LE. */
  readonly xmlUpdateBlobCompressed?: Uint8Array;
  /** Empty where the element is missing: a revision without files has none. */
  readonly fileDigests: readonly string[];
}
export interface ServerSyncUrl {
  readonly fileDigest: string;
  readonly muUrl?: string;
  readonly ussUrl?: string;
  /** Base64; full WSDL only. */
  readonly decryptionKey?: string;
}
export interface GetUpdateDataResponse {
  readonly updates: readonly ServerSyncUpdate[];
  readonly fileUrls: readonly ServerSyncUrl[];
}

// --------------------------------------------------------------- GetUpdateDecryptionData 3.1.4.18
export interface GetUpdateDecryptionDataRequest {
  readonly cookie?: Cookie;
  readonly updateIds?: readonly WireIdentity[];
}
export interface GetUpdateDecryptionDataResponse {
  readonly updates: readonly {
    readonly updateId: WireIdentity;
    readonly files: readonly { readonly fileDigest: string; readonly decryptionKey?: string }[];
  }[];
}

// ------------------------------------------------------- GetDriverIdList, GetDriverSetData 3.1.4.7, 8
export interface ServerSyncDriverFilter {
  readonly anchor?: string;
  readonly categories: readonly IdAndDelta[];
  readonly computerIds: readonly IdAndDelta[];
  readonly pnpHardwareIds: readonly { readonly hardwareId: string; readonly delta: boolean }[];
}
export interface GetDriverIdListRequest {
  readonly cookie?: Cookie;
  readonly filter?: ServerSyncDriverFilter;
}
export interface GetDriverIdListResponse {
  readonly anchor: string;
  readonly newRevisions: readonly WireIdentity[];
  readonly newDriverSets: readonly string[];
  readonly removedDriverSets: readonly string[];
}
export interface GetDriverSetDataRequest {
  readonly cookie?: Cookie;
  readonly driverSets?: readonly string[];
}
export interface GetDriverSetDataResponse {
  readonly driverSets: readonly { readonly driverSetId: string; readonly driverSetXml: string }[];
}

// ----------------------------------------------------------- GetRelatedRevisionsForUpdates 3.1.4.9
export interface GetRelatedRevisionsForUpdatesRequest {
  readonly cookie?: Cookie;
  readonly updateIds?: readonly string[];
}
export interface GetRelatedRevisionsForUpdatesResponse {
  /** Revisions of the updates asked for and of what they need, as far as the server answers at all. */
  readonly revisions: readonly WireIdentity[];
}

// ------------------------------------------------------------------------ GetDeployments 3.1.4.10
export interface GetDeploymentsRequest {
  readonly cookie?: Cookie;
  readonly deploymentAnchor?: string;
  readonly syncAnchor?: string;
}
export interface ServerSyncTargetGroup {
  readonly targetGroupId: string;
  /** The zero GUID for the top. */
  readonly parentGroupId: string;
  readonly name: string;
  readonly isBuiltin: boolean;
}
export interface ServerSyncDeployment {
  readonly updateId: string;
  readonly revisionNumber: number;
  /** 0 Install, 1 Uninstall, 2 Scan, 3 Block. */
  readonly action: number;
  readonly adminName: string;
  /** 9999-12-31T23:59:59.9999999 for none. */
  readonly deadline: string;
  readonly isAssigned: boolean;
  readonly goLiveTime: string;
  readonly deploymentGuid: string;
  readonly targetGroupId: string;
  /** 1 to 3, 3 is high. */
  readonly downloadPriority: number;
}
export interface GetDeploymentsResponse {
  readonly anchor: string;
  readonly groups: readonly ServerSyncTargetGroup[];
  readonly deployments: readonly ServerSyncDeployment[];
  readonly deadDeployments: readonly string[];
  /** The whole list of declined updates. */
  readonly hiddenUpdates: readonly string[];
  /** The whole list. */
  readonly acceptedEulas: readonly string[];
}

// ------------------------------------------------------------------------- DownloadFiles 3.1.4.11
export interface DownloadFilesRequest {
  readonly cookie?: Cookie;
  readonly fileDigests?: readonly string[];
}

// ---------------------------------------------------------- rollup 3.1.4.13 to 17 (Reporting service)
/** GetRollupConfiguration */
export interface GetRollupConfigurationRequest {
  readonly cookie?: Cookie;
}
export interface GetRollupConfigurationResponse {
  readonly doDetailedRollup: boolean;
  readonly rollupResetGuid: string;
  readonly serverId: string;
  readonly rollupDownstreamServersMaxBatchSize: number;
  readonly rollupComputersMaxBatchSize: number;
  readonly getOutOfSyncComputersMaxBatchSize: number;
  readonly rollupComputerStatusMaxBatchSize: number;
}
/** In the order of the wire (MS-WSUSSS 3.1.4.14.3.3). */
export interface RollupServerSummary {
  readonly updateCount: number;
  readonly declinedUpdateCount: number;
  readonly approvedUpdateCount: number;
  readonly notApprovedUpdateCount: number;
  readonly updatesWithStaleUpdateApprovalsCount: number;
  readonly expiredUpdateCount: number;
  readonly criticalOrSecurityUpdatesNotApprovedForInstallCount: number;
  readonly wsusInfrastructureUpdatesNotApprovedForInstallCount: number;
  readonly updatesWithClientErrorsCount: number;
  readonly updatesWithServerErrorsCount: number;
  readonly updatesNeedingFilesCount: number;
  readonly updatesNeededByComputersCount: number;
  readonly updatesUpToDateCount: number;
  readonly customComputerTargetGroupCount: number;
  readonly computerTargetCount: number;
  readonly computerTargetsNeedingUpdatesCount: number;
  readonly computerTargetsWithUpdateErrorsCount: number;
  readonly computersUpToDateCount: number;
}
export interface RollupClientSummary {
  readonly osMajorVersion: number;
  readonly osMinorVersion: number;
  readonly osBuildNumber: number;
  readonly osServicePackMajorNumber: number;
  readonly osServicePackMinorNumber: number;
  readonly osLocale?: string;
  readonly suiteMask: number;
  readonly oldProductType: number;
  readonly newProductType: number;
  readonly systemMetrics: number;
  readonly processorArchitecture?: string;
  readonly count: number;
  readonly activitySummaries: readonly {
    readonly updateId: string;
    readonly revisionNumber: number;
    readonly installSuccessCount: number;
    readonly installFailureCount: number;
  }[];
}
export interface DownstreamServerRollupInfo {
  readonly serverId: string;
  readonly fullDomainName?: string;
  readonly lastSyncTime: string;
  /** The zero GUID: the server that is asked. */
  readonly parentServerId: string;
  readonly version?: string;
  readonly isReplica: boolean;
  readonly lastRollupTime: string;
  readonly serverSummary?: RollupServerSummary;
  readonly clientSummaries: readonly RollupClientSummary[];
}
export interface RollupDownstreamServersRequest {
  readonly cookie?: Cookie;
  readonly clientTime: string;
  readonly downstreamServers: readonly DownstreamServerRollupInfo[];
}
export interface ComputerRollupDetails {
  readonly targetGroupIds: readonly string[];
  readonly requestedTargetGroupNames: readonly string[];
  readonly ipAddress?: string;
  readonly fullDomainName?: string;
  readonly osMajorVersion: number;
  readonly osMinorVersion: number;
  readonly osBuildNumber: number;
  readonly osServicePackMajorNumber: number;
  readonly osServicePackMinorNumber: number;
  readonly osLocale?: string;
  readonly osFamily?: string;
  readonly osDescription?: string;
  readonly computerMake?: string;
  readonly computerModel?: string;
  readonly biosVersion?: string;
  readonly biosName?: string;
  readonly biosReleaseDate: string;
  readonly processorArchitecture?: string;
  readonly suiteMask: number;
  readonly oldProductType: number;
  readonly newProductType: number;
  readonly systemMetrics: number;
  readonly clientVersion?: string;
}
export interface ComputerRollupInfo {
  readonly computerId?: string;
  readonly lastSyncTime: string;
  /** 0 unknown, 1 succeeded, 2 failed. */
  readonly lastSyncResult: number;
  readonly lastReportedRebootTime: string;
  readonly lastReportedStatusTime: string;
  readonly lastInventoryTime: string;
  readonly parentServerId: string;
  readonly details?: ComputerRollupDetails;
}
export interface RollupComputersRequest {
  readonly cookie?: Cookie;
  readonly clientTime: string;
  readonly computers: readonly ComputerRollupInfo[];
}
export interface RollupComputersResponse {
  readonly changed: readonly { readonly computerId: string; readonly change: 'Deleted' | 'NewParent' }[];
}
export interface GetOutOfSyncComputersRequest {
  readonly cookie?: Cookie;
  readonly parentServerId: string;
  readonly lastRollupNumbers: readonly { readonly computerId: string; readonly rollupNumber: number }[];
}
export interface GetOutOfSyncComputersResponse {
  readonly computerIds: readonly string[];
}
export interface ComputerStatusRollupInfo {
  readonly instanceId: string;
  readonly computerId?: string;
  readonly effectiveLastDetectionTime: string;
  readonly rollupNumber: number;
  readonly isFullRollup: boolean;
  readonly updateStatus: readonly {
    readonly updateId: string;
    /** 0 to 6 (protocol-facts 13). */
    readonly summarizationState: number;
    readonly lastChangeTime: string;
  }[];
}
export interface RollupComputerStatusRequest {
  readonly cookie?: Cookie;
  readonly clientTime: string;
  readonly parentServerId: string;
  readonly computers: readonly ComputerStatusRollupInfo[];
}
export interface RollupComputerStatusResponse {
  /** False: too busy, come back in a minute. */
  readonly accepted: boolean;
}

// ------------------------------------------------------------------------------- Ping 3.1.4.12, 6
export interface PingRequest {
  readonly pingLevel: number;
}
/** In the order of the wire. What a server does not tell is missing. */
export interface PingResponse {
  readonly successFlag: boolean;
  readonly servicesTime: string;
  readonly servicesName?: string;
  readonly servicesMachine?: string;
  readonly isHttps: boolean;
  readonly requestContentType?: string;
  readonly configFilePath?: string;
  readonly configFileProjectName?: string;
  readonly configFileEnvironmentName?: string;
  readonly configFileLastModifiedTime: string;
  readonly configFileVersion?: string;
  readonly configFileNextExpirationTime: string;
  readonly configFileExpirationModuloInMinutes: number;
  readonly databaseInfo?: string;
  readonly customInfo?: string;
}
