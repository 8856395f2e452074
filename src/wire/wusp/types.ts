// Messages of MS-WUSP as values. Field names are the wire's, in camelCase; GUIDs are lower case without
// braces; times are xs:dateTime text as on the wire unless a comment says otherwise; digests are base64.
// Arrays are empty where the wire omits the list.

/** MS-WUSP 2.2.3.5 */
export interface Cookie {
  readonly expiration: string;
  /** Base64. Native clients send a first oldCookie without it (protocol-facts 5.4): '' then. */
  readonly encryptedData: string;
}

/** MS-WUSP 2.2.3.4 */
export interface AuthorizationCookie {
  readonly plugInId: string;
  /** Base64. */
  readonly cookieData: string;
}

/** MS-WUSP 2.2.3.6 */
export interface WireIdentity {
  readonly updateId: string;
  readonly revisionNumber: number;
}

// --------------------------------------------------------------------------- GetConfig 2.2.2.2.1
export interface GetConfigRequest {
  readonly protocolVersion?: string;
}
export interface GetConfigResponse {
  readonly lastChange: string;
  readonly isRegistrationRequired: boolean;
  readonly authInfo: readonly {
    readonly plugInId: string;
    readonly serviceUrl: string;
    readonly parameter?: string;
  }[];
  readonly allowedEventIds: readonly number[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

// -------------------------------------------------------------- GetAuthorizationCookie 2.2.2.1.1
export interface GetAuthorizationCookieRequest {
  readonly clientId?: string;
  readonly targetGroupName?: string;
  readonly dnsName?: string;
}
export type GetAuthorizationCookieResponse = AuthorizationCookie;

// --------------------------------------------------------------------------- GetCookie 2.2.2.2.2
export interface GetCookieRequest {
  readonly authCookies: readonly AuthorizationCookie[];
  readonly oldCookie?: Cookie;
  readonly lastChange: string;
  readonly currentTime: string;
  readonly protocolVersion?: string;
}
export type GetCookieResponse = Cookie;

// -------------------------------------------------------------------- RegisterComputer 2.2.2.2.3
export interface ComputerInfo {
  readonly dnsName?: string;
  readonly osMajorVersion: number;
  readonly osMinorVersion: number;
  readonly osBuildNumber: number;
  readonly osServicePackMajorNumber: number;
  readonly osServicePackMinorNumber: number;
  readonly osLocale?: string;
  readonly computerManufacturer?: string;
  readonly computerModel?: string;
  readonly biosVersion?: string;
  readonly biosName?: string;
  readonly biosReleaseDate: string;
  readonly processorArchitecture?: string;
  readonly suiteMask: number;
  readonly oldProductType: number;
  readonly newProductType: number;
  readonly systemMetrics: number;
  readonly clientVersionMajorNumber: number;
  readonly clientVersionMinorNumber: number;
  readonly clientVersionBuildNumber: number;
  readonly clientVersionQfeNumber: number;
  readonly osDescription?: string;
  readonly oem?: string;
  readonly deviceType?: string;
  readonly firmwareVersion?: string;
  readonly mobileOperator?: string;
}
export interface RegisterComputerRequest {
  readonly cookie?: Cookie;
  readonly computerInfo?: ComputerInfo;
}

// ------------------------------------------------------------------- StartCategoryScan 2.2.2.2.8
export interface StartCategoryScanRequest {
  /** Undefined when the element is missing, which is a fault; empty when it is empty. */
  readonly requestedCategories?: readonly { readonly indexOfAndGroup: number; readonly categoryId: string }[];
}
export interface StartCategoryScanResponse {
  readonly preferredCategoryIds: readonly string[];
  readonly requestedCategoryIdsInError: readonly string[];
}

// ------------------------------------------------------------------------- SyncUpdates 2.2.2.2.4
export interface WireInstalledDriver {
  readonly matchingId?: string;
  readonly driverVerDate: string;
  /** Signed 64-bit. */
  readonly driverVerVersion: bigint;
  readonly driverClass?: string;
  readonly manufacturer?: string;
  readonly provider?: string;
  readonly model?: string;
  /** Undefined when absent or nil. */
  readonly matchingComputerHwid?: string;
  readonly driverRank: number;
  /** Native clients send these two for some devices; the published WSDL has neither. */
  readonly skipProviderFiltering?: boolean;
  readonly isGeneric?: boolean;
}
export interface WireDevice {
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
  readonly installedDriver?: WireInstalledDriver;
  readonly extensionDrivers: readonly {
    readonly extensionId: string;
    readonly driverVerDate: string;
    readonly driverVerVersion: bigint;
    readonly driverClass: string;
    readonly driverRank: number;
    readonly matchingComputerHwid?: string;
  }[];
  readonly driverRecoveryIds: readonly string[];
  readonly deviceFlags?: number;
}
export interface SyncUpdatesRequest {
  readonly cookie?: Cookie;
  /** Undefined when the element is missing, which is a fault. */
  readonly parameters?: {
    readonly expressQuery: boolean;
    readonly installedNonLeafUpdateIds: Int32Array;
    readonly otherCachedUpdateIds: Int32Array;
    /** Undefined when the element is missing: its mere presence matters (MS-WUSP 3.1.5.7). */
    readonly systemSpec?: readonly WireDevice[];
    readonly cachedDriverIds: Int32Array;
    readonly skipSoftwareSync: boolean;
    readonly filterCategoryIds: readonly string[];
    readonly needTwoGroupOutOfScopeUpdates: boolean;
    readonly alsoPerformRegularSync: boolean;
    /** ComputerSpec/HardwareIDs: lower-case GUIDs. */
    readonly computerHardwareIds: readonly string[];
    readonly featureScoreMatchingKey?: string;
    /** Of ProductsParameters; undefined when that is missing. */
    readonly syncCurrentVersionOnly?: boolean;
    /** ProductsParameters, which native clients send although the published WSDL has no such element. */
    readonly deviceAttributes?: string;
    readonly callerAttributes?: string;
    readonly products?: string;
  };
}
export interface WireDeployment {
  readonly id: number;
  readonly action: string;
  /** xs:dateTime. */
  readonly deadline?: string;
  readonly isAssigned: boolean;
  /** xs:date, never a time (protocol-facts 3.3). */
  readonly lastChangeTime: string;
  readonly downloadPriority?: string;
  readonly hardwareIds?: readonly string[];
  /** AutoSelect, AutoDownload and SupersedenceBehavior, all "0": only for clients of protocol 1.8 and later. */
  readonly automatic: boolean;
}
export interface UpdateInfo {
  readonly id: number;
  /** Always sent by us; a native client aborts without it. */
  readonly deployment?: WireDeployment;
  readonly isLeaf: boolean;
  /** Of a response read: the Core fragment, unescaped. Absent in ChangedUpdates. */
  readonly xml?: string;
}
/** SyncInfo, as a client reads it. SyncPrinterCatalog answers with the same. */
export interface SyncUpdatesResponse {
  readonly newUpdates: readonly UpdateInfo[];
  readonly outOfScopeRevisionIds: readonly number[];
  readonly changedUpdates: readonly UpdateInfo[];
  readonly truncated: boolean;
  readonly newCookie: Cookie;
  readonly deployedOutOfScopeRevisionIds: readonly number[];
  /** Undefined: not sent. */
  readonly driverSyncNotNeeded?: boolean;
}
/** One new update as the server writes it: the fragment is bytes that are already escaped. */
export interface UpdateInfoWithFragment extends Omit<UpdateInfo, 'xml'> {
  readonly core: Uint8Array;
}
/** SyncInfo, as a server writes it. */
export interface SyncUpdatesAnswer extends Omit<SyncUpdatesResponse, 'newUpdates'> {
  readonly newUpdates: readonly UpdateInfoWithFragment[];
}

// ----------------------------------------------------------------- SyncPrinterCatalog 2.2.2.2.9
export interface SyncPrinterCatalogRequest {
  readonly cookie?: Cookie;
  readonly installedNonLeafUpdateIds: Int32Array;
  readonly printerUpdateIds: Int32Array;
}

// ------------------------------------------------------------------------ RefreshCache 2.2.2.2.5
export interface RefreshCacheRequest {
  readonly cookie?: Cookie;
  /** Undefined when the element is missing, which is a fault. */
  readonly globalIds?: readonly WireIdentity[];
}
export interface RefreshCacheResponse {
  readonly results: readonly {
    readonly revisionId: number;
    readonly globalId: WireIdentity;
    readonly isLeaf: boolean;
    readonly deployment: WireDeployment;
  }[];
}

// ---------------------------------------------------------------- GetExtendedUpdateInfo 2.2.2.2.6
export interface GetExtendedUpdateInfoRequest {
  readonly cookie?: Cookie;
  readonly revisionIds?: Int32Array;
  /** Undefined when the element is missing, which is a fault. Unknown values are kept as they are. */
  readonly infoTypes?: readonly string[];
  readonly locales?: readonly string[];
  readonly geoId?: string;
  readonly deviceAttributes?: string;
  readonly callerAttributes?: string;
}
export interface FileLocation {
  /** Base64 SHA-1. */
  readonly fileDigest: string;
  readonly url: string;
}
export interface GetExtendedUpdateInfoResponse {
  /** In the order of the wire. `xml` is already escaped when it is written, and unescaped when it was read. */
  readonly updates: readonly { readonly id: number; readonly xml: string }[];
  readonly fileLocations: readonly FileLocation[];
  readonly outOfScopeRevisionIds: readonly number[];
}

// -------------------------------------------------------------- GetExtendedUpdateInfo2 2.2.2.2.10
export interface GetExtendedUpdateInfo2Request {
  readonly cookie?: Cookie;
  readonly updateIds?: readonly WireIdentity[];
  readonly infoTypes?: readonly string[];
  readonly locales?: readonly string[];
  readonly callerAttributes?: string;
}
export interface FileLocation2 extends FileLocation {
  readonly piecesHashUrl?: string;
  readonly blockMapUrl?: string;
  readonly decryptionInformation?: string;
  /** `SHA1`. */
  readonly fileDigestAlgorithm: string;
  readonly encryptedFileDigest?: string;
  readonly encryptedFileDigestAlgorithm?: string;
}
export interface GetExtendedUpdateInfo2Response {
  readonly updates: readonly { readonly id: number; readonly xml: string }[];
  readonly fileLocations: readonly FileLocation2[];
  readonly fileDecryptionData: readonly { readonly fileDigest: string; readonly decryptionKey: string }[];
}

// -------------------------------------------------------------------- GetFileLocations 2.2.2.2.7
export interface GetFileLocationsRequest {
  readonly cookie?: Cookie;
  /** Base64 SHA-1 values; undefined when the element is missing, which is a fault. */
  readonly fileDigests?: readonly string[];
}
export interface GetFileLocationsResponse {
  readonly fileLocations: readonly FileLocation[];
  readonly newCookie: Cookie;
}

// ------------------------------------------------------------------------------ reporting 2.2.2.3
export interface ReportingEvent {
  readonly targetId: string;
  readonly sequenceNumber: number;
  readonly timeAtTarget: string;
  readonly eventInstanceId: string;
  readonly namespaceId: number;
  readonly eventId: number;
  readonly sourceId: number;
  readonly update?: WireIdentity;
  /** Signed 32-bit. Read as Win32HResult and as Win32Hresult, written as native clients write it (protocol-facts 3.1). */
  readonly win32HResult: number;
  readonly appName?: string;
  readonly replacementStrings: readonly string[];
  /** `tag=value`, tags are case-sensitive. */
  readonly miscData: readonly string[];
  readonly computerBrand?: string;
  readonly computerModel?: string;
  readonly biosRevision?: string;
  readonly processorArchitecture: string;
  readonly osVersion: {
    readonly major: number;
    readonly minor: number;
    readonly build: number;
    readonly revision: number;
    readonly servicePackMajor: number;
    readonly servicePackMinor: number;
  };
  readonly osLocaleId: number;
  readonly deviceId?: string;
}
export interface ReportEventBatchRequest {
  readonly cookie?: Cookie;
  readonly clientTime?: string;
  /** Undefined when the element is missing, which is a fault. */
  readonly eventBatch?: readonly ReportingEvent[];
}
export interface ReportEventBatch2Request {
  readonly computerId?: string;
  readonly clientTime?: string;
  readonly eventBatch?: readonly ReportingEvent[];
}
export interface GetRequiredInventoryTypeRequest {
  readonly cookie?: Cookie;
  readonly rulesId?: string;
  readonly rulesVersion?: string;
}
export interface ReportInventoryRequest {
  readonly cookie?: Cookie;
  readonly clientTime?: string;
  readonly inventory?: {
    readonly isCompressed: boolean;
    readonly rawXml?: string;
    readonly compressedXml?: string;
  };
}
