import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as wire from './index.ts';
import {
  AWKWARD,
  assertIsPublished,
  COOKIE,
  GUID,
  IDENTITY,
  OTHER_GUID,
  operationsOf,
  withPrefix,
} from './message-fixture.ts';

// A full value of every request first, then bare ones. They are written, read, and compared; and the elements of
// the full one must stand in the order of the schema that we publish.

const NO_IDS = new Int32Array(0);
const IDS = Int32Array.of(1, -2, 2147483647, -2147483648);

const EVENT: wire.ReportingEvent = {
  targetId: GUID,
  sequenceNumber: 1,
  timeAtTarget: '2031-02-03T04:05:06.789Z',
  eventInstanceId: OTHER_GUID,
  namespaceId: 1,
  eventId: 182,
  sourceId: 101,
  update: IDENTITY,
  win32HResult: -2145124329,
  appName: AWKWARD,
  replacementStrings: ['one', AWKWARD],
  miscData: ['U=A;B', 'u=lower'],
  computerBrand: 'brand',
  computerModel: 'model',
  biosRevision: 'bios',
  processorArchitecture: 'Amd64Compatible',
  osVersion: { major: 10, minor: 0, build: 26200, revision: 1, servicePackMajor: 2, servicePackMinor: 3 },
  osLocaleId: 1041,
  deviceId: 'device',
};
const { appName, computerBrand, computerModel, biosRevision, deviceId, update, ...plainEvent } = EVENT;
const BARE_EVENT: wire.ReportingEvent = { ...plainEvent, replacementStrings: [], miscData: [] };

const PARAMETERS: NonNullable<wire.SyncUpdatesRequest['parameters']> = {
  expressQuery: false,
  installedNonLeafUpdateIds: IDS,
  otherCachedUpdateIds: Int32Array.of(5),
  systemSpec: [
    {
      hardwareIds: ['A', AWKWARD],
      compatibleIds: ['B'],
      installedDriver: {
        matchingId: 'A',
        driverVerDate: '2020-01-02T00:00:00Z',
        driverVerVersion: -9223372036854775808n,
        driverClass: 'Printer',
        manufacturer: 'm',
        provider: 'p',
        model: 'o',
        matchingComputerHwid: GUID,
        driverRank: 16711680,
        skipProviderFiltering: true,
        isGeneric: false,
      },
      extensionDrivers: [
        {
          extensionId: `{${GUID}}`,
          driverVerDate: '2020-01-02T00:00:00Z',
          driverVerVersion: 9223372036854775807n,
          driverClass: 'c',
          driverRank: 2,
          matchingComputerHwid: OTHER_GUID,
        },
      ],
      driverRecoveryIds: ['r'],
      deviceFlags: 1,
    },
    { hardwareIds: [], compatibleIds: [], extensionDrivers: [], driverRecoveryIds: [] },
  ],
  cachedDriverIds: Int32Array.of(9, 10),
  skipSoftwareSync: true,
  filterCategoryIds: [GUID, OTHER_GUID],
  needTwoGroupOutOfScopeUpdates: true,
  alsoPerformRegularSync: true,
  computerHardwareIds: [GUID],
  featureScoreMatchingKey: 'AMD64.10.0',
  syncCurrentVersionOnly: false,
  deviceAttributes: `A=${AWKWARD};`,
  callerAttributes: 'Interactive=0;',
  products: '',
};
const BARE_PARAMETERS: typeof PARAMETERS = {
  expressQuery: false,
  installedNonLeafUpdateIds: NO_IDS,
  otherCachedUpdateIds: NO_IDS,
  cachedDriverIds: NO_IDS,
  skipSoftwareSync: false,
  filterCategoryIds: [],
  needTwoGroupOutOfScopeUpdates: false,
  alsoPerformRegularSync: false,
  computerHardwareIds: [],
};
const COMPUTER: wire.ComputerInfo = {
  dnsName: 'pc.example',
  osMajorVersion: 10,
  osMinorVersion: 0,
  osBuildNumber: 26200,
  osServicePackMajorNumber: 1,
  osServicePackMinorNumber: 2,
  osLocale: 'ja-JP',
  computerManufacturer: AWKWARD,
  computerModel: 'model',
  biosVersion: '1',
  biosName: 'bios',
  biosReleaseDate: '2020-01-02T00:00:00Z',
  processorArchitecture: 'AMD64',
  suiteMask: 256,
  oldProductType: 1,
  newProductType: -1412584499,
  systemMetrics: 0,
  clientVersionMajorNumber: 10,
  clientVersionMinorNumber: 1,
  clientVersionBuildNumber: 2,
  clientVersionQfeNumber: 3,
  osDescription: 'd',
  oem: 'o',
  deviceType: 't',
  firmwareVersion: 'f',
  mobileOperator: 'n',
};

interface RequestCase<Request> {
  readonly values: readonly Request[];
  write(request: Request): string;
  read(payload: wire.Payload): Request;
}

function requestCase<Request>(
  values: readonly Request[],
  write: (request: Request) => string,
  read: (payload: wire.Payload) => Request,
): RequestCase<unknown> {
  return { values, write: write as (request: unknown) => string, read };
}

const REQUESTS: Readonly<Record<string, RequestCase<unknown>>> = {
  GetConfig: requestCase<wire.GetConfigRequest>(
    [{ protocolVersion: '2.90' }, {}],
    wire.writeGetConfigRequest,
    wire.readGetConfigRequest,
  ),
  GetAuthorizationCookie: requestCase<wire.GetAuthorizationCookieRequest>(
    [{ clientId: GUID, targetGroupName: 'A;B & C', dnsName: 'pc' }, {}],
    wire.writeGetAuthorizationCookieRequest,
    wire.readGetAuthorizationCookieRequest,
  ),
  GetCookie: requestCase<wire.GetCookieRequest>(
    [
      {
        authCookies: [{ plugInId: 'SimpleTargeting', cookieData: 'AA==' }],
        oldCookie: COOKIE,
        lastChange: '2031-02-03T04:05:06Z',
        currentTime: '2031-02-03T04:05:07Z',
        protocolVersion: '2.90',
      },
      { authCookies: [], lastChange: '', currentTime: '' },
    ],
    wire.writeGetCookieRequest,
    wire.readGetCookieRequest,
  ),
  RegisterComputer: requestCase<wire.RegisterComputerRequest>(
    [{ cookie: COOKIE, computerInfo: COMPUTER }, {}],
    wire.writeRegisterComputerRequest,
    wire.readRegisterComputerRequest,
  ),
  StartCategoryScan: requestCase<wire.StartCategoryScanRequest>(
    [{ requestedCategories: [{ indexOfAndGroup: 3, categoryId: GUID }] }, { requestedCategories: [] }, {}],
    wire.writeStartCategoryScanRequest,
    wire.readStartCategoryScanRequest,
  ),
  SyncUpdates: requestCase<wire.SyncUpdatesRequest>(
    [
      { cookie: COOKIE, parameters: PARAMETERS },
      { cookie: COOKIE, parameters: BARE_PARAMETERS },
      { cookie: COOKIE, parameters: { ...BARE_PARAMETERS, systemSpec: [] } },
      {},
    ],
    wire.writeSyncUpdatesRequest,
    wire.readSyncUpdatesRequest,
  ),
  SyncPrinterCatalog: requestCase<wire.SyncPrinterCatalogRequest>(
    [
      { cookie: COOKIE, installedNonLeafUpdateIds: IDS, printerUpdateIds: Int32Array.of(4) },
      { installedNonLeafUpdateIds: NO_IDS, printerUpdateIds: NO_IDS },
    ],
    wire.writeSyncPrinterCatalogRequest,
    wire.readSyncPrinterCatalogRequest,
  ),
  RefreshCache: requestCase<wire.RefreshCacheRequest>(
    [
      { cookie: COOKIE, globalIds: [IDENTITY, { updateId: OTHER_GUID, revisionNumber: 1 }] },
      { globalIds: [] },
      {},
    ],
    wire.writeRefreshCacheRequest,
    wire.readRefreshCacheRequest,
  ),
  GetExtendedUpdateInfo: requestCase<wire.GetExtendedUpdateInfoRequest>(
    [
      {
        cookie: COOKIE,
        revisionIds: IDS,
        infoTypes: ['Extended', 'SomethingNew'],
        locales: ['en-US', 'en'],
        geoId: 'USA',
        deviceAttributes: 'A=1;',
        callerAttributes: AWKWARD,
      },
      { revisionIds: NO_IDS, infoTypes: [] },
      {},
    ],
    wire.writeGetExtendedUpdateInfoRequest,
    wire.readGetExtendedUpdateInfoRequest,
  ),
  GetExtendedUpdateInfo2: requestCase<wire.GetExtendedUpdateInfo2Request>(
    [
      {
        cookie: COOKIE,
        updateIds: [IDENTITY],
        infoTypes: ['FileUrl', 'FileDecryption'],
        locales: ['ja'],
        callerAttributes: 'x',
      },
      {},
    ],
    wire.writeGetExtendedUpdateInfo2Request,
    wire.readGetExtendedUpdateInfo2Request,
  ),
  GetFileLocations: requestCase<wire.GetFileLocationsRequest>(
    [{ cookie: COOKIE, fileDigests: ['o3nVUm+zp6BCPaHNf8MYKo1EhEk='] }, { fileDigests: [] }, {}],
    wire.writeGetFileLocationsRequest,
    wire.readGetFileLocationsRequest,
  ),
  ReportEventBatch: requestCase<wire.ReportEventBatchRequest>(
    [
      { cookie: COOKIE, clientTime: '2031-02-03T04:05:06Z', eventBatch: [EVENT, BARE_EVENT] },
      { eventBatch: [] },
      {},
    ],
    wire.writeReportEventBatchRequest,
    wire.readReportEventBatchRequest,
  ),
  ReportEventBatch2: requestCase<wire.ReportEventBatch2Request>(
    [{ computerId: GUID, clientTime: '2031-02-03T04:05:06Z', eventBatch: [EVENT] }, {}],
    wire.writeReportEventBatch2Request,
    wire.readReportEventBatch2Request,
  ),
  GetRequiredInventoryType: requestCase<wire.GetRequiredInventoryTypeRequest>(
    [{ cookie: COOKIE, rulesId: GUID, rulesVersion: '1.0' }, {}],
    wire.writeGetRequiredInventoryTypeRequest,
    wire.readGetRequiredInventoryTypeRequest,
  ),
  ReportInventory: requestCase<wire.ReportInventoryRequest>(
    [
      {
        cookie: COOKIE,
        clientTime: '2031-02-03T04:05:06Z',
        inventory: { isCompressed: true, rawXml: '<a/>', compressedXml: 'AA==' },
      },
      { inventory: { isCompressed: false } },
      {},
    ],
    wire.writeReportInventoryRequest,
    wire.readReportInventoryRequest,
  ),
};

test('the table of this test names every operation of MS-WUSP', () => {
  assert.deepEqual(Object.keys(REQUESTS).sort(), operationsOf('MS-WUSP').sort());
});

for (const [operation, { values, write, read }] of Object.entries(REQUESTS)) {
  test(`a ${operation} request says the same to whoever reads it, in the published order`, () => {
    for (const value of values) {
      const text = write(value);
      const envelope = wire.readEnvelope(Buffer.from(text));
      assert.equal(envelope.operation, operation);
      const service = wire.serviceOf(operation, envelope.namespace);
      assert.ok(service !== undefined);
      assert.deepEqual(read(envelope.payload), value);
      const { element } = wire.readEnvelope(withPrefix(text)).payload;
      if (values.indexOf(value) === 0) assertIsPublished(service, element);
    }
  });
}
