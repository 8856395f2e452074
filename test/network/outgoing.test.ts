import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Failure, manualClock } from '#base';
import {
  isPrivateAddress,
  type NetworkSettings,
  type Outgoing,
  type OutgoingRequest,
  openOutgoing,
} from '#outgoing';
import { authority, issue } from './certificates.ts';
import { closedPort, proxyServer, rawServer, tlsServer, webServer } from './peers.ts';

const ANY = { privateAddresses: 'allow', redirects: 0 } as const;
const ROOT = authority('Test Root');

function opened(t: TestContext, settings: NetworkSettings = {}): Outgoing {
  const outgoing = openOutgoing({ settings });
  t.after(() => outgoing.close());
  return outgoing;
}

function get(url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest {
  return { method: 'GET', url, rules: ANY, ...more };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, `expected a failure, got ${error}`);
  return error.code;
}

test('a request is answered with status, lower-case headers and body, and sockets are used again', async (t) => {
  const ports = new Set<number | undefined>();
  const port = await webServer(t, (request, response) => {
    ports.add(request.socket.remotePort);
    response.writeHead(200, { 'X-Thing': 'a' }).end(`${request.method} ${request.url}`);
  });
  const outgoing = opened(t);
  for (const path of ['/a?b=c', '/d', '/e', '/f', '/g', '/h']) {
    const answer = await outgoing.fetch(get(`http://127.0.0.1:${port}${path}`), 100);
    assert.deepEqual(
      [answer.status, answer.headers['x-thing'], answer.body.toString()],
      [200, 'a', `GET ${path}`],
    );
  }
  // A second socket may be opened while the first is just becoming free.
  assert.ok(ports.size <= 2);
});

test('gzip, deflate and br are undone, and the limit counts decoded bytes', async (t) => {
  const text = Buffer.alloc(200_000, 'a');
  const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
  const port = await webServer(t, (request, response) => {
    const coding = (request.url ?? '').slice(1) as keyof typeof codings;
    response.writeHead(200, { 'content-encoding': coding }).end(codings[coding](text));
  });
  const outgoing = opened(t);
  for (const coding of Object.keys(codings)) {
    const request = get(`http://127.0.0.1:${port}/${coding}`);
    const answer = await outgoing.fetch(request, text.length);
    assert.deepEqual(answer.body, text);
    assert.equal(answer.headers['content-encoding'], undefined);
    assert.equal(await codeOf(outgoing.fetch(request, text.length - 1)), 'outgoing/too-large');
  }
});

test('a damaged coding, an unknown one and an endless body each end as they should', async (t) => {
  const port = await webServer(t, (request, response) => {
    if (request.url === '/damaged') response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    else if (request.url === '/other') response.writeHead(200, { 'content-encoding': 'xpress' }).end('raw');
    else {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000)));
      };
      response.on('drain', more);
      more();
    }
  });
  const outgoing = opened(t);
  assert.equal(
    await codeOf(outgoing.fetch(get(`http://127.0.0.1:${port}/damaged`), 1000)),
    'outgoing/bad-coding',
  );
  const other = await outgoing.fetch(get(`http://127.0.0.1:${port}/other`), 1000);
  assert.deepEqual([other.body.toString(), other.headers['content-encoding']], ['raw', 'xpress']);
  assert.equal(
    await codeOf(outgoing.fetch(get(`http://127.0.0.1:${port}/endless`), 100_000)),
    'outgoing/too-large',
  );
});

test('each way in which a connection fails has its own code, with host and port as subject', async (t) => {
  const outgoing = opened(t);
  const closed = await closedPort();
  const silent = await rawServer(t, () => {});
  const cutting = await rawServer(t, (socket) => socket.once('data', () => socket.destroy()));
  const talking = await rawServer(t, (socket) => {
    socket.on('error', () => {});
    socket.write('220 mail.example ESMTP\r\n');
  });
  const timeouts = { connect: 200, headers: 200, body: 200 };
  const cases: [string, string][] = [
    [`http://127.0.0.1:${closed}/`, 'outgoing/refused'],
    ['http://no-such-name.invalid/', 'outgoing/name-not-found'],
    [`https://127.0.0.1:${silent}/`, 'outgoing/timeout'],
    [`http://127.0.0.1:${silent}/`, 'outgoing/timeout'],
    [`http://127.0.0.1:${cutting}/`, 'outgoing/reset'],
    [`http://127.0.0.1:${talking}/`, 'outgoing/not-http'],
    [`https://127.0.0.1:${talking}/`, 'outgoing/tls-version'],
    ['file:///etc/passwd', 'outgoing/not-an-address'],
    ['ftp://host/', 'outgoing/not-an-address'],
    ['http://user:secret@host/', 'outgoing/not-an-address'],
    ['nonsense', 'outgoing/not-an-address'],
  ];
  for (const [url, code] of cases)
    assert.equal(await codeOf(outgoing.fetch(get(url, { timeouts }), 1000)), code, url);
  await assert.rejects(outgoing.send(get(`http://127.0.0.1:${closed}/`)), { subject: `127.0.0.1:${closed}` });
});

test('a body that stalls or breaks off is a failure, also where it is read as a stream', async (t) => {
  const port = await webServer(t, (request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('some');
    if (request.url === '/cut') setImmediate(() => response.destroy());
  });
  const outgoing = opened(t);
  const timeouts = { connect: 500, headers: 500, body: 300 };
  for (const [path, code] of [
    ['/stall', 'outgoing/timeout'],
    ['/cut', 'outgoing/reset'],
  ]) {
    const answer = await outgoing.send(get(`http://127.0.0.1:${port}${path}`, { timeouts }));
    const read = (async () => {
      for await (const _piece of answer.body);
    })();
    assert.equal(await codeOf(read), code);
  }
});

test('a whole answer that comes byte by byte is given up, though it never stalls', async (t) => {
  const clock = manualClock(0);
  const port = await webServer(t, async (_request, response) => {
    response.writeHead(200);
    while (!response.destroyed) {
      clock.advance(30_000);
      response.write('x');
      await pause(5);
    }
  });
  const outgoing = openOutgoing({ settings: {}, clock });
  t.after(() => outgoing.close());
  assert.equal(await codeOf(outgoing.fetch(get(`http://127.0.0.1:${port}/`), 1000)), 'outgoing/timeout');
});

test('a body that breaks before anybody reads it disturbs nobody, and its reader is told', async (t) => {
  const port = await webServer(t, (_request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  });
  const { body } = await opened(t).send(get(`http://127.0.0.1:${port}/`));
  await new Promise((resolve) => body.once('close', resolve));
  assert.equal(await codeOf(body.toArray()), 'outgoing/reset');
});

test('a large body is streamed whole to a reader that is slower than the line', async (t) => {
  const body = randomBytes(8 * 1024 * 1024);
  const port = await webServer(t, (_request, response) => response.end(body));
  const answer = await opened(t).send(get(`http://127.0.0.1:${port}/`));
  const pieces: Buffer[] = [];
  for await (const piece of answer.body) {
    pieces.push(piece as Buffer);
    await new Promise((done) => setImmediate(done));
  }
  assert.ok(Buffer.concat(pieces).equals(body));
});

test('an abort ends a request before its answer and in its body at once', async (t) => {
  const port = await webServer(t, (request, response) => {
    if (request.url === '/body') response.writeHead(200).write('some');
  });
  const outgoing = opened(t);
  for (const path of ['/none', '/body']) {
    const stop = new AbortController();
    const work = outgoing.fetch(get(`http://127.0.0.1:${port}${path}`, { signal: stop.signal }), 1000);
    setTimeout(() => stop.abort(), 30);
    assert.equal(await codeOf(work), 'outgoing/aborted');
  }
  assert.equal(
    await codeOf(outgoing.send(get(`http://127.0.0.1:${port}/`, { signal: AbortSignal.abort() }))),
    'outgoing/aborted',
  );
  await outgoing.close();
  assert.equal(await codeOf(outgoing.send(get(`http://127.0.0.1:${port}/`))), 'outgoing/aborted');
});

test('a certificate must come from a trusted authority, for this name and this time', async (t) => {
  const good = issue({ name: 'good', hosts: ['127.0.0.1'], issuer: ROOT });
  const past = { from: new Date('2020-01-01'), to: new Date('2021-01-01') };
  const future = { from: new Date('2090-01-01'), to: new Date('2091-01-01') };
  const cases = [
    [good, undefined],
    [issue({ name: 'other', hosts: ['wsus.example'], issuer: ROOT }), 'outgoing/certificate-name'],
    [issue({ name: 'old', hosts: ['127.0.0.1'], issuer: ROOT, ...past }), 'outgoing/certificate-expired'],
    [issue({ name: 'new', hosts: ['127.0.0.1'], issuer: ROOT, ...future }), 'outgoing/certificate-expired'],
    [issue({ name: 'self', hosts: ['127.0.0.1'] }), 'outgoing/certificate-untrusted'],
    [
      issue({ name: 'stranger', hosts: ['127.0.0.1'], issuer: authority('Stranger') }),
      'outgoing/certificate-untrusted',
    ],
  ] as const;
  const outgoing = opened(t, { certificateAuthorities: [ROOT.certificate] });
  for (const [certificate, code] of cases) {
    const port = await tlsServer(t, certificate);
    const work = outgoing.fetch(get(`https://127.0.0.1:${port}/`), 100);
    if (code === undefined) assert.equal((await work).body.toString(), 'hello');
    else assert.equal(await codeOf(work), code);
  }
  const port = await tlsServer(t, good);
  assert.equal(
    await codeOf(opened(t).send(get(`https://127.0.0.1:${port}/`))),
    'outgoing/certificate-untrusted',
  );
});

test('an expired certificate is told with its dates and what this clock says', async (t) => {
  const certificate = issue({
    name: 'old',
    hosts: ['127.0.0.1'],
    issuer: ROOT,
    from: new Date('2020-01-01'),
    to: new Date('2021-01-01'),
  });
  const port = await tlsServer(t, certificate);
  const clock = manualClock(Date.UTC(2026, 4, 3));
  const outgoing = openOutgoing({ settings: { certificateAuthorities: [ROOT.certificate] }, clock });
  t.after(() => outgoing.close());
  await assert.rejects(outgoing.send(get(`https://127.0.0.1:${port}/`)), (error: Failure) => {
    assert.match(error.detail ?? '', /2020-01-01.*2021-01-01.*2026-05-03/);
    return true;
  });
});

test('nothing is sent to a server whose certificate is not accepted', async (t) => {
  let asked = 0;
  const port = await tlsServer(t, issue({ name: 'self', hosts: ['127.0.0.1'] }), (_request, response) => {
    asked++;
    response.end();
  });
  await codeOf(opened(t).send(get(`https://127.0.0.1:${port}/`, { headers: { authorization: 'secret' } })));
  assert.equal(asked, 0);
});

test('a pinned certificate is accepted whoever signed it, and no other is, not even a trusted one', async (t) => {
  const own = issue({ name: 'self', hosts: ['elsewhere'] });
  const trusted = issue({ name: 'good', hosts: ['127.0.0.1'], issuer: ROOT });
  const pinnedCertificate = own.fingerprint.replace(/..(?=.)/g, '$&:').toLowerCase();
  const outgoing = opened(t, { certificateAuthorities: [ROOT.certificate] });
  const ownPort = await tlsServer(t, own);
  const answer = await outgoing.fetch(
    get(`https://127.0.0.1:${ownPort}/`, { trust: { pinnedCertificate } }),
    100,
  );
  assert.equal(answer.status, 200);
  const trustedPort = await tlsServer(t, trusted);
  const request = get(`https://127.0.0.1:${trustedPort}/`, { trust: { pinnedCertificate } });
  assert.equal(await codeOf(outgoing.send(request)), 'outgoing/certificate-pin');
  // Sockets of another trust are not used for it.
  await outgoing.fetch({ ...request, trust: {} }, 100);
  assert.equal(await codeOf(outgoing.send(request)), 'outgoing/certificate-pin');
});

test('with authorities of its own a request trusts them alone', async (t) => {
  const other = authority('Other Root');
  const outgoing = opened(t, { certificateAuthorities: [ROOT.certificate] });
  const trust = { authorities: [other.certificate] };
  const first = await tlsServer(t, issue({ name: 'a', hosts: ['127.0.0.1'], issuer: other }));
  const second = await tlsServer(t, issue({ name: 'b', hosts: ['127.0.0.1'], issuer: ROOT }));
  assert.equal((await outgoing.fetch(get(`https://127.0.0.1:${first}/`, { trust }), 100)).status, 200);
  assert.equal(
    await codeOf(outgoing.send(get(`https://127.0.0.1:${second}/`, { trust }))),
    'outgoing/certificate-untrusted',
  );
});

test('TLS older than 1.2 is refused', async (t) => {
  const certificate = issue({ name: 'good', hosts: ['127.0.0.1'], issuer: ROOT });
  const port = await tlsServer(t, certificate, undefined, {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  const outgoing = opened(t, { certificateAuthorities: [ROOT.certificate] });
  assert.equal(await codeOf(outgoing.send(get(`https://127.0.0.1:${port}/`))), 'outgoing/tls-version');
});

test('http goes through the proxy with its whole address, https by CONNECT, both with credentials', async (t) => {
  const certificate = issue({ name: 'wsus', hosts: ['wsus.example'], issuer: ROOT });
  const secure = await tlsServer(t, certificate);
  const plain = await webServer(t, (_request, response) => response.end('plain'));
  const proxy = await proxyServer(t, { credentials: 'user:pässword' });
  const outgoing = opened(t, {
    proxy: { url: proxy.url, user: 'user', password: 'pässword' },
    certificateAuthorities: [ROOT.certificate],
  });
  const first = await outgoing.fetch(get(`http://wsus.example:${plain}/x`), 100);
  const second = await outgoing.fetch(get(`https://wsus.example:${secure}/y`), 100);
  assert.deepEqual([first.body.toString(), second.body.toString()], ['plain', 'hello']);
  assert.deepEqual(proxy.asked, [`GET http://wsus.example:${plain}/x`, `CONNECT wsus.example:${secure}`]);
});

test('https has its own proxy where one is set, and hosts of noProxy have none', async (t) => {
  const certificate = issue({ name: 'wsus', hosts: ['wsus.example', '127.0.0.1'], issuer: ROOT });
  const secure = await tlsServer(t, certificate);
  const plain = await webServer(t, (_request, response) => response.end('plain'));
  const [forHttp, forHttps] = [await proxyServer(t), await proxyServer(t)];
  const outgoing = opened(t, {
    proxy: { url: forHttp.url },
    httpsProxy: { url: forHttps.url },
    noProxy: ['127.0.0.1', '.corp.example'],
    certificateAuthorities: [ROOT.certificate],
  });
  await outgoing.fetch(get(`https://wsus.example:${secure}/`), 100);
  await outgoing.fetch(get(`https://127.0.0.1:${secure}/`), 100);
  await outgoing.fetch(get(`http://127.0.0.1:${plain}/`), 100);
  await outgoing.fetch(get(`http://wsus.example:${plain}/`), 100);
  assert.deepEqual([forHttp.asked.length, forHttps.asked.length], [1, 1]);
});

test("a proxy's own troubles are told apart from the server's", async (t) => {
  const certificate = issue({ name: 'wsus', hosts: ['wsus.example'], issuer: ROOT });
  const secure = await tlsServer(t, certificate);
  const closed = await closedPort();
  const cases = [
    [`http://127.0.0.1:${closed}`, 'outgoing/proxy-unreachable'],
    [(await proxyServer(t, { credentials: 'a:b' })).url, 'outgoing/proxy-authentication'],
    [(await proxyServer(t, { refuse: 403 })).url, 'outgoing/proxy-refused'],
    [(await proxyServer(t)).url, 'outgoing/certificate-untrusted'],
  ] as const;
  for (const [url, code] of cases) {
    const outgoing = opened(t, { proxy: { url } });
    assert.equal(await codeOf(outgoing.send(get(`https://wsus.example:${secure}/`))), code);
  }
  const outgoing = opened(t, { proxy: { url: cases[1][0] } });
  assert.equal(await codeOf(outgoing.send(get('http://wsus.example/'))), 'outgoing/proxy-authentication');
});

test('redirects are followed so far as allowed, each by the same rules, and another origin sees no credentials', async (t) => {
  const seen: (string | undefined)[] = [];
  const other = await webServer(t, (request, response) => {
    seen.push(request.headers.authorization);
    response.end('there');
  });
  const port = await webServer(t, (request, response) => {
    seen.push(request.headers.authorization);
    const location = {
      '/1': '/2',
      '/2': `http://127.0.0.1:${other}/`,
      '/file': 'file:///etc/passwd',
      '/loop': '/loop',
    }[request.url ?? ''];
    if (location === undefined) response.end('here');
    else response.writeHead(302, { location }).end();
  });
  const outgoing = opened(t);
  const rules = { ...ANY, redirects: 3 };
  const headers = { Authorization: 'secret' };
  const answer = await outgoing.fetch(get(`http://127.0.0.1:${port}/1`, { rules, headers }), 100);
  assert.deepEqual([answer.body.toString(), answer.url], ['there', `http://127.0.0.1:${other}/`]);
  assert.deepEqual(seen, ['secret', 'secret', undefined]);
  assert.equal(
    await codeOf(outgoing.send(get(`http://127.0.0.1:${port}/loop`, { rules }))),
    'outgoing/too-many-redirects',
  );
  assert.equal(
    await codeOf(outgoing.send(get(`http://127.0.0.1:${port}/file`, { rules }))),
    'outgoing/address-refused',
  );
  assert.equal((await outgoing.fetch(get(`http://127.0.0.1:${port}/1`), 100)).status, 302);
  const posted = get(`http://127.0.0.1:${port}/1`, { rules, method: 'POST', body: Buffer.from('x') });
  assert.equal((await outgoing.fetch(posted, 100)).status, 302);
});

test('private addresses are refused as literals, after resolution, in every spelling, and behind a redirect', async (t) => {
  const port = await webServer(t, (_request, response) => response.end('secret'));
  const outgoing = opened(t);
  const rules = { privateAddresses: 'refuse', redirects: 3 } as const;
  for (const host of [
    '127.0.0.1',
    'localhost',
    '0x7f.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
  ])
    assert.equal(
      await codeOf(outgoing.send(get(`http://${host}:${port}/`, { rules }))),
      'outgoing/address-refused',
      host,
    );
  const sameHost = { privateAddresses: 'same-host', redirects: 3 } as const;
  const redirecting = await webServer(t, (_request, response) =>
    response.writeHead(302, { location: `http://localhost:${port}/` }).end(),
  );
  assert.equal(
    await codeOf(outgoing.send(get(`http://127.0.0.1:${redirecting}/`, { rules: sameHost }))),
    'outgoing/address-refused',
  );
  const answer = await outgoing.fetch(get(`http://127.0.0.1:${port}/`, { rules: sameHost }), 100);
  assert.equal(answer.body.toString(), 'secret');
});

test('a name that resolves to a private address is refused', async (t) => {
  const own = hostname();
  const addresses = await lookup(own, { all: true }).catch(() => []);
  if (addresses.length === 0 || !addresses.every(({ address }) => isPrivateAddress(address)))
    return t.skip('the name of this machine does not resolve to a private address');
  const outgoing = opened(t);
  const rules = { privateAddresses: 'refuse', redirects: 0 } as const;
  await assert.rejects(outgoing.send(get(`http://${own}/`, { rules })), { code: 'outgoing/address-refused' });
});

test('hosts outside of the list are refused, also through a proxy, where local names are refused too', async (t) => {
  const proxy = await proxyServer(t);
  const plain = await webServer(t, (_request, response) => response.end('plain'));
  const outgoing = opened(t, { proxy: { url: proxy.url } });
  const rules = {
    privateAddresses: 'refuse',
    redirects: 0,
    hosts: ['.download.example', 'one.example', 'intranet', 'db.internal', '10.1.2.3'],
  } as const;
  for (const host of ['two.example', 'evildownload.example', 'intranet', 'db.internal', '10.1.2.3'])
    assert.equal(
      await codeOf(outgoing.send(get(`http://${host}/`, { rules }))),
      'outgoing/address-refused',
      host,
    );
  for (const host of ['one.example', 'a.download.example'])
    await outgoing.fetch(get(`http://${host}:${plain}/`, { rules }), 100);
  assert.equal(proxy.asked.length, 2);
});

test('a trace names each step up to the one that failed, and leaves no socket open', async (t) => {
  const certificate = issue({ name: 'self', hosts: ['127.0.0.1'] });
  const port = await tlsServer(t, certificate);
  const outgoing = opened(t);
  const trust = { pinnedCertificate: certificate.fingerprint };
  const whole = await outgoing.trace({ url: `https://127.0.0.1:${port}/`, rules: ANY, trust });
  assert.deepEqual(
    whole.map(({ name, failure }) => [name, failure?.code]),
    [
      ['dns', undefined],
      ['tcp', undefined],
      ['tls', undefined],
      ['certificate', undefined],
    ],
  );
  const broken = await outgoing.trace({ url: `https://127.0.0.1:${port}/`, rules: ANY });
  assert.deepEqual(broken.map(({ name, failure }) => [name, failure?.code]).at(-1), [
    'certificate',
    'outgoing/certificate-untrusted',
  ]);
  const refused = await outgoing.trace({ url: `http://127.0.0.1:${await closedPort()}/`, rules: ANY });
  assert.deepEqual(
    refused.map(({ name, failure }) => [name, failure?.code]),
    [
      ['dns', undefined],
      ['tcp', 'outgoing/refused'],
    ],
  );
});
