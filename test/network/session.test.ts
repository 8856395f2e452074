import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { Failure, manualClock, nullLog } from '#base';
import { openOutgoing } from '#outgoing';
import { DEFAULT_GUARD, openSession, type UpstreamSession, type UpstreamSettings } from '#upstream';
import { readEnvelope, SoapFault } from '#wire';
import { CONFIG, type ScriptedUpstream, scriptedUpstream } from './scripted-upstream.ts';

const SERVER_ID = '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12';
const CAPTURES = new URL('../../../shared/captures/wsusss/', import.meta.url);

interface Opened {
  readonly session: UpstreamSession;
  readonly pauses: number[];
  readonly stop: AbortController;
  readonly clock: ReturnType<typeof manualClock>;
}

async function opened(t: TestContext, upstream: ScriptedUpstream, start = Date.now()): Promise<Opened> {
  const outgoing = openOutgoing({ settings: {} });
  t.after(() => outgoing.close());
  const pauses: number[] = [];
  const stop = new AbortController();
  const clock = manualClock(start);
  const settings: UpstreamSettings = {
    kind: 'server',
    url: upstream.url,
    mode: 'autonomous',
    accountName: 'todoku.example',
    rollup: false,
    acceptsPlainHttp: true,
    guard: DEFAULT_GUARD,
  };
  const session = await openSession({
    outgoing,
    settings,
    serverId: SERVER_ID,
    clock,
    log: nullLog,
    signal: stop.signal,
    pace: { sleep: async (milliseconds) => void pauses.push(milliseconds), random: () => 0.5 },
  });
  return { session, pauses, stop, clock };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, `expected a failure, got ${error}`);
  return error;
}

const operations = ({ calls }: ScriptedUpstream): string[] => calls.map(({ operation }) => operation);
const cookieIn = (message: string): string | undefined => {
  const coded = /<EncryptedData>([^<]*)<\/EncryptedData>/.exec(message)?.[1];
  return coded === undefined ? undefined : Buffer.from(coded, 'base64').toString();
};

test('a session begins in the order of MS-WSUSSS 3.2.4.1, with our account and version 1.20', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  assert.deepEqual(await session.getConfigData(), CONFIG);
  assert.deepEqual(operations(upstream), [
    'GetAuthConfig',
    'GetAuthorizationCookie',
    'GetCookie',
    'GetConfigData',
  ]);
  const [config, authorization, cookie, data] = upstream.calls;
  assert.equal(authorization?.path, '/DssAuthWebService/DssAuthWebService.asmx');
  assert.match(authorization?.message ?? '', /<accountName>todoku\.example<\/accountName>/);
  assert.match(authorization?.message ?? '', new RegExp(`<accountGuid>${SERVER_ID}</accountGuid>`));
  assert.match(cookie?.message ?? '', /<protocolVersion>1\.20<\/protocolVersion>/);
  assert.doesNotMatch(cookie?.message ?? '', /oldCookie/);
  assert.equal(cookieIn(data?.message ?? ''), 'cookie-1');
  assert.equal(config?.headers['content-type'], 'text/xml; charset=utf-8');
  assert.equal(
    config?.headers['soapaction'],
    '"http://www.microsoft.com/SoftwareDistribution/GetAuthConfig"',
  );
  assert.equal(config?.headers['accept-encoding'], 'xpress, gzip');
  assert.ok(!session.serverChanged);
});

test('what we send is what the captured client sent to a real WSUS, element for element', async (t) => {
  if (!existsSync(CAPTURES)) return t.skip('the captures are not here');
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  await session.getConfigData('9438,2026-10-04 16:33:26.670');
  const names = [
    '01-GetAuthConfig',
    '02-GetAuthorizationCookie',
    '03-GetCookie',
    '04-GetConfigData-with-anchor',
  ];
  const shape = (message: Uint8Array): unknown => {
    const { operation, namespace, payload } = readEnvelope(message);
    return [operation, namespace, payload.element.children.map(({ local }) => local)];
  };
  for (const [index, name] of names.entries())
    assert.deepEqual(
      shape(Buffer.from(upstream.calls[index]?.message ?? '')),
      shape(readFileSync(new URL(`${name}.request.xml`, CAPTURES))),
    );
});

test('answers come plain, xpress or gzip coded, and what went over the wire is counted', async (t) => {
  for (const coding of ['identity', 'xpress', 'gzip'] as const) {
    const upstream = await scriptedUpstream(t);
    upstream.coding = coding;
    const { session } = await opened(t, upstream);
    assert.deepEqual(await session.getConfigData(), CONFIG, coding);
    const sent = upstream.calls.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
    assert.equal(session.traffic.requests, 4);
    assert.ok(session.traffic.bytes > sent, coding);
  }
});

test('a service address on another server, port or scheme is refused before anything is said to it', async (t) => {
  for (const serviceUrl of [
    'http://evil.example/DssAuth.asmx',
    'http://127.0.0.1:1/DssAuth.asmx',
    'file:///etc/passwd',
    '\\\\evil.example\\x',
  ]) {
    const upstream = await scriptedUpstream(t);
    upstream.serviceUrl = serviceUrl;
    const failure = await failureOf(opened(t, upstream));
    assert.equal(failure.code, 'upstream/hostile-address', serviceUrl);
    assert.deepEqual(operations(upstream), ['GetAuthConfig']);
  }
  const upstream = await scriptedUpstream(t);
  upstream.serviceUrl = '//DssAuthWebService/DssAuthWebService.asmx';
  await opened(t, upstream);
  assert.equal(upstream.calls[1]?.path, '/DssAuthWebService/DssAuthWebService.asmx');
});

test('an upstream that speaks another version is told apart', async (t) => {
  const upstream = await scriptedUpstream(t);
  upstream.script.set('GetCookie', [{ fault: 'IncompatibleProtocolVersion' }]);
  assert.equal((await failureOf(opened(t, upstream))).code, 'upstream/protocol-refused');
});

test('a cookie is renewed a little before it expires by the clock of the upstream, with the old one', async (t) => {
  const upstream = await scriptedUpstream(t);
  upstream.clockAhead = -7 * 3_600_000;
  upstream.cookieLife = 3_600_000;
  const { session, clock } = await opened(t, upstream);
  clock.advance(50 * 60_000);
  await session.getConfigData();
  assert.equal(operations(upstream).filter((name) => name === 'GetCookie').length, 1);
  clock.advance(6 * 60_000);
  await session.getConfigData();
  assert.equal(operations(upstream).filter((name) => name === 'GetCookie').length, 2);
  const second = upstream.calls.findLast(({ operation }) => operation === 'GetCookie');
  assert.match(second?.message ?? '', /<oldCookie>/);
  assert.equal(cookieIn(upstream.calls.at(-1)?.message ?? ''), 'cookie-2');
});

test('a refused cookie is renewed once for all calls in flight; refused again, the call fails', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  const refused = { fault: 'InvalidCookie' };
  upstream.script.set('GetConfigData', [refused, refused]);
  await Promise.all([session.getConfigData(), session.getConfigData()]);
  assert.equal(operations(upstream).filter((name) => name === 'GetCookie').length, 2);
  upstream.script.set('GetConfigData', [refused, refused]);
  assert.equal((await failureOf(session.getConfigData())).code, 'upstream/cookie-refused');
  assert.ok(!session.serverChanged);
});

test('a refusal that arrives after somebody renewed the cookie renews nothing', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  const renewed = Promise.withResolvers<void>();
  upstream.script.set('GetConfigData', [
    { fault: 'InvalidCookie', after: renewed.promise },
    { fault: 'InvalidCookie' },
  ]);
  const late = session.getConfigData();
  await session.getConfigData();
  renewed.resolve();
  await late;
  assert.equal(operations(upstream).filter((name) => name === 'GetCookie').length, 2);
  assert.equal(cookieIn(upstream.calls.at(-1)?.message ?? ''), 'cookie-2');
});

test('ServerChanged is noted, and the call is made again with a new cookie', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  upstream.script.set('GetConfigData', [{ fault: 'ServerChanged' }]);
  await session.getConfigData();
  assert.ok(session.serverChanged);
  assert.equal(cookieIn(upstream.calls.at(-1)?.message ?? ''), 'cookie-2');
});

test('ServerBusy, an error without a fault and a broken line are tried again three times with growing pauses', async (t) => {
  const status =
    (code: number) =>
    (_request: unknown, response: ServerResponse): void =>
      void response.writeHead(code, { 'content-type': 'text/html' }).end('<html>no</html>');
  const broken = (_request: unknown, response: ServerResponse): void => void response.destroy();
  for (const [instead, code] of [
    [{ fault: 'ServerBusy' }, 'upstream/busy'],
    [status(503), 'upstream/unavailable'],
    [status(500), 'upstream/server-error'],
    [broken, 'outgoing/reset'],
  ] as const) {
    const upstream = await scriptedUpstream(t);
    const { session, pauses } = await opened(t, upstream);
    upstream.script.set('GetConfigData', [instead, instead, instead]);
    assert.deepEqual(await session.getConfigData(), CONFIG, code);
    assert.deepEqual(pauses, [1000, 5000, 20_000]);
    upstream.script.set('GetConfigData', [instead, instead, instead, instead]);
    assert.equal((await failureOf(session.getConfigData())).code, code);
  }
});

test('a fault is told with operation, ErrorCode and its words, and is not tried again', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session, pauses } = await opened(t, upstream);
  upstream.script.set('GetUpdateData', [{ fault: 'InvalidParameters', message: 'updateIds' }]);
  const failure = await failureOf(session.getUpdateData([]));
  assert.equal(failure.code, 'upstream/fault');
  assert.equal(failure.detail, 'GetUpdateData: InvalidParameters: updateIds');
  assert.ok(failure.cause instanceof SoapFault);
  assert.deepEqual(pauses, []);
});

test('a fault with status 200 is a fault', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  upstream.script.set('GetUpdateData', [
    (_request, response) =>
      void response.end(
        '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Server</faultcode><faultstring>out of order</faultstring></e:Fault></e:Body></e:Envelope>',
      ),
  ]);
  const failure = await failureOf(session.getUpdateData([]));
  assert.deepEqual(
    [failure.code, failure.detail],
    ['upstream/fault', 'GetUpdateData: without an ErrorCode: out of order'],
  );
});

test('what answers in place of a WSUS is told by name', async (t) => {
  const page =
    (status: number, title: string, headers: Record<string, string> = {}) =>
    (_request: unknown, response: ServerResponse): void =>
      void response
        .writeHead(status, { 'content-type': 'text/html', ...headers })
        .end(`<!DOCTYPE html><html><head><title>${title}</title></head></html>`);
  const cases = [
    [page(200, 'Sign in to the guest network'), 'upstream/web-page', /Sign in to the guest network/],
    [
      page(302, 'Found', { location: 'http://portal.example/login' }),
      'upstream/redirected',
      /portal\.example/,
    ],
    [page(403, '403 - Forbidden'), 'upstream/forbidden', /403 - Forbidden/],
    [page(404, 'Not Found', { server: 'nginx' }), 'upstream/not-found', /from nginx/],
    [
      (_request: unknown, response: ServerResponse): void => void response.end('{"a":1}'),
      'upstream/bad-answer',
      /status 200/,
    ],
    [
      (_request: unknown, response: ServerResponse): void =>
        void response.writeHead(200, { 'content-encoding': 'rot13' }).end('x'),
      'upstream/bad-answer',
      /rot13/,
    ],
    [
      (_request: unknown, response: ServerResponse): void => void response.end('<?xml version="1.0"?><a><b'),
      'upstream/bad-answer',
      /GetConfigData: .*not a SOAP envelope|GetConfigData: .*XML/,
    ],
  ] as const;
  for (const [instead, code, detail] of cases) {
    const upstream = await scriptedUpstream(t);
    const { session } = await opened(t, upstream);
    upstream.script.set('GetConfigData', [instead]);
    const failure = await failureOf(session.getConfigData());
    assert.equal(failure.code, code);
    assert.match(failure.detail ?? '', detail);
  }
});

test('the signal ends a call that is under way, and no pause is waited for', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session, stop, pauses } = await opened(t, upstream);
  upstream.script.set('GetConfigData', [() => stop.abort()]);
  assert.equal((await failureOf(session.getConfigData())).code, 'outgoing/aborted');
  assert.deepEqual(pauses, []);
});

test('an answer that unfolds without end is refused', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  // One block that promises 4 GiB.
  const bomb = Buffer.alloc(16);
  bomb.writeUInt32LE(0xffff_fff0, 0);
  bomb.writeUInt32LE(8, 4);
  const instead = (_request: unknown, response: ServerResponse): void =>
    void response.writeHead(200, { 'content-encoding': 'xpress' }).end(bomb);
  upstream.script.set('GetConfigData', [instead]);
  assert.equal((await failureOf(session.getConfigData())).code, 'upstream/bad-answer');
});

test('rollup calls go to the reporting service with the constant cookie', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  upstream.script.set('GetRollupConfiguration', [{ fault: 'InternalServerError' }]);
  await failureOf(session.getRollupConfiguration());
  const call = upstream.calls.at(-1);
  assert.equal(call?.path, '/ReportingWebService/ReportingWebService.asmx');
  assert.match(call?.message ?? '', /<Expiration>9999-12-31T23:59:59\.9999999<\/Expiration>/);
  assert.match(call?.message ?? '', /<EncryptedData ?\/>|<EncryptedData><\/EncryptedData>/);
});

test('related revisions are empty where the upstream does not answer them', async (t) => {
  const upstream = await scriptedUpstream(t);
  const { session } = await opened(t, upstream);
  upstream.script.set('GetRelatedRevisionsForUpdates', [
    { fault: 'InternalServerError' },
    (_request, response) => void response.writeHead(404).end(),
  ]);
  assert.deepEqual(await session.getRelatedRevisions([SERVER_ID]), []);
  assert.deepEqual(await session.getRelatedRevisions([SERVER_ID]), []);
});
