import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { manualClock } from '#base';
import { encodeXpress } from '#wire';
import { webServer } from '../network/peers.ts';
import { checked, foundIn, stepsOf } from './checked.ts';

// The recorded answers of a real WSUS (Windows Server 2025), Xpress coded as it sends them: the check is for any WSUS.

const CAPTURES = new URL('../../../shared/captures/server-responses/', import.meta.url);
const NOW = Date.UTC(2026, 9, 4, 15, 4);

const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  GetConfig: ['01-GetConfig'],
  GetAuthorizationCookie: ['02-GetAuthorizationCookie'],
  GetCookie: ['03-GetCookie'],
  RegisterComputer: ['04-RegisterComputer'],
  SyncUpdates: [
    '16-SyncUpdates-approved-page.response.excerpt.xml',
    '06-SyncUpdates-first',
    '07-SyncUpdates-second',
    '08-SyncUpdates-third',
  ],
  GetExtendedUpdateInfo: ['12-GetExtendedUpdateInfo-files.response.excerpt.xml'],
  ReportEventBatch: ['13-ReportEventBatch'],
};

/** What IIS shows a browser, with the marks it has. */
const PAGES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/ClientWebService/Client.asmx?wsdl': [
    'text/xml; charset=UTF-8',
    '<?xml version="1.0" encoding="utf-8"?><wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"/>',
  ],
  '/SimpleAuthWebService/SimpleAuth.asmx': [
    'text/html; charset=utf-8',
    '<html><head><title>\r\n\tSimpleAuth Web Service\r\n</title></head></html>',
  ],
  '/ReportingWebService/ReportingWebService.asmx': [
    'text/html; charset=utf-8',
    '<html><head><title>\r\n\tWebService Web Service\r\n</title></head></html>',
  ],
};

function replayed(t: TestContext): Promise<number> {
  const left = Object.fromEntries(Object.entries(ANSWERS).map(([name, files]) => [name, [...files]]));
  const headers = {
    server: 'Microsoft-IIS/10.0',
    'x-powered-by': 'ASP.NET',
    date: new Date(NOW).toUTCString(),
  };
  const soap = (request: IncomingMessage, response: ServerResponse): void => {
    const operation = /(\w+)"$/.exec(String(request.headers['soapaction']))?.[1] ?? '';
    const files = left[operation] ?? [];
    const [name = ''] = files.length > 1 ? files.splice(0, 1) : files;
    const file = name.endsWith('.xml') ? name : `${name}.response.xml`;
    const text = readFileSync(new URL(file, CAPTURES), 'utf8').replaceAll(
      'http://192.0.2.1:8530',
      `http://${request.headers.host}`,
    );
    const coded = { 'content-type': 'text/xml; charset=utf-8', 'content-encoding': 'xpress' };
    response.writeHead(200, { ...headers, ...coded }).end(encodeXpress([Buffer.from(text)]));
  };
  return webServer(t, (request, response) => {
    const { url = '', method } = request;
    const page = PAGES[url];
    if (method === 'POST') soap(request, response);
    else if (page !== undefined)
      response.writeHead(200, { ...headers, 'content-type': page[0] }).end(page[1]);
    else if (url.startsWith('/Content/')) {
      const type = { ...headers, 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
      // The size that the metadata name; a HEAD has it as its length.
      const size = sizeOf(url);
      if (method === 'HEAD') response.writeHead(200, { ...type, 'content-length': size }).end();
      else response.writeHead(206, { ...type, 'content-range': `bytes 0-0/${size}` }).end('M');
    } else response.writeHead(404, headers).end();
  });
}

/** What the recorded details say of the file at that address. */
function sizeOf(url: string): string {
  const sha1 = Buffer.from(/\/([0-9A-F]{40})\./.exec(url)?.[1] ?? '', 'hex').toString('base64');
  const text = readFileSync(new URL(ANSWERS['GetExtendedUpdateInfo']![0]!, CAPTURES), 'utf8');
  return new RegExp(`Digest="${sha1.replace(/[+]/g, '\\+')}"[^&]*? Size="(\\d+)"`).exec(text)?.[1] ?? '0';
}

test('the recorded answers of a real WSUS pass in every step', async (t) => {
  if (!existsSync(CAPTURES)) return t.skip('captures are not here');
  const port = await replayed(t);
  const report = await checked(`http://localhost:${port}`, { report: true, clock: manualClock(NOW) });
  assert.equal(report.state, 'yes', JSON.stringify(report.cause));
  for (const code of ['clock-agrees', 'configuration-fine', 'handshake-done', 'scan-fine', 'report-taken'])
    assert.equal(foundIn(report, code).verdict, 'pass', code);
  assert.equal(foundIn(report, 'file-fine').verdict, 'pass');
  assert.ok(stepsOf(report).includes('C-DETAILS'));
  assert.match(foundIn(report, 'scan-fine').says.en, /after 4 round trips/);
});
