import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import * as wire from '../index.ts';

const CAPTURES = new URL('../../../../shared/captures/wsusss/', import.meta.url);

function here(t: TestContext): boolean {
  if (existsSync(CAPTURES)) return true;
  t.skip('captures are not here');
  return false;
}

function captured(ending: RegExp): { name: string; operation: string; body: Buffer }[] {
  const names = readdirSync(CAPTURES).filter((name) => ending.test(name));
  assert.ok(names.length > 0, `there are captures like ${ending}`);
  return names.map((name) => {
    const operation = /^\d+-([A-Za-z]+)/.exec(name)?.[1] ?? '';
    return { name, operation, body: readFileSync(new URL(name, CAPTURES)) };
  });
}

function capture(name: string): Buffer {
  return readFileSync(new URL(name, CAPTURES));
}

/** Reads a request and writes the value again. */
const REQUESTS: Readonly<Record<string, (payload: wire.Payload) => string>> = {
  GetAuthConfig: () => wire.writeGetAuthConfigRequest(),
  GetAuthorizationCookie: (payload) =>
    wire.writeDssGetAuthorizationCookieRequest(wire.readDssGetAuthorizationCookieRequest(payload)),
  GetCookie: (payload) => wire.writeDssGetCookieRequest(wire.readDssGetCookieRequest(payload)),
  GetConfigData: (payload) => wire.writeGetConfigDataRequest(wire.readGetConfigDataRequest(payload)),
  GetRevisionIdList: (payload) =>
    wire.writeGetRevisionIdListRequest(wire.readGetRevisionIdListRequest(payload)),
  GetUpdateData: (payload) => wire.writeGetUpdateDataRequest(wire.readGetUpdateDataRequest(payload)),
};

/** Reads an answer and writes the value again. */
const RESPONSES: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  GetAuthConfig: (body) => wire.writeGetAuthConfigResponse(wire.readGetAuthConfigResponse(body), '1.1'),
  GetAuthorizationCookie: (body) =>
    wire.writeDssGetAuthorizationCookieResponse(wire.readDssGetAuthorizationCookieResponse(body), '1.1'),
  GetCookie: (body) => wire.writeDssGetCookieResponse(wire.readDssGetCookieResponse(body), '1.1'),
  GetConfigData: (body) => wire.writeGetConfigDataResponse(wire.readGetConfigDataResponse(body), '1.1'),
  GetRevisionIdList: (body) =>
    wire.writeGetRevisionIdListResponse(wire.readGetRevisionIdListResponse(body), '1.1'),
  GetUpdateData: (body) => wire.writeGetUpdateDataResponse(wire.readGetUpdateDataResponse(body), '1.1'),
};

/** The captured requests were made by a program: it declares fewer prefixes than .NET and writes `<x/>`. */
function asDotNet(request: string): string {
  const prefixes =
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
  return request.replace('/envelope/">', `/envelope/"${prefixes}>`).replaceAll('"/>', '" />');
}

test('every captured request is read, and says the same when it is written again', (t) => {
  if (!here(t)) return;
  for (const { name, operation, body } of captured(/request\.xml$/)) {
    const envelope = wire.readEnvelope(body);
    assert.equal(envelope.operation, operation);
    assert.equal(REQUESTS[operation]?.(envelope.payload), asDotNet(body.toString()), name);
  }
});

test('every captured address and SOAPAction belongs to the operation that the message names', (t) => {
  if (!here(t)) return;
  for (const { name, operation, body } of captured(/request\.headers$/)) {
    const { namespace } = wire.readEnvelope(capture(name.replace(/headers$/, 'xml')));
    const service = wire.serviceOf(operation, namespace);
    assert.ok(service !== undefined, name);
    const headers = body.toString();
    assert.equal(/^POST (\S+) /.exec(headers)?.[1], wire.SERVICES[service].path, name);
    const action = wire.operationIn(service, operation)?.soapAction;
    assert.ok(headers.toLowerCase().includes(`soapaction: "${action?.toLowerCase()}"`), name);
  }
});

test('every answer of a real server is read, and written again byte for byte', (t) => {
  if (!here(t)) return;
  for (const { name, operation, body } of captured(/(?<!-fault)\.response\.xml$/)) {
    assert.equal(RESPONSES[operation]?.(body).toString(), body.toString(), name);
  }
});

test('every fault of a real server is thrown to its reader, and written again byte for byte', (t) => {
  if (!here(t)) return;
  for (const { name, operation, body } of captured(/-fault\.response\.xml$/)) {
    assert.throws(
      () => RESPONSES[operation]?.(body),
      (fault) => {
        assert.ok(fault instanceof wire.SoapFault, name);
        const written = wire.writeFault({
          service: 'server-sync',
          soap: '1.1',
          code: fault.code as wire.WsusssFaultCode,
          message: fault.faultMessage,
          id: fault.id,
          method: fault.method,
          actor: `http://127.0.0.1:8530${wire.SERVICES['server-sync'].path}`,
        });
        assert.equal(written.toString(), body.toString(), name);
        return true;
      },
    );
  }
});

test('the configuration of a real server is read with its limits, its anchor and its 39 languages', (t) => {
  if (!here(t)) return;
  const config = wire.readGetConfigDataResponse(capture('05-GetConfigData.response.xml'));
  assert.equal(config.lazySync, true);
  assert.equal(config.maxNumberOfUpdatesPerRequest, 100);
  assert.equal(config.newConfigAnchor, '9438,2026-10-04 16:33:26.670');
  assert.equal(config.protocolVersion, '1.20');
  assert.equal(config.languages.length, 39);
  assert.deepEqual(
    config.languages.filter(({ enabled }) => enabled),
    [{ languageId: 1033, shortLanguage: 'en', longLanguage: 'English', enabled: true }],
  );
});

test('a filter is read with its anchor, and a list that is missing is none', (t) => {
  if (!here(t)) return;
  const filterOf = (name: string) =>
    wire.readGetRevisionIdListRequest(wire.readEnvelope(capture(name)).payload).filter;
  assert.deepEqual(filterOf('11-GetRevisionIdList-anchor-delta-true.request.xml'), {
    anchor: '9438,2026-10-04 16:09:27.371',
    getConfig: false,
    categories: [{ id: '8c3fcc84-7410-4a95-8b89-a166a0190486', delta: true }],
    classifications: [{ id: 'e0789628-ce08-4437-be74-2495b842f43b', delta: true }],
  });
  assert.deepEqual(filterOf('06-GetRevisionIdList-config.request.xml'), { getConfig: true });
});

test('documents of a real server are read as the Cabinets that they are', (t) => {
  if (!here(t)) return;
  for (const { name, body } of captured(/GetUpdateData-(bundle|category)\.response\.xml$/)) {
    const { updates } = wire.readGetUpdateDataResponse(body);
    assert.equal(updates.length, 1, name);
    const [update] = updates;
    assert.equal(update?.xmlUpdateBlob, undefined);
    const cabinet = Buffer.from(update?.xmlUpdateBlobCompressed ?? []);
    assert.equal(cabinet.toString('latin1', 0, 4), 'MSCF', name);
    assert.equal(cabinet.readUInt32LE(8), cabinet.length, name);
  }
});
