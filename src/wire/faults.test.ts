import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FaultDetails, SoapFault, WSUSSS_FAULT_CODES, WUSP_FAULT_CODES, writeFault } from './faults.ts';
import { readFault } from './response.ts';
import { SERVICE_NAMES, SERVICES } from './services.ts';
import { readEnvelope } from './soap.ts';
import { writeDownloadFilesResponse } from './wsusss/download-files.ts';
import { readGetConfigResponse } from './wusp/get-config.ts';

const DETAILS: FaultDetails = {
  service: 'client',
  soap: '1.1',
  code: 'InvalidParameters',
  message: 'parameters.X & <Y>',
  id: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
  method: `${SERVICES.client.namespace}/SyncUpdates`,
};

function thrownBy(body: Buffer): SoapFault {
  try {
    readGetConfigResponse(body);
  } catch (error) {
    assert.ok(error instanceof SoapFault, String(error));
    return error;
  }
  assert.fail('a fault was taken for an answer');
}

test('every code reaches the client from every service in both SOAP versions', () => {
  for (const service of SERVICE_NAMES) {
    for (const soap of ['1.1', '1.2'] as const) {
      for (const code of new Set([...WUSP_FAULT_CODES, ...WSUSSS_FAULT_CODES])) {
        const body = writeFault({ ...DETAILS, service, soap, code, actor: 'http://h/a?b&c' });
        assert.equal(readEnvelope(body).soap, soap);
        const fault = thrownBy(body);
        assert.deepEqual(
          [fault.code, fault.faultMessage, fault.id, fault.method],
          [code, DETAILS.message, DETAILS.id, DETAILS.method],
        );
      }
    }
  }
});

test('the fault code says whose mistake it is, under the prefix of the service', () => {
  const codeIn = (details: Partial<FaultDetails>) =>
    /<(?:faultcode|\w+:Value)>([^<]+)</.exec(writeFault({ ...DETAILS, ...details }).toString())?.[1];
  assert.equal(codeIn({ code: 'InvalidCookie' }), 's:Client');
  assert.equal(codeIn({ code: 'InternalServerError' }), 's:Server');
  assert.equal(codeIn({ code: 'ServerBusy' }), 's:Server');
  assert.equal(codeIn({ service: 'reporting', code: 'InvalidCookie' }), 'soap:Client');
  assert.equal(codeIn({ service: 'simple-auth', code: 'InternalServerError' }), 'soap:Server');
  assert.equal(codeIn({ soap: '1.2', code: 'ConfigChanged' }), 's:Sender');
  assert.equal(codeIn({ soap: '1.2', code: 'ServerBusy' }), 's:Receiver');
});

test('the method stands in quotes once, whether it came with them or not', () => {
  const expected = `<Method>"${DETAILS.method}"</Method>`;
  assert.ok(writeFault(DETAILS).includes(expected));
  assert.ok(writeFault({ ...DETAILS, method: `"${DETAILS.method}"` }).includes(expected));
});

test('the actor is named only where it is given', () => {
  assert.ok(!writeFault(DETAILS).includes('faultactor'));
  const named = writeFault({ ...DETAILS, service: 'reporting', actor: 'http://h/x' });
  assert.ok(named.includes('<faultactor>http://h/x</faultactor>'));
});

test('a fault of another server, without an ErrorCode, keeps its own words', () => {
  const body = Buffer.from(
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Server</faultcode>' +
      '<faultstring>Server was unable to process request.</faultstring><detail /></e:Fault></e:Body></e:Envelope>',
  );
  const fault = thrownBy(body);
  assert.equal(fault.code, '');
  assert.equal(fault.faultMessage, 'Server was unable to process request.');
  assert.match(fault.message, /unable to process/);
});

test('an answer is a fault or it is none, and that can be seen without knowing the operation', () => {
  const fault = readFault(
    writeFault({ ...DETAILS, service: 'server-sync', code: 'FileDigestsMissing', message: 'AA==|BB==' }),
  );
  assert.equal(fault?.code, 'FileDigestsMissing');
  assert.equal(fault.faultMessage, 'AA==|BB==');
  assert.equal(readFault(writeDownloadFilesResponse('1.2')), undefined);
  assert.throws(() => readFault(Buffer.from('<html><body/></html>')), { code: 'wire/not-soap' });
});

test('in SOAP 1.2 the details of a fault are in a Detail without a namespace', () => {
  const body = writeFault({ ...DETAILS, service: 'server-sync', soap: '1.2' });
  const fault = readEnvelope(body).payload.element;
  const detail = fault.children.find(({ local }) => local === 'Detail');
  assert.equal(detail?.namespace, '');
  assert.deepEqual(
    detail.children.map(({ local, namespace }) => [local, namespace]),
    ['ErrorCode', 'Message', 'ID', 'Method'].map((name) => [name, '']),
  );
});
