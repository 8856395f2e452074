import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as wire from './index.ts';

const GUID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

function payload(content: string): wire.Payload {
  return wire.readEnvelope(
    Buffer.from(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
        `xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:c="urn:c"><s:Body>${content}</s:Body></s:Envelope>`,
    ),
  ).payload;
}

function syncUpdates(parameters: string): NonNullable<wire.SyncUpdatesRequest['parameters']> {
  const request = wire.readSyncUpdatesRequest(
    payload(`<SyncUpdates><parameters>${parameters}</parameters></SyncUpdates>`),
  );
  assert.ok(request.parameters !== undefined);
  return request.parameters;
}

test('arrays of clients of 2006, with array types and nil markers, are read', () => {
  const parameters = syncUpdates(
    '<InstalledNonLeafUpdateIDs soapenc:arrayType="xsd:int[2]">\n<int>1</int>\n<int> 2 </int></InstalledNonLeafUpdateIDs>' +
      '<OtherCachedUpdateIDs soapenc:arrayType="xsd:int[1]"><int>3</int></OtherCachedUpdateIDs>' +
      '<SystemSpec xsi:nil="1" /><CachedDriverIDs xsi:nil="true" />',
  );
  assert.deepEqual(Array.from(parameters.installedNonLeafUpdateIds), [1, 2]);
  assert.deepEqual(Array.from(parameters.otherCachedUpdateIds), [3]);
  assert.equal(parameters.systemSpec, undefined);
  assert.equal(parameters.cachedDriverIds.length, 0);
});

test('a SystemSpec that is there but empty is there', () => {
  assert.deepEqual(syncUpdates('<SystemSpec/>').systemSpec, []);
  assert.equal(syncUpdates('').systemSpec, undefined);
});

test('elements nobody knows are passed over wherever they stand', () => {
  const parameters = syncUpdates(
    '<New><SkipSoftwareSync>true</SkipSoftwareSync></New><c:SkipSoftwareSync>1</c:SkipSoftwareSync><FilterCategoryIds><New/>' +
      `<CategoryIdentifier><New/><Id>{${GUID.toUpperCase()}}</Id></CategoryIdentifier></FilterCategoryIds><New>text</New>`,
  );
  assert.equal(parameters.skipSoftwareSync, true);
  assert.deepEqual(parameters.filterCategoryIds, [GUID]);
});

test('items marked nil are left out', () => {
  const parameters = syncUpdates(
    `<FilterCategoryIds><CategoryIdentifier xsi:nil="true"/><CategoryIdentifier><Id>${GUID}</Id></CategoryIdentifier>` +
      '</FilterCategoryIds><SystemSpec><Device xsi:nil="1"/><Device><HardwareIDs><string xsi:nil="true"/><string>A</string>' +
      '<string xsi:nil="false">B</string></HardwareIDs></Device></SystemSpec>',
  );
  assert.deepEqual(parameters.filterCategoryIds, [GUID]);
  assert.deepEqual(
    parameters.systemSpec?.map(({ hardwareIds }) => hardwareIds),
    [['A', 'B']],
  );
});

test('booleans and GUIDs are read in every spelling', () => {
  for (const [text, value] of [
    ['true', true],
    [' 1 ', true],
    ['True', true],
    ['false', false],
    ['0', false],
    ['', false],
  ] as const) {
    assert.equal(syncUpdates(`<SkipSoftwareSync>${text}</SkipSoftwareSync>`).skipSoftwareSync, value);
  }
  const hardware = `<guid>${GUID.toUpperCase()}</guid><guid> {${GUID}}\n</guid>`;
  assert.deepEqual(
    syncUpdates(`<ComputerSpec><HardwareIDs>${hardware}</HardwareIDs></ComputerSpec>`).computerHardwareIds,
    [GUID, GUID],
  );
});

test('extension drivers are read as the specification spells them and as clients do', () => {
  const fields =
    '<ExtensionId>e</ExtensionId><DriverVerDate>2020-01-02T00:00:00Z</DriverVerDate><DriverVerVersion>5</DriverVerVersion>' +
    '<Class>c</Class><DriverRank>6</DriverRank><MatchingComputerHWID xsi:nil="true"/>';
  const expected = {
    extensionId: 'e',
    driverVerDate: '2020-01-02T00:00:00Z',
    driverVerVersion: 5n,
    driverClass: 'c',
    driverRank: 6,
  };
  for (const [array, item] of [
    ['extensionDriver', 'extensionDriver'],
    ['extensionDrivers', 'ExtensionDriver'],
  ]) {
    const device = `<Device><${array}><${item}>${fields}</${item}></${array}></Device>`;
    const [read] = syncUpdates(`<SystemSpec>${device}</SystemSpec>`).systemSpec ?? [];
    assert.deepEqual(read?.extensionDrivers, [expected]);
  }
});

test('a result code is read under both spellings, signed or not', () => {
  for (const element of [
    '<Win32HResult>-2145124329</Win32HResult>',
    '<Win32Hresult>-2145124329</Win32Hresult>',
    '<Win32HResult>2149842967</Win32HResult>',
  ]) {
    const { eventBatch } = wire.readReportEventBatchRequest(
      payload(
        `<ReportEventBatch><eventBatch><ReportingEvent><BasicData>${element}</BasicData></ReportingEvent></eventBatch></ReportEventBatch>`,
      ),
    );
    assert.equal(eventBatch?.[0]?.win32HResult, -2145124329);
  }
});

test('base64 in lines is read as one', () => {
  const { cookie } = wire.readGetFileLocationsRequest(
    payload(
      '<GetFileLocations><cookie><Expiration>\n2006-05-23T03:18:56Z </Expiration><EncryptedData>AQ\nID\r\n BA==</EncryptedData></cookie></GetFileLocations>',
    ),
  );
  assert.deepEqual(cookie, { expiration: '2006-05-23T03:18:56Z', encryptedData: 'AQIDBA==' });
});

test('a missing list is told from an empty one where that is a fault', () => {
  assert.equal(
    wire.readStartCategoryScanRequest(payload('<StartCategoryScan/>')).requestedCategories,
    undefined,
  );
  assert.deepEqual(
    wire.readStartCategoryScanRequest(
      payload('<StartCategoryScan><requestedCategories/></StartCategoryScan>'),
    ),
    { requestedCategories: [] },
  );
  assert.deepEqual(wire.readRefreshCacheRequest(payload('<RefreshCache/>')), {});
  assert.deepEqual(wire.readReportEventBatchRequest(payload('<ReportEventBatch/>')), {});
  assert.deepEqual(wire.readGetExtendedUpdateInfoRequest(payload('<GetExtendedUpdateInfo/>')), {});
  assert.deepEqual(wire.readSyncUpdatesRequest(payload('<SyncUpdates/>')), {});
});

test('a value of the wrong type is refused by the name of its parameter', () => {
  const cases: readonly [() => unknown, string][] = [
    [() => syncUpdates('<SkipSoftwareSync>maybe</SkipSoftwareSync>'), 'parameters.SkipSoftwareSync'],
    [
      () =>
        syncUpdates(
          '<FilterCategoryIds><CategoryIdentifier><Id>x</Id></CategoryIdentifier></FilterCategoryIds>',
        ),
      'CategoryIdentifier.Id',
    ],
    [
      () =>
        syncUpdates(
          '<SystemSpec><Device><installedDriver><DriverVerVersion>9223372036854775808</DriverVerVersion></installedDriver></Device></SystemSpec>',
        ),
      'installedDriver.DriverVerVersion',
    ],
    [
      () =>
        wire.readGetExtendedUpdateInfoRequest(
          payload('<GetExtendedUpdateInfo><revisionIDs><int>x</int></revisionIDs></GetExtendedUpdateInfo>'),
        ),
      'revisionIDs',
    ],
    [
      () =>
        wire.readRegisterComputerRequest(
          payload(
            '<RegisterComputer><computerInfo><SuiteMask>1.5</SuiteMask></computerInfo></RegisterComputer>',
          ),
        ),
      'computerInfo.SuiteMask',
    ],
  ];
  for (const [read, subject] of cases) {
    assert.throws(
      read,
      (error) => wire.wireFailures.is(error, 'bad-value') && error.subject === subject,
      subject,
    );
  }
});

test('an id of a computer that is no GUID is kept as it is', () => {
  const read = (id: string) =>
    wire.readGetAuthorizationCookieRequest(
      payload(`<GetAuthorizationCookie><clientId>${id}</clientId></GetAuthorizationCookie>`),
    ).clientId;
  assert.equal(read('S-1-5-21-1'), 'S-1-5-21-1');
  assert.equal(read(` {${GUID.toUpperCase()}} `), GUID);
});
