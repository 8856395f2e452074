import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import type { ExchangesAnswer } from '#server/admin';
import {
  type SoapFault,
  writeGetAuthorizationCookieRequest,
  writeGetCookieRequest,
  writeReportEventBatchRequest,
} from '#wire';
import { Machine, reportingEvent } from './machine.ts';
import { ask, call, START, serve } from './serving.ts';

// What a running server remembers of the calls of its machines, as people see it.

const TOKEN = 'the-token-of-this-server';
const HOUR = 3_600_000;

async function exchanges(port: number, id: string): Promise<ExchangesAnswer> {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const { status, text } = await ask(port, `/api/v1/computers/${id}/exchanges`, { headers });
  assert.equal(status, 200, text);
  return JSON.parse(text) as ExchangesAnswer;
}

test('the calls of a machine are remembered with their outcome, and its scan with what it cost', async (t) => {
  const { port } = await serve(t, { admin: { token: TOKEN } });
  const machine = await new Machine(port).join();
  await machine.sync();
  const { remembered, items, lastScan, lastFault, nameless } = await exchanges(port, machine.id);
  assert.equal(remembered, true);
  assert.deepEqual(
    items.map(({ operation, outcome }) => `${operation} ${outcome}`),
    ['SyncUpdates ok', 'RegisterComputer ok', 'GetCookie ok', 'GetAuthorizationCookie ok'],
  );
  assert.deepEqual([lastScan?.trips, lastScan?.finished, lastFault], [1, true, undefined]);
  assert.ok(lastScan!.responseBytes > 0);
  // GetConfig names nobody.
  assert.deepEqual(
    nameless.map(({ operation }) => operation),
    ['GetConfig'],
  );
});

test('a fault is remembered longer than the calls around it', async (t) => {
  const { port } = await serve(t, { admin: { token: TOKEN }, settings: { maxInstalledNonLeaf: 1 } });
  const machine = await new Machine(port).join();
  const installedNonLeafUpdateIds = new Int32Array([1, 2]);
  await assert.rejects(machine.sync({ installedNonLeafUpdateIds }), (error: SoapFault) => {
    return error.code === 'InvalidParameters';
  });
  for (let scan = 0; scan < 30; scan++) await machine.sync();
  const { items, lastFault } = await exchanges(port, machine.id);
  assert.ok(items.every(({ outcome }) => outcome === 'ok'));
  assert.deepEqual(
    [lastFault?.outcome, lastFault?.message],
    ['InvalidParameters', 'parameters.InstalledNonLeafUpdateIDs'],
  );
  assert.match(lastFault?.faultId ?? '', /^[0-9a-f-]{36}$/);
});

test('each scan is counted for itself', async (t) => {
  const clock = manualClock(START);
  const { port } = await serve(t, { clock, admin: { token: TOKEN } });
  const machine = await new Machine(port).join();
  await machine.sync();
  await machine.sync({ skipSoftwareSync: true });
  assert.equal((await exchanges(port, machine.id)).lastScan?.trips, 2);
  clock.advance(HOUR);
  await machine.enrol();
  await machine.sync();
  const { lastScan } = await exchanges(port, machine.id);
  assert.deepEqual([lastScan?.trips, lastScan?.since], [1, START + HOUR]);
});

test('handshakes that never told a name are found by the address that they came from', async (t) => {
  const { port } = await serve(t, { admin: { token: TOKEN } });
  const machine = await new Machine(port).join();
  const nameless = writeGetAuthorizationCookieRequest({ clientId: '', dnsName: 'pc-17.example' });
  await call(port, 'simple-auth', 'GetAuthorizationCookie', nameless);
  const authCookies = [{ plugInId: 'SimpleTargeting', cookieData: 'AAAA' }];
  const time = '2026-10-04T15:03:36Z';
  const request = { authCookies, lastChange: time, currentTime: time, protocolVersion: '2.90' };
  await call(port, 'client', 'GetCookie', writeGetCookieRequest(request));
  const answer = await exchanges(port, machine.id);
  assert.deepEqual(
    answer.nameless.slice(0, 2).map(({ operation, outcome }) => `${operation} ${outcome}`),
    ['GetCookie InvalidAuthorizationCookie', 'GetAuthorizationCookie InvalidParameters'],
  );
});

test('a report tells by how much the clock of the machine is ahead', async (t) => {
  const { port } = await serve(t, { admin: { token: TOKEN } });
  const machine = await new Machine(port).join();
  const report = writeReportEventBatchRequest({
    ...(machine.cookie === undefined ? {} : { cookie: machine.cookie }),
    clientTime: new Date(START + HOUR).toISOString(),
    eventBatch: [reportingEvent()],
  });
  await call(port, 'reporting', 'ReportEventBatch', report);
  const [latest] = (await exchanges(port, machine.id)).items;
  assert.deepEqual(latest?.counts, { events: 1, secondsAhead: 3600 });
});
