import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Names, ProbeReport, ProbeSettings } from '#probe';
import { authority, issue } from '../network/certificates.ts';
import { closedPort, proxyServer, rawServer, tlsServer, webServer } from '../network/peers.ts';
import { checked, codesOf, foundIn, stepsOf } from './checked.ts';

// Names, ports, proxies and TLS: what keeps a computer from speaking to a server at all.

const DAY = 86_400_000;
const root = authority('Todoku test authority');

/** That is told first, it says something to do, and nothing that rests on it was tried. */
function assertCause(report: ProbeReport, code: string, last: string): void {
  assert.equal(report.state, 'no');
  assert.equal(report.cause?.code, `probe/${code}`, codesOf(report).join(', '));
  assert.equal(stepsOf(report).at(-1), last);
  assert.ok(report.cause.next.length > 0);
  assert.ok(report.leftOut.some(({ id }) => id === 'C-SCAN'));
}

/** A resolver that knows one name. */
function naming(addresses: readonly string[]): Names {
  return { addresses: async () => addresses, namesOf: async () => [] };
}

function failing(code: string): Names {
  return {
    addresses: async () => {
      throw Object.assign(new Error(code), { code });
    },
    namesOf: async () => [],
  };
}

test('a name that does not exist', async () => {
  assertCause(await checked('http://wsus.todoku.invalid:8530'), 'name-not-found', 'C-DNS');
});

test('DNS that does not answer is no wrong name', async () => {
  const report = await checked('http://wsus.contoso.com:8530', { names: failing('EAI_AGAIN') });
  assertCause(report, 'name-server-silent', 'C-DNS');
});

test('a name that a filter sends nowhere', async () => {
  const names = naming(['0.0.0.0']);
  const report = await checked(`http://wsus.contoso.com:${await closedPort()}`, { names });
  assert.equal(foundIn(report, 'name-leads-nowhere').verdict, 'warn');
  assertCause(report, 'port-refused', 'C-TCP');
});

test('names of addresses are told', async (t) => {
  const port = await webServer(t, (_request, response) => response.end());
  const names = { addresses: async () => ['127.0.0.1'], namesOf: async () => ['srv01.contoso.com'] };
  const report = await checked(`http://localhost:${port}`, { names });
  assert.match(JSON.stringify(foundIn(report, 'name-found').evidence), /127\.0\.0\.1 = srv01/);
});

test('a port on which nothing listens', async () => {
  const report = await checked(`http://localhost:${await closedPort()}`);
  assertCause(report, 'port-refused', 'C-TCP');
  assert.match(report.cause?.then?.en ?? '', /0x80072EFD/);
});

test('one of two addresses that does not answer is worth a look', async (t) => {
  const port = await webServer(t, (_request, response) => response.writeHead(404).end());
  const names = naming(['127.0.0.1', '127.0.0.2']);
  const report = await checked(`http://wsus.contoso.com:${port}`, { names });
  const finding = foundIn(report, 'port-open-partly');
  assert.equal(finding.verdict, 'warn');
  assert.match(finding.says.en, /but not at 127\.0\.0\.2/);
});

test('a connection that is reset', async (t) => {
  const port = await rawServer(t, (socket) => void socket.once('data', () => socket.resetAndDestroy()));
  const report = await checked(`http://localhost:${port}`);
  assertCause(report, 'cut-off', 'C-CLIENT');
  assert.match(report.cause?.then?.en ?? '', /0x80072EFE/);
});

test('a connection on which nothing comes', async (t) => {
  const port = await rawServer(t, (socket) => void socket.on('error', () => {}));
  assertCause(await checked(`http://localhost:${port}`, { timeout: 300 }), 'timed-out', 'C-CLIENT');
});

test('a port of another service', async (t) => {
  const port = await rawServer(t, (socket) => {
    socket.on('error', () => {});
    socket.write('220 mail.example ESMTP\r\n');
  });
  assertCause(await checked(`http://localhost:${port}`, { timeout: 500 }), 'no-http', 'C-CLIENT');
});

test('a port that speaks TLS is told from one that cuts connections', async (t) => {
  const port = await tlsServer(t, issue({ name: 'x', hosts: ['localhost'], issuer: root }));
  const report = await checked(`http://localhost:${port}`);
  assertCause(report, 'http-speaks-tls', 'C-CLIENT');
  assert.ok(report.cause?.next.some(({ command }) => command === `todoku check https://localhost:${port}`));
});

test('a port that speaks plainly where the address says https', async (t) => {
  const port = await webServer(t, (_request, response) => response.end('plain'));
  const report = await checked(`https://localhost:${port}`);
  assertCause(report, 'tls-speaks-http', 'C-TLS');
  assert.ok(report.cause?.next.some(({ command }) => command === `todoku check http://localhost:${port}`));
});

test('a certificate that ran out', async (t) => {
  const to = new Date(Date.now() - DAY);
  const from = new Date(Date.now() - 30 * DAY);
  const port = await tlsServer(t, issue({ name: 'x', hosts: ['localhost'], issuer: root, from, to }));
  const report = await checked(`https://localhost:${port}`, { authorities: [root.certificate] });
  assertCause(report, 'certificate-not-valid-now', 'C-TLS');
});

test('a certificate of another name', async (t) => {
  const port = await tlsServer(t, issue({ name: 'x', hosts: ['srv01.contoso.com'], issuer: root }));
  const report = await checked(`https://localhost:${port}`, { authorities: [root.certificate] });
  assertCause(report, 'certificate-other-name', 'C-TLS');
  assert.match(JSON.stringify(report.cause?.evidence), /srv01\.contoso\.com/, 'the names it has are shown');
});

test('a certificate of an unknown authority', async (t) => {
  const port = await tlsServer(t, issue({ name: 'x', hosts: ['localhost'], issuer: root }));
  const report = await checked(`https://localhost:${port}`);
  assertCause(report, 'certificate-untrusted', 'C-TLS');
  assert.match(JSON.stringify(report.cause?.next), /--ca FILE/);
});

test('a server that offers only old versions of TLS', async (t) => {
  const options = {
    minVersion: 'TLSv1.1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  } as const;
  const certificate = issue({ name: 'x', hosts: ['localhost'], issuer: root });
  const port = await tlsServer(t, certificate, undefined, options);
  const report = await checked(`https://localhost:${port}`, { authorities: [root.certificate] });
  assertCause(report, 'tls-too-old', 'C-TLS');
  assert.match(report.cause?.says.en ?? '', /TLSv1\.1/);
});

test('proxies: wanting a sign-in, refusing, away, and set to nonsense', async (t) => {
  const port = await webServer(t, (_request, response) => response.end());
  const wanting = (await proxyServer(t, { credentials: 'user:secret' })).url;
  const refusing = (await proxyServer(t, { refuse: 403 })).url;
  const away = `http://127.0.0.1:${await closedPort()}`;
  const plain = `http://localhost:${port}`;
  const secure = `https://localhost:${port}`;
  const cases: readonly (readonly [string, Partial<ProbeSettings>, string])[] = [
    [plain, { proxy: wanting }, 'proxy-sign-in'],
    [secure, { proxy: wanting }, 'proxy-sign-in'],
    [secure, { proxy: refusing }, 'proxy-refused'],
    [plain, { proxy: away }, 'proxy-unreachable'],
    [secure, { environment: { HTTPS_PROXY: away } }, 'proxy-unreachable'],
    [plain, { environment: { http_proxy: 'ftp://x' } }, 'proxy-unreadable'],
  ];
  for (const [url, settings, code] of cases) {
    const report = await checked(url, settings);
    assert.equal(report.cause?.code, `probe/${code}`, `${url} ${codesOf(report)}`);
    assert.equal(report.cause.check, 'C-PROXY');
    assert.ok(!stepsOf(report).includes('C-CONFIG'));
    assert.ok(
      report.cause.next.some(({ command }) => command?.includes('--no-proxy') || command?.includes('netsh')),
    );
    assert.doesNotMatch(JSON.stringify(report), /secret/);
  }
});

test('hosts that the environment exempts are reached without the proxy', async (t) => {
  const port = await webServer(t, (_request, response) => response.writeHead(404).end());
  const away = `http://127.0.0.1:${await closedPort()}`;
  for (const exempt of ['localhost', `LOCALHOST:${port}`, '.local, localhost', '*']) {
    const report = await checked(`http://localhost:${port}`, {
      environment: { HTTP_PROXY: away, NO_PROXY: exempt },
    });
    assert.equal(report.cause?.code, 'probe/not-found', exempt);
    assert.equal(foundIn(report, 'proxy-exempt').verdict, 'pass');
  }
  const other = await checked(`http://localhost:${port}`, {
    environment: { HTTP_PROXY: away, NO_PROXY: 'localhost:1' },
  });
  assert.equal(other.cause?.code, 'probe/proxy-unreachable');
});

test('whoever stops it hears what was found until then, and that it was not everything', async (t) => {
  const port = await rawServer(t, (socket) => void socket.on('error', () => {}));
  const stop = new AbortController();
  const report = await checked(`http://localhost:${port}`, {
    signal: stop.signal,
    onBegin: ({ id }) => {
      if (id === 'C-CLIENT') setImmediate(() => stop.abort());
    },
  });
  assert.equal(report.state, 'unknown');
  assert.equal(stepsOf(report).at(-1), 'C-TCP');
  assert.match(report.leftOut.find(({ id }) => id === 'C-CLIENT')?.why.en ?? '', /stopped/);
});
