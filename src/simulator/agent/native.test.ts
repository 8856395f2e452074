import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ReportingEvent, readEnvelope, readReportEventBatchRequest } from '#wire';
import { deviceAttributesText } from '../profiles/attributes.ts';
import { PROFILES } from '../profiles/profiles.ts';
import { guidFrom } from '../random.ts';
import { type EventDetails, writeEvent } from './events.ts';
import { contentHeaders, protocolAtLeast, soapHeaders, userAgent } from './native.ts';

const CAPTURES = new URL('../../../../shared/captures/', import.meta.url);
const ABSENT = existsSync(CAPTURES) ? false : 'captures are not here';
const PROFILE = PROFILES['windows-11-25h2'];

function read(path: string): string {
  return readFileSync(new URL(path, CAPTURES), 'utf8');
}

/** Names and values in turn of a captured request. */
function headersOf(path: string): string[] {
  return read(path)
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
}

function headerOf(headers: readonly string[], name: string): string {
  return headers[headers.indexOf(name) + 1]!;
}

test('SOAP calls carry the headers of a real agent, in its order', { skip: ABSENT }, () => {
  const files = readdirSync(new URL('client-requests/', CAPTURES)).filter((name) =>
    name.endsWith('.headers'),
  );
  assert.ok(files.length >= 15);
  for (const file of files) {
    const captured = headersOf(`client-requests/${file}`);
    const ours = soapHeaders({
      userAgent: userAgent(PROFILE.agentVersion, PROFILE.clientProtocol),
      soapAction: headerOf(captured, 'SOAPAction').replaceAll('"', ''),
      ...(captured.includes('MS-CV') ? { correlation: headerOf(captured, 'MS-CV') } : {}),
      contentLength: Number(headerOf(captured, 'Content-Length')),
      host: headerOf(captured, 'Host'),
    });
    assert.deepEqual(ours, captured, file);
  }
});

test('content requests carry the headers of Delivery Optimization, in its order', { skip: ABSENT }, () => {
  const captured = headersOf('content-download/final-range.request.headers');
  const ours = contentHeaders({
    range: headerOf(captured, 'Range'),
    correlation: headerOf(captured, 'MS-CV'),
    host: headerOf(captured, 'Host'),
  });
  assert.deepEqual(ours, captured);
});

test('device attributes have real names in the real order', { skip: ABSENT }, () => {
  const captured = /<DeviceAttributes>(.*?)<\/DeviceAttributes>/.exec(
    read('client-requests/11-SyncUpdates-regular-scan.request.xml'),
  )![1]!;
  const names = (text: string) => text.split(';').map((entry) => entry.split('=')[0]!);
  const real = names(captured);
  const ours = names(deviceAttributesText(PROFILE, new URL('http://server:8530')));
  assert.deepEqual(
    ours,
    real.filter((name) => ours.includes(name)),
  );
});

test('events have the tags of a real agent, in its order', { skip: ABSENT }, () => {
  const names = (event: ReportingEvent) => event.miscData.map((entry) => entry.slice(0, entry.indexOf('=')));
  for (const file of [
    '13-ReportEventBatch-scan-failures',
    '14-ReportEventBatch-install',
    '15-ReportEventBatch-download-failure',
  ]) {
    const body = Buffer.from(read(`client-requests/${file}.request.xml`));
    for (const real of readReportEventBatchRequest(readEnvelope(body).payload).eventBatch!) {
      const tags = Object.fromEntries(
        real.miscData.map((entry) => [
          entry.slice(0, entry.indexOf('=')),
          entry.slice(entry.indexOf('=') + 1),
        ]),
      );
      const details: EventDetails = {
        eventId: real.eventId,
        update: real.update!,
        hresult: real.win32HResult,
        strings: real.replacementStrings,
        tags,
      };
      const reporter = {
        clientId: real.targetId,
        profile: PROFILE,
        caller: tags['AppName']!,
        sample: Number(tags['J']),
      };
      const ours = writeEvent(reporter, Date.parse(real.timeAtTarget), details);
      assert.deepEqual(names(ours), names(real), `${file}, event ${real.eventId}`);
      // What is a constant of all agents is the same, whatever the machine.
      for (const field of [
        'targetId',
        'namespaceId',
        'sourceId',
        'sequenceNumber',
        'appName',
        'update',
      ] as const) {
        assert.deepEqual(ours[field], real[field], field);
      }
      assert.deepEqual(ours.osVersion, real.osVersion);
      assert.equal(ours.processorArchitecture, real.processorArchitecture);
    }
  }
});

test('protocol versions are compared part by part, as numbers', () => {
  assert.equal(protocolAtLeast('3.2', [3, 2]), true);
  assert.equal(protocolAtLeast('3.10', [3, 2]), true);
  assert.equal(protocolAtLeast('2.90', [3, 2]), false);
  assert.equal(protocolAtLeast('3.0', [3, 2]), false);
  assert.equal(protocolAtLeast(undefined, [3, 2]), false);
});

test('a process without a name of its own is named in MiscData only', () => {
  const reporter = { clientId: guidFrom('c'), profile: PROFILE, caller: '<<PROCESS>>: probe.exe', sample: 7 };
  const event = writeEvent(reporter, 0, { eventId: 147 });
  assert.equal(event.appName, undefined);
  assert.ok(event.miscData.includes('AppName=<<PROCESS>>: probe.exe'));
  assert.ok(event.miscData.includes('cc=probe.exe'));
});
