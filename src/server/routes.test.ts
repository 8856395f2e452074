import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SERVICES } from '#wire';
import { OPERATIONS } from './operations.ts';
import { createRouter, type Faces, type Handler, routesOf } from './routes.ts';

const face = (): Handler => () => {};
const perService = () => ({
  client: face(),
  'simple-auth': face(),
  reporting: face(),
  'server-sync': face(),
  'dss-auth': face(),
});
const named = { soap: perService(), describe: perService() };
const faces: Faces = {
  soap: (service) => named.soap[service],
  describe: (service) => named.describe[service],
  content: face(),
  selfUpdate: face(),
  contentCheck: face(),
  collector: face(),
  admin: face(),
  health: face(),
  readiness: face(),
  consolePage: face(),
  consoleFile: face(),
};
const find = createRouter(routesOf(faces));

function found(method: string, url: string): { handle: Handler; path: string; query: string } | string {
  const match = find(method, url);
  return match.kind === 'found' ? { handle: match.handle, ...match.target } : match.kind;
}

test('addresses are found in any letter case', () => {
  for (const url of [
    '/ClientWebService/client.asmx',
    '/ClientWebService/Client.asmx',
    '/CLIENTWEBSERVICE/CLIENT.ASMX',
    '/clientwebservice/client.asmx',
  ]) {
    const match = find('POST', url);
    assert.ok(match.kind === 'found' && match.handle === named.soap.client, url);
  }
  for (const url of [
    '/ReportingWebService/ReportingWebService.asmx',
    '/ReportingWebService/WebService.asmx',
    '/reportingWebService/webservice.ASMX',
  ]) {
    const match = find('POST', url);
    assert.ok(match.kind === 'found' && match.handle === named.soap.reporting, url);
  }
});

test('downstream servers find their services under the addresses of real servers, and not under that of the WSDL', () => {
  for (const [url, face] of [
    ['/ServerSyncWebService/ServerSyncWebService.asmx', named.soap['server-sync']],
    ['/DssAuthWebService/DssAuthWebService.asmx', named.soap['dss-auth']],
    ['/dssauthWebService/dssauthWebService.asmx', named.soap['dss-auth']],
  ] as const) {
    const match = find('POST', url);
    assert.ok(match.kind === 'found' && match.handle === face, url);
  }
  assert.equal(find('POST', '/ServerSyncWebService/ServerSyncProxy.asmx').kind, 'not-found');
});

test('what proxies and sloppy policies make of an address is understood', () => {
  for (const url of [
    '//ClientWebService/client.asmx',
    'http://server:8530/ClientWebService/client.asmx',
    '/ClientWebService/client%2Easmx',
    '/ClientWebService//client.asmx?x=1',
  ]) {
    const match = find('POST', url);
    assert.ok(match.kind === 'found' && match.handle === named.soap.client, url);
  }
});

test('paths below a folder reach its handler decoded, in their own letter case', () => {
  assert.deepEqual(found('PUT', '/CONTENT/ab/Some%20File.Exe?a=%20'), {
    handle: faces.content,
    path: '/CONTENT/ab/Some File.Exe',
    query: 'a=%20',
  });
  assert.deepEqual(found('GET', '/api/v1/status'), {
    handle: faces.admin,
    path: '/api/v1/status',
    query: '',
  });
});

test('a wrong method and an unknown address are told apart', () => {
  const match = find('PUT', '/ClientWebService/Client.asmx');
  assert.deepEqual(match, { kind: 'wrong-method', allowed: ['POST', 'GET', 'HEAD'] });
  for (const url of [
    '/ClientWebService',
    '/ClientWebService/Client.asmx/x',
    '/x',
    '',
    '*',
    '/%',
    '/%ff',
    'http://',
    '/healthz/',
    '/content',
  ]) {
    assert.equal(found('GET', url), 'not-found', url);
  }
});

test('every operation that the services promise is done by something, and nothing else is', () => {
  for (const [service, { operations }] of Object.entries(SERVICES)) {
    assert.deepEqual(
      [...OPERATIONS[service as keyof typeof OPERATIONS].keys()].sort(),
      operations.map(({ name }) => name).sort(),
    );
  }
});
