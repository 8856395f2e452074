import type { Schema } from '../wusp/schema.ts';

// The published types of MS-WSUSSS (6, and 3.1.4.7 and 3.1.4.8 for drivers), in the notation of MS-WUSP's.

const COOKIE = 'Expiration dateTime, EncryptedData? base64Binary';
const AUTHORIZATION_COOKIE = 'PlugInId? string, CookieData? base64Binary';

export const SERVER_SYNC: Schema = {
  messages: {
    GetAuthConfig: '',
    GetAuthConfigResponse: 'GetAuthConfigResult? ServerAuthConfig',
    GetCookie: 'authCookies? AuthorizationCookie[], oldCookie? Cookie, protocolVersion? string',
    GetCookieResponse: 'GetCookieResult? Cookie',
    GetConfigData: 'cookie? Cookie, configAnchor? string',
    GetConfigDataResponse: 'GetConfigDataResult? ServerSyncConfigData',
    GetRevisionIdList: 'cookie? Cookie, filter? ServerSyncFilter',
    GetRevisionIdListResponse: 'GetRevisionIdListResult? RevisionIdList',
    GetUpdateData: 'cookie? Cookie, updateIds? UpdateIdentity[]',
    GetUpdateDataResponse: 'GetUpdateDataResult? ServerUpdateData',
    GetUpdateDecryptionData: 'cookie? Cookie, updateIds? UpdateIdentity[]',
    GetUpdateDecryptionDataResponse: 'GetUpdateDecryptionDataResult? ServerDecryptionData',
    GetDriverIdList: 'cookie? Cookie, filter? ServerSyncDriverFilter',
    GetDriverIdListResponse: 'GetDriverIdListResult? DriverSetAndRevisionIdList',
    GetDriverSetData: 'cookie? Cookie, driverSets? guid[]',
    GetDriverSetDataResponse: 'GetDriverSetDataResult? ServerDriverSetData',
    DownloadFiles: 'cookie? Cookie, fileDigestList? base64Binary[]',
    DownloadFilesResponse: '',
    GetDeployments: 'cookie? Cookie, deploymentAnchor? string, syncAnchor? string',
    GetDeploymentsResponse: 'GetDeploymentsResult? ServerSyncDeploymentResult',
    GetRelatedRevisionsForUpdates: 'cookie? Cookie, updateIDs? guid[]',
    GetRelatedRevisionsForUpdatesResponse: 'GetRelatedRevisionsForUpdatesResult? UpdateIdentity[]',
  },
  types: {
    ServerAuthConfig: 'LastChange dateTime, AuthInfo? AuthPlugInInfo[], AllowedEventIds? int[]',
    AuthPlugInInfo: 'PlugInID? string, ServiceUrl? string, Parameter? string',
    AuthorizationCookie: AUTHORIZATION_COOKIE,
    Cookie: COOKIE,
    ServerSyncConfigData:
      'CatalogOnlySync boolean, LazySync boolean, ServerHostsPsfFiles boolean, MaxNumberOfComputerIdsInRequest int, ' +
      'MaxNumberOfDriverSetsPerRequest int, MaxNumberOfPnpHardwareIdsInRequest int, MaxNumberOfUpdatesPerRequest int, ' +
      'NewConfigAnchor? string, ProtocolVersion? string, LanguageUpdateList? ServerSyncLanguageData[], ' +
      'MaxUpdatesPerRequestInGetUpdateDecryptionData int',
    ServerSyncLanguageData: 'LanguageID int, ShortLanguage? string, LongLanguage? string, Enabled boolean',
    ServerSyncFilter:
      'DssProtocolVersion? Version, Anchor? string, GetConfig boolean, Get63LanguageOnly boolean, Categories? IdAndDelta[], ' +
      'Classifications? IdAndDelta[], Languages? LanguageAndDelta[]',
    Version: '',
    IdAndDelta: 'Id guid, Delta boolean',
    LanguageAndDelta: 'Id int, Delta boolean',
    RevisionIdList: 'Anchor? string, NewRevisions? UpdateIdentity[]',
    UpdateIdentity: 'UpdateID guid, RevisionNumber int',
    ServerUpdateData: 'updates? ServerSyncUpdateData[], fileUrls? ServerSyncUrlData[]',
    ServerSyncUpdateData:
      'Id? UpdateIdentity, XmlUpdateBlob? string, FileDigestList? base64Binary[], XmlUpdateBlobCompressed? base64Binary',
    ServerSyncUrlData: 'FileDigest? base64Binary, MUUrl? string, UssUrl? string, DecryptionKey? base64Binary',
    ServerDecryptionData: 'UpdateFileDecryptionData? ServerSyncUpdateFileDecryption[]',
    ServerSyncUpdateFileDecryption:
      'UpdateId? UpdateIdentity, FileDecryptionData? ServerSyncFileDecryption[]',
    ServerSyncFileDecryption: 'FileDigest? base64Binary, DecryptionKey? base64Binary',
    ServerSyncDriverFilter:
      'DssProtocolVersion? Version, Anchor? string, Categories? IdAndDelta[], ComputerIds? IdAndDelta[], ' +
      'PnpHardwareIds? HardwareIdAndDelta[]',
    HardwareIdAndDelta: 'Id? string, Delta boolean',
    DriverSetAndRevisionIdList:
      'Anchor? string, NewRevisions? UpdateIdentity[], NewDriverSets? guid[], RemovedDriverSets? guid[]',
    ServerDriverSetData: 'DriverSets? ServerSyncDriverSetData[]',
    ServerSyncDriverSetData: 'DriverSetId guid, DriverSetXml? string',
    ServerSyncDeploymentResult:
      'Anchor? string, Groups? ServerSyncTargetGroup[], Deployments? ServerSyncDeployment[], DeadDeployments? guid[], ' +
      'HiddenUpdates? guid[], AcceptedEulas? guid[]',
    ServerSyncTargetGroup: 'TargetGroupID guid, ParentGroupId guid, Name? string, IsBuiltin boolean',
    ServerSyncDeployment:
      'UpdateId guid, RevisionNumber int, Action int, AdminName? string, Deadline dateTime, IsAssigned boolean, ' +
      'GoLiveTime dateTime, DeploymentGuid guid, TargetGroupId guid, DownloadPriority unsignedByte',
  },
};

export const DSS_AUTH: Schema = {
  messages: {
    GetAuthorizationCookie: 'accountName? string, accountGuid? string, programKeys? guid[]',
    GetAuthorizationCookieResponse: 'GetAuthorizationCookieResult? AuthorizationCookie',
  },
  types: { AuthorizationCookie: AUTHORIZATION_COOKIE },
};

/** What downstream servers call at the Reporting service. */
export const ROLLUP: Schema = {
  messages: {
    GetRollupConfiguration: 'cookie? Cookie',
    GetRollupConfigurationResponse: 'GetRollupConfigurationResult? RollupConfiguration',
    RollupDownstreamServers:
      'cookie? Cookie, clientTime dateTime, downstreamServers? DownstreamServerRollupInfo[]',
    RollupDownstreamServersResponse: '',
    RollupComputers: 'cookie? Cookie, clientTime dateTime, computers? ComputerRollupInfo[]',
    RollupComputersResponse: 'RollupComputersResult? ChangedComputer[]',
    GetOutOfSyncComputers:
      'cookie? Cookie, parentServerId guid, lastRollupNumbers? ComputerLastRollupNumber[]',
    GetOutOfSyncComputersResponse: 'GetOutOfSyncComputersResult? string[]',
    RollupComputerStatus:
      'cookie? Cookie, clientTime dateTime, parentServerId guid, computers? ComputerStatusRollupInfo[]',
    RollupComputerStatusResponse: 'RollupComputerStatusResult boolean',
  },
  types: {
    RollupConfiguration:
      'DoDetailedRollup boolean, RollupResetGuid guid, ServerId guid, RollupDownstreamServersMaxBatchSize int, ' +
      'RollupComputersMaxBatchSize int, GetOutOfSyncComputersMaxBatchSize int, RollupComputerStatusMaxBatchSize int',
    DownstreamServerRollupInfo:
      'ServerId guid, FullDomainName? string, LastSyncTime dateTime, ParentServerId guid, Version? string, IsReplica boolean, ' +
      'LastRollupTime dateTime, ServerSummary? DownstreamServerRollupServerSummary, ' +
      'ClientSummaries? DownstreamServerRollupClientSummary[]',
    DownstreamServerRollupServerSummary:
      'UpdateCount int, DeclinedUpdateCount int, ApprovedUpdateCount int, NotApprovedUpdateCount int, ' +
      'UpdatesWithStaleUpdateApprovalsCount int, ExpiredUpdateCount int, ' +
      'CriticalOrSecurityUpdatesNotApprovedForInstallCount int, WsusInfrastructureUpdatesNotApprovedForInstallCount int, ' +
      'UpdatesWithClientErrorsCount int, UpdatesWithServerErrorsCount int, UpdatesNeedingFilesCount int, ' +
      'UpdatesNeededByComputersCount int, UpdatesUpToDateCount int, CustomComputerTargetGroupCount int, ' +
      'ComputerTargetCount int, ComputerTargetsNeedingUpdatesCount int, ComputerTargetsWithUpdateErrorsCount int, ' +
      'ComputersUpToDateCount int',
    DownstreamServerRollupClientSummary:
      'OSMajorVersion int, OSMinorVersion int, OSBuildNumber int, OSServicePackMajorNumber int, OSServicePackMinorNumber int, ' +
      'OSLocale? string, SuiteMask short, OldProductType unsignedByte, NewProductType int, SystemMetrics int, ' +
      'ProcessorArchitecture? string, Count int, ActivitySummaries? DownstreamServerRollupClientActivitySummary[]',
    DownstreamServerRollupClientActivitySummary:
      'UpdateId guid, RevisionNumber int, InstallSuccessCount int, InstallFailureCount int',
    ComputerRollupInfo:
      'Details? ComputerRollupDetails, @ComputerId? string, @LastSyncTime dateTime, @LastSyncResult int, ' +
      '@LastReportedRebootTime dateTime, @LastReportedStatusTime dateTime, @LastInventoryTime dateTime, @ParentServerId guid',
    ComputerRollupDetails:
      'TargetGroupIdList? guid[], RequestedTargetGroupNames? string[], @IPAddress? string, @FullDomainName? string, ' +
      '@OSMajorVersion int, @OSMinorVersion int, @OSBuildNumber int, @OSServicePackMajorNumber int, ' +
      '@OSServicePackMinorNumber int, @OSLocale? string, @OSFamily? string, @OSDescription? string, @ComputerMake? string, ' +
      '@ComputerModel? string, @BiosVersion? string, @BiosName? string, @BiosReleaseDate dateTime, ' +
      '@ProcessorArchitecture? string, @SuiteMask short, @OldProductType unsignedByte, @NewProductType int, ' +
      '@SystemMetrics int, @ClientVersion? string',
    ChangedComputer: '@ComputerId? string, @Change ComputerChangeType',
    ComputerChangeType: 'Deleted | NewParent',
    ComputerLastRollupNumber: 'ComputerId? string, RollupNumber int',
    ComputerStatusRollupInfo:
      'InstanceId guid, ComputerId? string, EffectiveLastDetectionTime dateTime, RollupNumber int, IsFullRollup boolean, ' +
      'UpdateStatus? ComputerStatusRollupUpdateStatus[]',
    ComputerStatusRollupUpdateStatus: 'UpdateId guid, SummarizationState int, LastChangeTime dateTime',
  },
};

/** Of the namespace that Ping is in. */
export const PING: Schema = {
  messages: { Ping: 'pingLevel int', PingResponse: 'PingResult? MonitoredServicesResponse' },
  types: {
    MonitoredServicesResponse:
      'SuccessFlag boolean, ServicesTime dateTime, ServicesName? string, ServicesMachine? string, IsHttps boolean, ' +
      'RequestContentType? string, ConfigFilePath? string, ConfigFileProjectName? string, ConfigFileEnvironmentName? string, ' +
      'ConfigFileLastModifiedTime dateTime, ConfigFileVersion? string, ConfigFileNextExpirationTime dateTime, ' +
      'ConfigFileExpirationModuloInMinutes int, DatabaseInfo? string, CustomInfo? string',
  },
};
