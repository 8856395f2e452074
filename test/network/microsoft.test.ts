import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Failure } from '#base';
import { type NetworkSettings, type Outgoing, openOutgoing } from '#outgoing';
import { MICROSOFT_ROOT_2011, microsoftTrust } from '#upstream';
import { authority, issue } from './certificates.ts';
import { closedPort, tlsServer, webServer } from './peers.ts';

// Our own root stands for Microsoft's: what is tested is that nothing but its fingerprint makes it trusted.
const ROOT = authority('Our Root 2011');
const STRANGER = authority('Our Root 2011');
const { signal } = new AbortController();

function opened(t: TestContext, settings: NetworkSettings = {}): Outgoing {
  const outgoing = openOutgoing({ settings });
  t.after(() => outgoing.close());
  return outgoing;
}

test('the fingerprint is a SHA-256', () => {
  assert.match(MICROSOFT_ROOT_2011, /^[0-9A-F]{64}$/);
});

test('the root is fetched once over plain HTTP, and alone vouches for the upstream then', async (t) => {
  let asked = 0;
  const port = await webServer(t, (_request, response) => {
    asked++;
    response.end(ROOT.der);
  });
  const source = { signal, address: `http://127.0.0.1:${port}/root.crt`, fingerprint: ROOT.fingerprint };
  // The operator's other authority must not be able to vouch for Microsoft.
  const outgoing = opened(t, { certificateAuthorities: [STRANGER.certificate] });
  const trust = await microsoftTrust(outgoing, source);
  await microsoftTrust(outgoing, source);
  assert.equal(asked, 1);
  const rules = { privateAddresses: 'allow', redirects: 0 } as const;
  const genuine = await tlsServer(t, issue({ name: 'sws', hosts: ['127.0.0.1'], issuer: ROOT }));
  const answer = await outgoing.fetch(
    { method: 'GET', url: `https://127.0.0.1:${genuine}/`, rules, trust },
    100,
  );
  assert.equal(answer.status, 200);
  const forged = await tlsServer(t, issue({ name: 'sws', hosts: ['127.0.0.1'], issuer: STRANGER }));
  await assert.rejects(
    outgoing.fetch({ method: 'GET', url: `https://127.0.0.1:${forged}/`, rules, trust }, 100),
    { code: 'outgoing/certificate-untrusted' },
  );
});

test("a root in the operator's settings is used without asking anybody", async (t) => {
  const outgoing = opened(t, { certificateAuthorities: [`${STRANGER.certificate}${ROOT.certificate}`] });
  const address = `http://127.0.0.1:${await closedPort()}/root.crt`;
  const trust = await microsoftTrust(outgoing, { signal, address, fingerprint: ROOT.fingerprint });
  assert.equal(trust.authorities?.length, 1);
  assert.equal(trust.authorities?.[0]?.replace(/\s/g, ''), ROOT.certificate.replace(/\s/g, ''));
});

test('a root of another fingerprint, no certificate and no answer are refused, and tried again next time', async (t) => {
  let body: Buffer | undefined = STRANGER.der;
  const port = await webServer(t, (_request, response) => {
    if (body === undefined) response.writeHead(404).end();
    else response.end(body);
  });
  const outgoing = opened(t);
  const source = { signal, address: `http://127.0.0.1:${port}/root.crt`, fingerprint: ROOT.fingerprint };
  for (const [answer, detail] of [
    [STRANGER.der, new RegExp(`is ${STRANGER.fingerprint}, not ${ROOT.fingerprint}`)],
    [Buffer.from('<html>'), /no certificate/],
    [undefined, /404/],
  ] as const) {
    body = answer;
    await assert.rejects(microsoftTrust(outgoing, source), (error: Failure) => {
      assert.equal(error.code, 'upstream/microsoft-root');
      assert.match(error.detail ?? '', detail);
      return true;
    });
  }
  body = ROOT.der;
  assert.equal((await microsoftTrust(outgoing, source)).authorities?.length, 1);
});
