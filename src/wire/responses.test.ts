import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeText } from '#xml';
import * as wire from './index.ts';
import {
  AWKWARD,
  assertIsPublished,
  BARE_DEPLOYMENT,
  COOKIE,
  DEPLOYMENT,
  GUID,
  IDENTITY,
  OTHER_GUID,
  operationsOf,
  withPrefix,
} from './message-fixture.ts';

// Full and bare values of every answer. They are written, read, and compared; and their elements must stand in
// the order of the schema that we publish.

interface ResponseCase<Response> {
  readonly values: readonly Response[];
  write(response: Response, soap: wire.SoapVersion): Uint8Array;
  read(body: Uint8Array): Response;
}

function responseCase<Response>(
  values: readonly Response[],
  write: (response: Response, soap: wire.SoapVersion) => Uint8Array,
  read: (body: Uint8Array) => Response,
): ResponseCase<unknown> {
  return { values, write: write as (response: unknown, soap: wire.SoapVersion) => Uint8Array, read };
}

const SYNC_INFO: wire.SyncUpdatesResponse = {
  newUpdates: [
    { id: 1, deployment: DEPLOYMENT, isLeaf: true, xml: `<a b="&amp;">${AWKWARD}</a>` },
    { id: 2, deployment: BARE_DEPLOYMENT, isLeaf: false, xml: '<c />' },
  ],
  outOfScopeRevisionIds: [3, 4],
  changedUpdates: [{ id: 5, deployment: BARE_DEPLOYMENT, isLeaf: true }],
  truncated: true,
  newCookie: COOKIE,
  deployedOutOfScopeRevisionIds: [6],
  driverSyncNotNeeded: false,
};
const BARE_SYNC_INFO: wire.SyncUpdatesResponse = {
  newUpdates: [],
  outOfScopeRevisionIds: [],
  changedUpdates: [],
  truncated: false,
  newCookie: COOKIE,
  deployedOutOfScopeRevisionIds: [],
};

function asAnswer({ newUpdates, ...rest }: wire.SyncUpdatesResponse): wire.SyncUpdatesAnswer {
  const cores = newUpdates.map(({ xml = '', ...info }) => ({ ...info, core: Buffer.from(escapeText(xml)) }));
  return { ...rest, newUpdates: cores };
}

function escaped(updates: readonly { readonly id: number; readonly xml: string }[]) {
  return updates.map(({ id, xml }) => ({ id, xml: escapeText(xml) }));
}

const EXTENDED = [
  { id: 1, xml: `<ExtendedProperties a="1" />${AWKWARD}` },
  { id: 1, xml: '<LocalizedProperties />' },
];
const LOCATION: wire.FileLocation = { fileDigest: 'AAAA', url: 'http://h/Content/AA/x.exe?a=1&b=2' };

const RESPONSES: Readonly<Record<string, ResponseCase<unknown>>> = {
  GetConfig: responseCase<wire.GetConfigResponse>(
    [
      {
        lastChange: '2031-02-03T04:05:06.5Z',
        isRegistrationRequired: true,
        authInfo: [
          { plugInId: 'SimpleTargeting', serviceUrl: 'SimpleAuthWebService/SimpleAuth.asmx', parameter: '' },
        ],
        allowedEventIds: [147, 148],
        properties: [{ name: 'ProtocolVersion', value: '3.2' }],
      },
      { lastChange: 'x', isRegistrationRequired: false, authInfo: [], allowedEventIds: [], properties: [] },
    ],
    wire.writeGetConfigResponse,
    wire.readGetConfigResponse,
  ),
  GetAuthorizationCookie: responseCase<wire.GetAuthorizationCookieResponse>(
    [{ plugInId: 'SimpleTargeting', cookieData: 'AA==' }],
    wire.writeGetAuthorizationCookieResponse,
    wire.readGetAuthorizationCookieResponse,
  ),
  GetCookie: responseCase<wire.GetCookieResponse>(
    [COOKIE],
    wire.writeGetCookieResponse,
    wire.readGetCookieResponse,
  ),
  RegisterComputer: responseCase<void>(
    [undefined],
    (_, soap) => wire.writeRegisterComputerResponse(soap),
    wire.readRegisterComputerResponse,
  ),
  StartCategoryScan: responseCase<wire.StartCategoryScanResponse>(
    [
      { preferredCategoryIds: [GUID], requestedCategoryIdsInError: [OTHER_GUID] },
      { preferredCategoryIds: [], requestedCategoryIdsInError: [] },
    ],
    wire.writeStartCategoryScanResponse,
    wire.readStartCategoryScanResponse,
  ),
  SyncUpdates: responseCase<wire.SyncUpdatesResponse>(
    [SYNC_INFO, BARE_SYNC_INFO],
    (response, soap) => Buffer.concat(wire.writeSyncUpdatesResponse(asAnswer(response), soap)),
    wire.readSyncUpdatesResponse,
  ),
  SyncPrinterCatalog: responseCase<wire.SyncUpdatesResponse>(
    [SYNC_INFO, BARE_SYNC_INFO],
    (response, soap) => Buffer.concat(wire.writeSyncPrinterCatalogResponse(asAnswer(response), soap)),
    wire.readSyncPrinterCatalogResponse,
  ),
  RefreshCache: responseCase<wire.RefreshCacheResponse>(
    [
      { results: [{ revisionId: 1, globalId: IDENTITY, isLeaf: true, deployment: DEPLOYMENT }] },
      { results: [] },
    ],
    wire.writeRefreshCacheResponse,
    wire.readRefreshCacheResponse,
  ),
  GetExtendedUpdateInfo: responseCase<wire.GetExtendedUpdateInfoResponse>(
    [
      { updates: EXTENDED, fileLocations: [LOCATION], outOfScopeRevisionIds: [9] },
      { updates: [], fileLocations: [], outOfScopeRevisionIds: [] },
    ],
    (response, soap) =>
      wire.writeGetExtendedUpdateInfoResponse({ ...response, updates: escaped(response.updates) }, soap),
    wire.readGetExtendedUpdateInfoResponse,
  ),
  GetExtendedUpdateInfo2: responseCase<wire.GetExtendedUpdateInfo2Response>(
    [
      {
        updates: EXTENDED,
        fileLocations: [
          {
            ...LOCATION,
            piecesHashUrl: 'http://h/p',
            blockMapUrl: 'http://h/b',
            decryptionInformation: '{"KeyData":"AA=="}',
            fileDigestAlgorithm: 'SHA1',
            encryptedFileDigest: 'BBBB',
            encryptedFileDigestAlgorithm: 'SHA256',
          },
          { ...LOCATION, fileDigestAlgorithm: 'SHA1' },
        ],
        fileDecryptionData: [{ fileDigest: 'AAAA', decryptionKey: 'CCCC' }],
      },
      { updates: [], fileLocations: [], fileDecryptionData: [] },
    ],
    (response, soap) =>
      wire.writeGetExtendedUpdateInfo2Response({ ...response, updates: escaped(response.updates) }, soap),
    wire.readGetExtendedUpdateInfo2Response,
  ),
  GetFileLocations: responseCase<wire.GetFileLocationsResponse>(
    [
      { fileLocations: [LOCATION], newCookie: COOKIE },
      { fileLocations: [], newCookie: COOKIE },
    ],
    wire.writeGetFileLocationsResponse,
    wire.readGetFileLocationsResponse,
  ),
  ReportEventBatch: responseCase<boolean>(
    [true, false],
    wire.writeReportEventBatchResponse,
    wire.readReportEventBatchResponse,
  ),
  ReportEventBatch2: responseCase<boolean>(
    [true, false],
    wire.writeReportEventBatch2Response,
    wire.readReportEventBatch2Response,
  ),
  GetRequiredInventoryType: responseCase<number>(
    [0, 2],
    wire.writeGetRequiredInventoryTypeResponse,
    wire.readGetRequiredInventoryTypeResponse,
  ),
  ReportInventory: responseCase<boolean>(
    [true, false],
    wire.writeReportInventoryResponse,
    wire.readReportInventoryResponse,
  ),
};

test('the table of this test names every operation of MS-WUSP', () => {
  assert.deepEqual(Object.keys(RESPONSES).sort(), operationsOf('MS-WUSP').sort());
});

for (const [operation, { values, write, read }] of Object.entries(RESPONSES)) {
  test(`a ${operation} answer says the same to whoever reads it, in the published order`, () => {
    for (const value of values) {
      for (const soap of ['1.1', '1.2'] as const) {
        const body = write(value, soap);
        assert.deepEqual(read(body), value);
        const envelope = wire.readEnvelope(withPrefix(Buffer.from(body).toString()));
        assert.equal(envelope.soap, soap);
        const service = wire.serviceOf(operation, envelope.namespace);
        assert.ok(service !== undefined);
        assertIsPublished(service, envelope.payload.element);
      }
    }
  });
}

test('fragments pass into an answer uncopied', () => {
  const core = Buffer.from('&lt;a /&gt;');
  const answer = { ...asAnswer(BARE_SYNC_INFO), newUpdates: [{ id: 1, isLeaf: true, core }] };
  assert.ok(wire.writeSyncUpdatesResponse(answer, '1.1').includes(core));
});

test('the key of a file is repeated as its security data', () => {
  const body = wire.writeGetExtendedUpdateInfo2Response(
    { updates: [], fileLocations: [], fileDecryptionData: [{ fileDigest: 'AAAA', decryptionKey: 'CCCC' }] },
    '1.1',
  );
  assert.ok(
    body.includes('<DecryptionKey>CCCC</DecryptionKey><SecurityData><base64Binary>CCCC</base64Binary>'),
  );
});

test('an answer to another operation is refused', () => {
  const body = wire.writeGetCookieResponse(COOKIE, '1.1');
  assert.throws(
    () => wire.readGetConfigResponse(body),
    (error) => wire.wireFailures.is(error, 'no-result'),
  );
});
