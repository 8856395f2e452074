import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { escapeText } from '#xml';
import * as wire from './index.ts';

const CAPTURES = new URL('../../../shared/captures/', import.meta.url);

function here(t: TestContext): boolean {
  if (existsSync(CAPTURES)) return true;
  t.skip('captures are not here');
  return false;
}

function capture(path: string): Buffer {
  return readFileSync(new URL(path, CAPTURES));
}

function capturesIn(folder: string, ending: RegExp): string[] {
  const names = readdirSync(new URL(`${folder}/`, CAPTURES)).filter((name) => ending.test(name));
  assert.ok(names.length > 0, `${folder} has captures`);
  return names.map((name) => `${folder}/${name}`);
}

/** Reads a request and writes the value again. */
const REQUESTS: Readonly<Record<string, (payload: wire.Payload) => string>> = {
  GetConfig: (payload) => wire.writeGetConfigRequest(wire.readGetConfigRequest(payload)),
  GetAuthorizationCookie: (payload) =>
    wire.writeGetAuthorizationCookieRequest(wire.readGetAuthorizationCookieRequest(payload)),
  GetCookie: (payload) => wire.writeGetCookieRequest(wire.readGetCookieRequest(payload)),
  RegisterComputer: (payload) => wire.writeRegisterComputerRequest(wire.readRegisterComputerRequest(payload)),
  StartCategoryScan: (payload) =>
    wire.writeStartCategoryScanRequest(wire.readStartCategoryScanRequest(payload)),
  SyncUpdates: (payload) => wire.writeSyncUpdatesRequest(wire.readSyncUpdatesRequest(payload)),
  GetExtendedUpdateInfo: (payload) =>
    wire.writeGetExtendedUpdateInfoRequest(wire.readGetExtendedUpdateInfoRequest(payload)),
  ReportEventBatch: (payload) => wire.writeReportEventBatchRequest(wire.readReportEventBatchRequest(payload)),
};

/** Reads an answer and writes the value again. */
const RESPONSES: Readonly<Record<string, (body: Buffer) => Uint8Array>> = {
  GetConfig: (body) => wire.writeGetConfigResponse(wire.readGetConfigResponse(body), '1.1'),
  GetAuthorizationCookie: (body) =>
    wire.writeGetAuthorizationCookieResponse(wire.readGetAuthorizationCookieResponse(body), '1.1'),
  GetCookie: (body) => wire.writeGetCookieResponse(wire.readGetCookieResponse(body), '1.1'),
  RegisterComputer: (body) => {
    wire.readRegisterComputerResponse(body);
    return wire.writeRegisterComputerResponse('1.1');
  },
  StartCategoryScan: (body) =>
    wire.writeStartCategoryScanResponse(wire.readStartCategoryScanResponse(body), '1.1'),
  SyncUpdates: (body) => {
    const { newUpdates, ...rest } = wire.readSyncUpdatesResponse(body);
    const cores = newUpdates.map(({ xml = '', ...update }) => ({
      ...update,
      core: Buffer.from(escapeText(xml)),
    }));
    return Buffer.concat(wire.writeSyncUpdatesResponse({ ...rest, newUpdates: cores }, '1.1'));
  },
  GetExtendedUpdateInfo: (body) => {
    const response = wire.readGetExtendedUpdateInfoResponse(body);
    const updates = response.updates.map(({ id, xml }) => ({ id, xml: escapeText(xml) }));
    return wire.writeGetExtendedUpdateInfoResponse({ ...response, updates }, '1.1');
  },
  ReportEventBatch: (body) =>
    wire.writeReportEventBatchResponse(wire.readReportEventBatchResponse(body), '1.1'),
};

function operationIn(path: string): string {
  return /\/\d+-([A-Za-z0-9]+)/.exec(path)?.[1] ?? '';
}

test('every request of a native client is read, and written again byte for byte', (t) => {
  if (!here(t)) return;
  for (const path of capturesIn('client-requests', /request\.xml$/)) {
    const body = capture(path);
    const envelope = wire.readEnvelope(body);
    assert.equal(envelope.operation, operationIn(path));
    assert.equal(envelope.soap, '1.1');
    assert.equal(REQUESTS[envelope.operation]?.(envelope.payload), body.toString(), path);
  }
});

test('every address and SOAPAction of a native client belongs to the service that its message names', (t) => {
  if (!here(t)) return;
  for (const path of capturesIn('client-requests', /request\.headers$/)) {
    const headers = capture(path).toString();
    const { operation, namespace } = wire.readEnvelope(capture(path.replace(/headers$/, 'xml')));
    const service = Object.values(wire.SERVICES).find((each) => each.namespace === namespace);
    assert.ok(service !== undefined, path);
    assert.equal(/^POST (\S+) /.exec(headers)?.[1]?.toLowerCase(), service.path.toLowerCase());
    const described = service.operations.find(({ name }) => name === operation);
    assert.ok(headers.includes(`SOAPAction: "${described?.soapAction}"\r\n`), path);
  }
});

test('every answer of a real server is read, and written again byte for byte', (t) => {
  if (!here(t)) return;
  const paths = [
    ...capturesIn('server-responses', /\.xml$/),
    'probe-exchanges/05-SyncUpdates-empty-cache.response.xml',
  ];
  for (const path of paths) {
    const body = capture(path);
    const written = RESPONSES[operationIn(path)]?.(body);
    assert.equal(Buffer.from(written ?? []).toString(), body.toString(), path);
  }
});

test('the fault of a real server is thrown to its reader, and written again byte for byte', (t) => {
  if (!here(t)) return;
  const body = capture('probe-exchanges/141-SyncUpdates-too-many-ids-fault.response.xml');
  assert.throws(
    () => wire.readSyncUpdatesResponse(body),
    (fault) => {
      assert.ok(fault instanceof wire.SoapFault);
      assert.equal(fault.code, 'InvalidParameters');
      assert.equal(fault.faultMessage, 'parameters.InstalledNonLeafUpdateIDs');
      assert.equal(fault.id.length, 36);
      const written = wire.writeFault({
        service: 'client',
        soap: '1.1',
        code: 'InvalidParameters',
        message: fault.faultMessage,
        id: fault.id,
        method: fault.method,
      });
      assert.equal(written.toString(), body.toString());
      return true;
    },
  );
});

test('a first scan is read with its category filter and without cached ids', (t) => {
  if (!here(t)) return;
  const { payload } = wire.readEnvelope(capture('client-requests/06-SyncUpdates-first.request.xml'));
  const { cookie, parameters } = wire.readSyncUpdatesRequest(payload);
  assert.equal(cookie?.expiration, '2026-10-04T16:03:35.9967236Z');
  assert.deepEqual(parameters?.filterCategoryIds, ['dd78b8a1-0b20-45c1-add6-4da72e9364cf']);
  assert.equal(parameters?.installedNonLeafUpdateIds.length, 0);
  assert.equal(parameters?.systemSpec, undefined);
  assert.equal(parameters?.skipSoftwareSync, false);
  assert.equal(parameters?.needTwoGroupOutOfScopeUpdates, true);
  assert.equal(parameters?.products, '');
  assert.ok(parameters?.deviceAttributes?.includes(';OSVersion=10.0.26200.8037;'));
});

test('a later scan is read with all its cached ids', (t) => {
  if (!here(t)) return;
  const { payload } = wire.readEnvelope(capture('client-requests/11-SyncUpdates-regular-scan.request.xml'));
  const { parameters } = wire.readSyncUpdatesRequest(payload);
  assert.equal(parameters?.installedNonLeafUpdateIds.length, 87);
  assert.equal(parameters?.otherCachedUpdateIds.length, 1029);
  assert.deepEqual(Array.from(parameters?.installedNonLeafUpdateIds.slice(0, 3) ?? []), [16, 28, 55]);
  assert.equal(parameters?.alsoPerformRegularSync, true);
});

test('a driver pass is read with its devices, their drivers and the computer itself', (t) => {
  if (!here(t)) return;
  const { payload } = wire.readEnvelope(capture('client-requests/09-SyncUpdates-drivers.request.xml'));
  const { parameters } = wire.readSyncUpdatesRequest(payload);
  const devices = parameters?.systemSpec ?? [];
  assert.equal(devices.length, 70);
  assert.equal(parameters?.skipSoftwareSync, true);
  assert.equal(parameters?.featureScoreMatchingKey, 'AMD64.10.0');
  assert.equal(parameters?.computerHardwareIds.length, 6);
  assert.equal(devices[0]?.installedDriver?.driverVerVersion, 2814751477604196n);
  assert.equal(devices[0]?.installedDriver?.driverRank, -1);
  assert.equal(devices[0]?.installedDriver?.matchingComputerHwid, undefined);
  assert.equal(devices[0]?.deviceFlags, 1);
  const [extended] = devices.filter((device) => device.extensionDrivers.length > 0);
  assert.equal(extended?.extensionDrivers[0]?.extensionId, '{96BEDF2C-18CB-4A15-B821-5E95ED0FEA61}');
  const hid = devices.find((device) => device.hardwareIds.includes('HID_DEVICE'));
  assert.equal(hid?.hardwareIds[0], 'HID\\VID_0627&PID_0001&REV_0000');
});

test('an install report is read with its events and lists', (t) => {
  if (!here(t)) return;
  const { payload } = wire.readEnvelope(capture('client-requests/14-ReportEventBatch-install.request.xml'));
  const { eventBatch = [], clientTime } = wire.readReportEventBatchRequest(payload);
  assert.equal(clientTime, '2026-10-04T15:20:47.502Z');
  assert.deepEqual(
    eventBatch.map(({ eventId }) => eventId),
    [148, 148, 147, 156, 147, 156, 161, 161, 181],
  );
  const [failure] = eventBatch;
  assert.equal(failure?.win32HResult, -2145123272);
  assert.deepEqual(failure?.replacementStrings, ['0x80240438']);
  assert.match(failure?.targetId ?? '', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.ok(eventBatch.some(({ miscData }) => miscData.some((entry) => entry.startsWith('U='))));
  assert.equal(failure?.osVersion.build, 26200);
});

test('a registration is read with its figures and its name', (t) => {
  if (!here(t)) return;
  const { payload } = wire.readEnvelope(capture('client-requests/04-RegisterComputer.request.xml'));
  const { computerInfo } = wire.readRegisterComputerRequest(payload);
  assert.equal(computerInfo?.osBuildNumber, 26200);
  assert.equal(computerInfo?.newProductType, 48);
  assert.equal(computerInfo?.clientVersionMajorNumber, 1507);
  assert.equal(computerInfo?.osDescription, 'Windows 10 Pro');
});

test('a first cookie request is read with an old cookie that has no data', (t) => {
  if (!here(t)) return;
  const { payload } = wire.readEnvelope(capture('client-requests/03-GetCookie.request.xml'));
  const request = wire.readGetCookieRequest(payload);
  assert.deepEqual(request.oldCookie, { expiration: '2026-10-04T15:03:36Z', encryptedData: '' });
  assert.equal(request.authCookies[0]?.plugInId, 'SimpleTargeting');
  assert.equal(request.lastChange, '2026-10-04T13:17:07.59Z');
});

test('a request that no Windows made, with empty lists and a declaration, is read all the same', (t) => {
  if (!here(t)) return;
  const { payload } = wire.readEnvelope(capture('probe-exchanges/05-SyncUpdates-empty-cache.request.xml'));
  const { parameters, cookie } = wire.readSyncUpdatesRequest(payload);
  assert.equal(cookie?.expiration, '2026-10-04T15:49:04.9425733Z');
  assert.equal(parameters?.otherCachedUpdateIds.length, 0);
  assert.equal(parameters?.needTwoGroupOutOfScopeUpdates, false);
  assert.equal(parameters?.systemSpec, undefined);
});
