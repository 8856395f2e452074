/**
 * The types of one service in short: one line per type, its fields in the order of the wire.
 *
 * `Name type` stands once, `Name? type` at most once, `Name* type` any number of times. `type[]` is an ArrayOfType
 * whose items are called as the type; `type?` may be nil. `@Name type` is an attribute. `A | B` lists the values
 * of an enumeration.
 */
export interface Schema {
  /** The elements of requests and answers. */
  readonly messages: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
}

const COOKIE = 'Expiration dateTime, EncryptedData? base64Binary';
const AUTHORIZATION_COOKIE = 'PlugInId? string, CookieData? base64Binary';

/** What native clients send beyond the published types is in the codecs only. */
export const CLIENT: Schema = {
  messages: {
    GetConfig: 'protocolVersion? string',
    GetConfigResponse: 'GetConfigResult? Config',
    GetCookie:
      'authCookies? AuthorizationCookie[], oldCookie? Cookie, lastChange dateTime, currentTime dateTime, protocolVersion? string',
    GetCookieResponse: 'GetCookieResult? Cookie',
    RegisterComputer: 'cookie? Cookie, computerInfo? ComputerInfo',
    RegisterComputerResponse: '',
    StartCategoryScan: 'requestedCategories? CategoryRelationship[]',
    StartCategoryScanResponse: 'preferredCategoryIds? guid[], requestedCategoryIdsInError? guid[]',
    SyncUpdates: 'cookie? Cookie, parameters? SyncUpdateParameters',
    SyncUpdatesResponse: 'SyncUpdatesResult? SyncInfo',
    SyncPrinterCatalog: 'cookie? Cookie, installedNonLeafUpdateIDs? int[], printerUpdateIDs? int[]',
    SyncPrinterCatalogResponse: 'SyncPrinterCatalogResult? SyncInfo',
    RefreshCache: 'cookie? Cookie, globalIDs? UpdateIdentity[]',
    RefreshCacheResponse: 'RefreshCacheResult? RefreshCacheResult[]',
    GetExtendedUpdateInfo:
      'cookie? Cookie, revisionIDs? int[], infoTypes? XmlUpdateFragmentType[], locales? string[], GeoId? string, callerAttributes? string',
    GetExtendedUpdateInfoResponse: 'GetExtendedUpdateInfoResult? ExtendedUpdateInfo',
    GetExtendedUpdateInfo2:
      'cookie? Cookie, updateIDs? UpdateIdentity[], infoTypes? XmlUpdateFragmentType[], locales? string[], callerAttributes? string',
    GetExtendedUpdateInfo2Response: 'GetExtendedUpdateInfo2Result? ExtendedUpdateInfo2',
    GetFileLocations: 'cookie? Cookie, fileDigests? base64Binary[]',
    GetFileLocationsResponse: 'GetFileLocationsResult? GetFileLocationsResults',
  },
  types: {
    Cookie: COOKIE,
    AuthorizationCookie: AUTHORIZATION_COOKIE,
    Config:
      'LastChange dateTime, IsRegistrationRequired boolean, AuthInfo? AuthPlugInInfo[], AllowedEventIds? int[], Properties? ConfigurationProperty[]',
    AuthPlugInInfo: 'PlugInID? string, ServiceUrl? string, Parameter? string',
    ConfigurationProperty: 'Name? string, Value? string',
    ComputerInfo:
      'DnsName? string, OSMajorVersion int, OSMinorVersion int, OSBuildNumber int, OSServicePackMajorNumber short, ' +
      'OSServicePackMinorNumber short, OSLocale? string, ComputerManufacturer? string, ComputerModel? string, ' +
      'BiosVersion? string, BiosName? string, BiosReleaseDate dateTime, ProcessorArchitecture? string, SuiteMask short, ' +
      'OldProductType unsignedByte, NewProductType int, SystemMetrics int, ClientVersionMajorNumber short, ' +
      'ClientVersionMinorNumber short, ClientVersionBuildNumber short, ClientVersionQfeNumber short, ' +
      'OSDescription? string, OEM? string, DeviceType? string, FirmwareVersion? string, MobileOperator? string',
    CategoryRelationship: 'IndexOfAndGroup int, CategoryId guid',
    SyncUpdateParameters:
      'ExpressQuery boolean, InstalledNonLeafUpdateIDs? int[], OtherCachedUpdateIDs? int[], SystemSpec? Device[], ' +
      'CachedDriverIDs? int[], SkipSoftwareSync boolean, FilterCategoryIds? CategoryIdentifier[], ' +
      'NeedTwoGroupOutOfScopeUpdates? boolean, ComputerSpec? ComputerHardwareSpecification, FeatureScoreMatchingKey? string',
    Device:
      'HardwareIDs? string[], CompatibleIDs? string[], installedDriver? InstalledDriver, extensionDriver? extensionDriver[], ' +
      'DriverRecoveryIDs? ArrayOfDriverRecoveryID, DeviceFlags? unsignedByte',
    InstalledDriver:
      'MatchingID? string, DriverVerDate dateTime, DriverVerVersion long, Class? string, Manufacturer? string, ' +
      'Provider? string, Model? string, MatchingComputerHWID? guid?, DriverRank int',
    extensionDriver:
      'ExtensionId string, DriverVerDate dateTime, DriverVerVersion long, Class string, DriverRank int, MatchingComputerHWID? guid?',
    ArrayOfDriverRecoveryID: 'DriverRecoveryID* string?',
    CategoryIdentifier: 'Id guid',
    ComputerHardwareSpecification: 'HardwareIDs? guid[]',
    SyncInfo:
      'NewUpdates? UpdateInfo[], OutOfScopeRevisionIDs? int[], ChangedUpdates? UpdateInfo[], Truncated boolean, ' +
      'NewCookie? Cookie, DeployedOutOfScopeRevisionIds? int[], DriverSyncNotNeeded? string',
    UpdateInfo: 'ID int, Deployment? Deployment, IsLeaf boolean, Xml? string',
    Deployment:
      'ID int, Action DeploymentAction, Deadline? string, IsAssigned boolean, LastChangeTime string, ' +
      'DownloadPriority? string, HardwareIds? string[], AutoSelect? string, AutoDownload? string, ' +
      'SupersedenceBehavior? string, FlagBitmask? string, ClientBehaviors? ArrayOfClientBehavior',
    DeploymentAction:
      'OptionalInstall | Install | Uninstall | PreDeploymentCheck | Block | Evaluate | Bundle',
    ArrayOfClientBehavior: 'ClientMetadata* ClientMetadata?',
    ClientMetadata: 'MetadataType MetadataType, Metadata string, Verification? Verification',
    MetadataType: 'Audience | Update | Admin',
    Verification:
      '@Timestamp dateTime, @LeafCertificateId unsignedInt, @Signature base64Binary, @Algorithm string',
    UpdateIdentity: 'UpdateID guid, RevisionNumber int',
    RefreshCacheResult: 'RevisionID int, GlobalID? UpdateIdentity, IsLeaf boolean, Deployment? Deployment',
    XmlUpdateFragmentType:
      'Published | Core | Extended | VerificationRule | LocalizedProperties | Eula | FileUrl | FileDecryption',
    ExtendedUpdateInfo:
      'Updates? ArrayOfUpdateData, FileLocations? FileLocation[], OutOfScopeRevisionIDs? int[]',
    ArrayOfUpdateData: 'Update* UpdateData?',
    UpdateData: 'ID int, Xml? string',
    FileLocation:
      'FileDigest? base64Binary, Url? string, PiecesHashUrl? string, BlockMapUrl? string, DecryptionInformation? string, ' +
      'FileDigestAlgorithm? string, EncryptedFileDigest? base64Binary, EncryptedFileDigestAlgorithm? string',
    ExtendedUpdateInfo2:
      'Updates? ArrayOfUpdateData, FileLocations? FileLocation[], FileDecryptionData? FileDecryption[], ' +
      'FileDecryptionData2? FileDecryption2[], UpdateEncryptionDetails? UpdateEncryptionDetail[]',
    FileDecryption: 'FileDigest? base64Binary, DecryptionKey? base64Binary, SecurityData? base64Binary[]',
    FileDecryption2: 'FileDigest? base64Binary, DecryptionKey? base64Binary, SecurityData? base64Binary[]',
    UpdateEncryptionDetail: 'UpdateIdentity UpdateIdentity, HasEncryptedFiles boolean',
    GetFileLocationsResults: 'FileLocations? FileLocation[], NewCookie? Cookie',
  },
};

export const SIMPLE_AUTH: Schema = {
  messages: {
    GetAuthorizationCookie: 'clientId? string, targetGroupName? string, dnsName? string',
    GetAuthorizationCookieResponse: 'GetAuthorizationCookieResult? AuthorizationCookie',
  },
  types: { AuthorizationCookie: AUTHORIZATION_COOKIE },
};

/** What update clients call at the Reporting service. */
export const REPORTING: Schema = {
  messages: {
    ReportEventBatch: 'cookie? Cookie, clientTime dateTime, eventBatch? ReportingEvent[]',
    ReportEventBatchResponse: 'ReportEventBatchResult boolean',
    ReportEventBatch2: 'computerId? string, clientTime dateTime, eventBatch? ReportingEvent[]',
    ReportEventBatch2Response: 'ReportEventBatch2Result boolean',
    GetRequiredInventoryType: 'cookie? Cookie, rulesId guid, rulesVersion? string',
    GetRequiredInventoryTypeResponse: 'GetRequiredInventoryTypeResult int',
    ReportInventory: 'cookie? Cookie, clientTime dateTime, inventory? ReportingInventory',
    ReportInventoryResponse: 'ReportInventoryResult boolean',
  },
  types: {
    Cookie: COOKIE,
    ReportingEvent: 'BasicData? BasicData, ExtendedData? ExtendedData, PrivateData? PrivateData',
    BasicData:
      'TargetID? ComputerTargetIdentifier, SequenceNumber int, TimeAtTarget dateTime, EventInstanceID guid, ' +
      'NamespaceID int, EventID short, SourceID short, UpdateID? UpdateRevisionIdentifier, Win32HResult int, AppName? string',
    ComputerTargetIdentifier: 'Sid? string',
    UpdateRevisionIdentifier: 'UpdateID guid, RevisionNumber int',
    ExtendedData:
      'ReplacementStrings? string[], MiscData? string[], ComputerBrand? string, ComputerModel? string, ' +
      'BiosRevision? string, ProcessorArchitecture ProcessorArchitecture, OSVersion DetailedVersion, OSLocaleID int, DeviceID? string',
    ProcessorArchitecture: 'Unknown | X86Compatible | IA64Compatible | Amd64Compatible',
    DetailedVersion:
      'Major int, Minor int, Build int, Revision int, ServicePackMajor int, ServicePackMinor int',
    PrivateData: 'ComputerDnsName? string, UserAccountName? string',
    ReportingInventory: 'IsCompressed boolean, RawXml? string, CompressedXml? base64Binary',
  },
};

/** One entry of such a line. */
export interface SchemaField {
  readonly name: string;
  readonly attribute: boolean;
  readonly occurs: 'once' | 'optional' | 'many';
  /** As written, arrays by their full name. */
  readonly type: string;
  readonly nillable: boolean;
  /** The type of the items when it was written as `type[]`. */
  readonly item?: string;
}

/** The fields of one line of a schema. */
export function fieldsOf(line: string): SchemaField[] {
  return line === '' ? [] : line.split(', ').map(fieldIn);
}

function fieldIn(text: string): SchemaField {
  const [, at, name = '', mark, item = '', kind] = /^(@?)(\w+)([?*]?) (\w+)(\[\]|\?)?$/.exec(text) ?? [];
  const isArray = kind === '[]';
  const field = {
    name,
    attribute: at === '@',
    occurs: mark === '?' ? 'optional' : mark === '*' ? 'many' : 'once',
    type: isArray ? `ArrayOf${item[0]?.toUpperCase()}${item.slice(1)}` : item,
    nillable: kind === '?',
  } as const;
  return isArray ? { ...field, item } : field;
}

/** The values when the line is an enumeration. */
export function valuesOf(line: string): string[] | undefined {
  return line.includes(' | ') ? line.split(' | ') : undefined;
}
