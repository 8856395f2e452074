import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { manualClock, newGuid } from '#base';
import type { WhyAnswer, WhyFinding } from '#server/admin';
import {
  type ReportingEvent,
  type SoapFault,
  writeGetAuthorizationCookieRequest,
  writeGetCookieRequest,
  writeReportEventBatchRequest,
} from '#wire';
import { Machine, reportingEvent } from './machine.ts';
import { ask, call, START, serve } from './serving.ts';

// "What is wrong with this machine?", asked of a real server about machines that called it over a real socket.

const TOKEN = 'the-token-of-this-server';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function scene(t: TestContext, limits: { maxInstalledNonLeaf?: number } = {}, contentBaseUrl?: string) {
  const settings = { ...limits, ...(contentBaseUrl === undefined ? {} : { contentBaseUrl }) };
  const clock = manualClock(START);
  const serving = await serve(t, { clock, admin: { token: TOKEN }, settings });
  const { port, face } = serving;
  const why = async (computer: string, lang = 'en'): Promise<WhyAnswer> => {
    await face.flushContacts();
    const { status, text } = await ask(port, `/api/v1/why?computer=${computer}&lang=${lang}`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    assert.equal(status, 200, text);
    return JSON.parse(text) as WhyAnswer;
  };
  const report = async (machine: Machine, events: readonly ReportingEvent[], clientTime = clock.now()) => {
    const cookie = machine.cookie === undefined ? {} : { cookie: machine.cookie };
    const batch = { ...cookie, clientTime: new Date(clientTime).toISOString(), eventBatch: events };
    assert.equal(
      (await call(port, 'reporting', 'ReportEventBatch', writeReportEventBatchRequest(batch))).status,
      200,
    );
  };
  const detected = () =>
    reportingEvent({ eventId: 147, win32HResult: 0, timeAtTarget: new Date(clock.now()).toISOString() });
  const status = () =>
    reportingEvent({ eventId: 156, win32HResult: 0, timeAtTarget: new Date(clock.now()).toISOString() });
  return { ...serving, clock, why, report, detected, status };
}

function named({ cause, blockers, unknowns, passed }: WhyAnswer, check: string): WhyFinding | undefined {
  return [...(cause === undefined ? [] : [cause]), ...blockers, ...unknowns, ...passed].find(
    (finding) => finding.check === check,
  );
}

test('of a machine that scans and reports nothing is wrong that the server can see', async (t) => {
  const { port, why, report, detected, status } = await scene(t);
  const machine = await new Machine(port).join();
  await machine.sync();
  await report(machine, [detected(), status()]);
  const answer = await why('pc-17');
  assert.deepEqual([answer.state === 'no', answer.blockers], [false, []], JSON.stringify(answer));
  for (const check of ['S1-01', 'S1-06', 'S1-09', 'S1-12', 'S1-14', 'S1-17', 'S1-18', 'M-02', 'M-04', 'M-08'])
    assert.equal(named(answer, check)?.verdict, 'pass', check);
  assert.equal(answer.computer, 'pc-17.example');
});

test('a silent machine is told since when, and what would show why', async (t) => {
  const { port, why, clock, report, detected, status } = await scene(t);
  const machine = await new Machine(port).join();
  await machine.sync();
  await report(machine, [detected(), status()]);
  clock.advance(5 * DAY);
  const { state, cause, unknowns } = await why('pc-17');
  assert.deepEqual([state, cause?.check, cause?.code], ['no', 'S1-09', 'why/machine-silent']);
  assert.match(cause!.says, /for 5 days, since 2026-10-04 15:03 UTC/);
  assert.deepEqual(
    unknowns.filter(({ check }) => check.startsWith('S1-')).map(({ check }) => check),
    ['S1-01', 'S1-02', 'S1-04', 'S1-05', 'S1-06', 'S1-07', 'S1-08', 'S1-10', 'S1-11', 'S1-13'],
  );
  assert.ok(unknowns.every(({ decidedBy }) => /collector script/.test(decidedBy ?? '')));
  assert.match((await why('pc-17', 'ja')).cause!.says, /5 日間サーバーにアクセスしていません/);
});

test('a handshake that fails without a name is found by its address', async (t) => {
  const { port, why, clock } = await scene(t);
  const machine = await new Machine(port).join();
  await machine.sync();
  clock.advance(3 * DAY);
  const authCookies = [{ plugInId: 'SimpleTargeting', cookieData: 'AAAA' }];
  const time = '2026-10-04T15:03:36Z';
  const request = { authCookies, lastChange: time, currentTime: time, protocolVersion: '2.90' };
  await call(port, 'client', 'GetCookie', writeGetCookieRequest(request));
  const answer = await why('pc-17');
  const finding = named(answer, 'M-02');
  assert.deepEqual([finding?.verdict, finding?.code], ['warn', 'why/machine-nameless-fault']);
  assert.match(finding!.says, /GetCookie with InvalidAuthorizationCookie/);
});

test('a machine that names more installed updates than the limit is told so, with the way out', async (t) => {
  const { port, why, clock } = await scene(t, { maxInstalledNonLeaf: 2 });
  const machine = await new Machine(port).join();
  clock.advance(2 * HOUR);
  await machine.enrol();
  const installedNonLeafUpdateIds = new Int32Array([1, 2, 3]);
  await assert.rejects(
    machine.sync({ installedNonLeafUpdateIds }),
    (error: SoapFault) => error.code === 'InvalidParameters',
  );
  const { cause, blockers } = await why('pc-17');
  assert.deepEqual([cause?.check, cause?.code], ['S1-17', 'why/machine-too-many-installed']);
  assert.match(cause?.next[0]?.command ?? '', /--max-installed-non-leaf 4/);
  assert.ok(blockers.some(({ code }) => code === 'why/machine-step-fault'));
});

test('machines that share an id are told of each other', async (t) => {
  const { port, why, clock } = await scene(t);
  const id = newGuid();
  for (let round = 0; round < 4; round++) {
    for (const dnsName of ['pc-17.example', 'pc-18.example']) {
      clock.advance(HOUR);
      const request = writeGetAuthorizationCookieRequest({ clientId: id, dnsName });
      await call(port, 'simple-auth', 'GetAuthorizationCookie', request);
    }
  }
  const finding = named(await why('pc-17'), 'S1-18');
  assert.deepEqual([finding?.verdict, finding?.code], ['warn', 'why/machine-clones-apart']);
  assert.match(finding!.says, /pc-17\.example and pc-18\.example use the same SusClientId/);
});

test('a group that the policy asks for in vain, and how to make it', async (t) => {
  const { port, why } = await scene(t);
  await new Machine(port).join({ group: 'Tokyo office' });
  const finding = named(await why('pc-17'), 'M-03');
  assert.deepEqual([finding?.verdict, finding?.code], ['warn', 'why/machine-group-missing']);
  assert.equal(finding?.next[0]?.command, 'todoku groups create --requested "Tokyo office"');
});

test('a clock that is ahead shows in the report', async (t) => {
  const { port, why, clock, report, detected } = await scene(t);
  const machine = await new Machine(port).join();
  await machine.sync();
  await report(machine, [detected()], clock.now() + 2 * HOUR);
  const finding = named(await why('pc-17'), 'M-04');
  assert.equal(finding?.verdict, 'warn');
  assert.match(finding!.says, /by 120 minutes: it is ahead/);
});

test('a failed detection is decoded, in both languages', async (t) => {
  const { port, why, clock, report } = await scene(t);
  const machine = await new Machine(port).join();
  clock.advance(2 * HOUR);
  await machine.enrol();
  await report(machine, [
    reportingEvent({ win32HResult: 0x8024401b | 0, timeAtTarget: new Date(clock.now()).toISOString() }),
  ]);
  const { blockers, cause } = await why('pc-17');
  const finding = [cause, ...blockers].find((each) => each?.check === 'S1-14');
  assert.match(finding!.says, /failed with 0x8024401B: /);
  assert.ok(finding!.next.some(({ command }) => command === 'todoku errors explain 0x8024401B'));
  assert.match(named(await why('pc-17', 'ja'), 'S1-14')!.says, /エラー コード 0x8024401B: .*プロキシ/);
});

/** What the collector prints of a machine behind a proxy that wants a sign-in. */
function printed(name: string, susClientId: string) {
  const policy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
  const url = 'http://wsus.contoso.com:8530';
  const value = (key: string, name: string, value: string | number) => ({
    key,
    name,
    type: typeof value === 'number' ? 'dword' : 'sz',
    value,
  });
  return {
    version: 1,
    collectedAt: new Date(START).toISOString(),
    machine: { name, build: 22_631, kind: 'Client' },
    registry: [
      value(policy, 'WUServer', url),
      value(policy, 'WUStatusServer', url),
      value(`${policy}\\AU`, 'UseWUServer', 1),
      value('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate', 'SusClientId', susClientId),
    ],
    proxy: { winhttp: 'proxy:8080', winhttpBypass: ['<local>'] },
    names: [{ host: 'wsus.contoso.com', addresses: ['192.168.1.10'] }],
    probes: [{ url: `${url}/ClientWebService/Client.asmx?wsdl`, status: 407, via: '1.1 proxy' }],
  };
}

test('with what was collected the cause is told, of a machine that was renamed and of one that never called', async (t) => {
  const { port, clock, face } = await scene(t, {}, 'http://wsus.contoso.com:8530');
  const machine = await new Machine(port).join();
  await face.flushContacts();
  clock.advance(9 * DAY);
  const told = async (body: object): Promise<WhyAnswer> => {
    const { status, text } = await ask(port, '/api/v1/why', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
    });
    assert.equal(status, 200, text);
    return JSON.parse(text) as WhyAnswer;
  };
  const renamed = await told({ collected: printed('PC-NEW', machine.id) });
  assert.deepEqual([renamed.computer, renamed.cause?.check], ['pc-17.example', 'S1-10']);
  assert.equal(
    renamed.cause?.next[0]?.command,
    'netsh winhttp set proxy proxy-server="proxy:8080" bypass-list="<local>;wsus.contoso.com"',
  );
  assert.equal(named(renamed, 'S1-18')?.code, 'why/machine-id-of-another');
  const strange = await told({ collected: printed('PC-99', newGuid()) });
  assert.deepEqual([strange.computer, strange.cause?.check], ['PC-99', 'S1-10']);
  assert.equal(named(strange, 'S1-09')?.code, 'why/machine-never-called');
});
