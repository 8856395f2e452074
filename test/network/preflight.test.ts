import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { manualClock } from '#base';
import { type NetworkSettings, openOutgoing } from '#outgoing';
import { DEFAULT_GUARD, type Preflight, runPreflight, type UpstreamSettings } from '#upstream';
import { writeGetConfigDataResponse } from '#wire';
import { authority, type Issued, issue } from './certificates.ts';
import { closedPort, proxyServer, rawServer, tlsServer, webServer } from './peers.ts';
import { CONFIG, scriptedUpstream } from './scripted-upstream.ts';

const ROOT = authority('Test Root');
const TRUSTED: NetworkSettings = { certificateAuthorities: [ROOT.certificate] };

interface Asked {
  readonly network?: NetworkSettings;
  readonly settings?: Partial<UpstreamSettings>;
  readonly now?: number;
}

async function preflight(t: TestContext, url: string, asked: Asked = {}): Promise<Preflight> {
  const outgoing = openOutgoing({ settings: asked.network ?? {} });
  t.after(() => outgoing.close());
  return await runPreflight({
    outgoing,
    settings: {
      kind: 'server',
      url,
      mode: 'autonomous',
      accountName: 'todoku.example',
      rollup: false,
      acceptsPlainHttp: true,
      guard: DEFAULT_GUARD,
      ...asked.settings,
    },
    serverId: '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12',
    clock: manualClock(asked.now ?? Date.now()),
    signal: new AbortController().signal,
  });
}

/** The step that failed and its code; every step after it must be skipped, and each finding must say what to do. */
function failureIn(result: Preflight): [string, string] {
  assert.equal(result.ok, false);
  const at = result.steps.findIndex(({ outcome }) => outcome === 'failed');
  const failed = result.steps[at];
  assert.ok(failed?.finding !== undefined);
  assert.ok(failed.finding.hint.length > 20);
  for (const later of result.steps.slice(at + 1)) assert.equal(later.outcome, 'skipped', later.name);
  return [failed.name, failed.finding.code];
}

function evidenceOf(result: Preflight, name: string): string {
  return result.steps.find((step) => step.name === name)?.evidence ?? '';
}

test('an upstream that is all right passes every step, and what was seen is told', async (t) => {
  const upstream = await scriptedUpstream(t);
  const result = await preflight(t, upstream.url);
  assert.deepEqual(
    result.steps.map(({ name, outcome }) => `${name} ${outcome}`),
    [
      'address ok',
      'dns ok',
      'tcp ok',
      'proxy skipped',
      'tls skipped',
      'certificate skipped',
      'http ok',
      'clock ok',
      'authorization ok',
      'configuration ok',
    ],
  );
  assert.ok(result.ok);
  assert.match(evidenceOf(result, 'configuration'), /protocol 1\.20, 100 updates per request/);
});

test('plain http is a warning unless it is accepted, and no address of Microsoft Update', async (t) => {
  const upstream = await scriptedUpstream(t);
  const warned = await preflight(t, upstream.url, { settings: { acceptsPlainHttp: false } });
  assert.deepEqual([warned.ok, warned.steps[0]?.outcome], [true, 'warning']);
  assert.equal(warned.steps[0]?.finding?.code, 'upstream/plain-http');
  const microsoft = await preflight(t, upstream.url, { settings: { kind: 'microsoft' } });
  assert.deepEqual(failureIn(microsoft), ['address', 'upstream/plain-http']);
  assert.deepEqual(failureIn(await preflight(t, 'wsus.example')), ['address', 'upstream/no-address']);
});

test('a name without address, a closed port and a port that speaks something else are told apart', async (t) => {
  const mail = await rawServer(t, (socket) => {
    socket.on('error', () => {});
    socket.write('220 mail.example ESMTP\r\n');
  });
  assert.deepEqual(failureIn(await preflight(t, 'http://no-such-name.invalid:8530')), [
    'dns',
    'outgoing/name-not-found',
  ]);
  assert.deepEqual(failureIn(await preflight(t, `http://127.0.0.1:${await closedPort()}`)), [
    'tcp',
    'outgoing/refused',
  ]);
  assert.deepEqual(failureIn(await preflight(t, `http://127.0.0.1:${mail}`)), ['http', 'outgoing/not-http']);
  assert.deepEqual(failureIn(await preflight(t, `https://127.0.0.1:${mail}`)), [
    'tls',
    'outgoing/tls-version',
  ]);
});

test('each fault of a certificate has its name, and its dates, names and fingerprint are shown', async (t) => {
  const from = new Date('2020-01-02');
  const to = new Date('2021-03-04');
  const cases: [Issued, string, RegExp][] = [
    [
      issue({ name: 'old', hosts: ['127.0.0.1'], issuer: ROOT, from, to }),
      'outgoing/certificate-expired',
      /2020-01-02.*2021-03-04/,
    ],
    [
      issue({
        name: 'new',
        hosts: ['127.0.0.1'],
        issuer: ROOT,
        from: new Date('2090-01-01'),
        to: new Date('2091-01-01'),
      }),
      'outgoing/certificate-expired',
      /2090-01-01/,
    ],
    [
      issue({ name: 'other', hosts: ['wsus.example'], issuer: ROOT }),
      'outgoing/certificate-name',
      /for wsus\.example/,
    ],
    [
      issue({ name: 'self', hosts: ['127.0.0.1'] }),
      'outgoing/certificate-untrusted',
      /signed by itself.*SHA-256 [0-9A-F:]{95}/,
    ],
    [
      issue({ name: 'x', hosts: ['127.0.0.1'], issuer: authority('Stranger') }),
      'outgoing/certificate-untrusted',
      /issued by Stranger/,
    ],
  ];
  for (const [certificate, code, evidence] of cases) {
    const result = await preflight(t, `https://127.0.0.1:${await tlsServer(t, certificate)}`, {
      network: TRUSTED,
    });
    assert.deepEqual(failureIn(result), ['certificate', code]);
    assert.match(evidenceOf(result, 'certificate'), evidence);
  }
});

test('a certificate that is not the pinned one is told as such', async (t) => {
  const certificate = issue({ name: 'good', hosts: ['127.0.0.1'], issuer: ROOT });
  const url = `https://127.0.0.1:${await tlsServer(t, certificate)}`;
  const result = await preflight(t, url, {
    network: TRUSTED,
    settings: { pinnedCertificate: `00${certificate.fingerprint.slice(2)}` },
  });
  assert.deepEqual(failureIn(result), ['certificate', 'outgoing/certificate-pin']);
});

test('a server that only speaks TLS 1.1 fails at TLS', async (t) => {
  const certificate = issue({ name: 'good', hosts: ['127.0.0.1'], issuer: ROOT });
  const port = await tlsServer(t, certificate, undefined, {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  assert.deepEqual(failureIn(await preflight(t, `https://127.0.0.1:${port}`, { network: TRUSTED })), [
    'tls',
    'outgoing/tls-version',
  ]);
});

test("a proxy's troubles are blamed on the proxy, for http and https alike", async (t) => {
  const upstream = await scriptedUpstream(t);
  const url = upstream.url.replace('127.0.0.1', 'wsus.example');
  const asking = await proxyServer(t, { credentials: 'user:password' });
  const closed = `http://127.0.0.1:${await closedPort()}`;
  const refusing = await proxyServer(t, { refuse: 403 });
  const cases = [
    [asking.url, url, 'outgoing/proxy-authentication'],
    [asking.url, url.replace('http:', 'https:'), 'outgoing/proxy-authentication'],
    [closed, url, 'outgoing/proxy-unreachable'],
    [refusing.url, url.replace('http:', 'https:'), 'outgoing/proxy-refused'],
  ] as const;
  for (const [proxy, address, code] of cases) {
    const result = await preflight(t, address, { network: { proxy: { url: proxy } } });
    assert.deepEqual(failureIn(result), ['proxy', code]);
  }
});

test('what answers in place of a WSUS fails the step http with what it is', async (t) => {
  const cases: [RequestListener, string][] = [
    [
      (_request, response) => response.writeHead(302, { location: 'http://portal.example/' }).end(),
      'upstream/redirected',
    ],
    [
      (_request, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<html><title>Guest Wi-Fi</title></html>'),
      'upstream/web-page',
    ],
    [(_request, response) => response.writeHead(403).end(), 'upstream/forbidden'],
    [(_request, response) => response.writeHead(404).end(), 'upstream/not-found'],
    [(_request, response) => response.writeHead(500).end(), 'upstream/server-error'],
    [(_request, response) => response.writeHead(503).end(), 'upstream/unavailable'],
    [(_request, response) => response.end('hello'), 'upstream/bad-answer'],
  ];
  for (const [answer, code] of cases)
    assert.deepEqual(failureIn(await preflight(t, `http://127.0.0.1:${await webServer(t, answer)}`)), [
      'http',
      code,
    ]);
});

test('a clock that is an hour off is a warning that says which way', async (t) => {
  const upstream = await scriptedUpstream(t);
  const result = await preflight(t, upstream.url, { now: Date.now() + 3_600_000 });
  const clock = result.steps.find(({ name }) => name === 'clock');
  assert.deepEqual([clock?.outcome, clock?.finding?.code], ['warning', 'upstream/clock-differs']);
  assert.match(clock?.evidence ?? '', /60 min behind ours/);
  assert.ok(result.ok);
});

test('a refused authorization and an odd configuration fail their own steps', async (t) => {
  const upstream = await scriptedUpstream(t);
  upstream.script.set('GetAuthorizationCookie', [{ fault: 'InvalidParameters', message: 'accountName' }]);
  assert.deepEqual(failureIn(await preflight(t, upstream.url)), ['authorization', 'upstream/fault']);
  upstream.script.set('GetCookie', [{ fault: 'IncompatibleProtocolVersion' }]);
  assert.deepEqual(failureIn(await preflight(t, upstream.url)), [
    'authorization',
    'upstream/protocol-refused',
  ]);
  for (const [change, code] of [
    [{ protocolVersion: '2.0' }, 'upstream/protocol-refused'],
    [{ maxNumberOfUpdatesPerRequest: 0 }, 'upstream/odd-configuration'],
  ] as const) {
    upstream.script.set('GetConfigData', [
      { body: writeGetConfigDataResponse({ ...CONFIG, ...change }, '1.1') },
    ]);
    assert.deepEqual(failureIn(await preflight(t, upstream.url)), ['configuration', code]);
  }
});
