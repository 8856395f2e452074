import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfig, serve } from '#app';
import { nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { PolicyGenerateAnswer, PolicyLintAnswer } from '#server/admin';
import { authority, issue } from '../network/certificates.ts';

const KEY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
const HOSTS = ['wsus.contoso.com', 'updates.contoso.com', '2001:db8::7'];

/** A server over TLS, and what asks its API. */
async function secured(t: TestContext) {
  const folder = temporaryFolder('policy');
  const issuer = authority('Contoso CA');
  const own = issue({ name: 'Todoku', hosts: HOSTS, issuer });
  const files = { certificate: join(folder, 'own.pem'), certificateKey: join(folder, 'own.key') };
  await writeFile(files.certificate, own.certificate + issuer.certificate);
  await writeFile(files.certificateKey, own.key);
  const data = join(folder, 'data');
  const config = readConfig({ data, http: '127.0.0.1:0', https: '127.0.0.1:0', ...files });
  const server = await serve(config, { log: nullLog });
  t.after(() => server.close());
  const ask = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${server.adminUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Answer;
  };
  const port = new URL(server.httpsUrl ?? '').port;
  const thumbprint = (pem: string) => new X509Certificate(pem).fingerprint;
  return { ask, port, issuer: thumbprint(issuer.certificate), served: server.served };
}

/** What the collector tells of a machine with that server and those certificates in its store. */
function collected(url: string, pins: readonly string[]) {
  const registry = [
    { key: KEY, name: 'WUServer', type: 'sz', value: url },
    { key: KEY, name: 'WUStatusServer', type: 'sz', value: url },
    { key: `${KEY}\\AU`, name: 'UseWUServer', type: 'dword', value: 1 },
  ];
  const certificates = pins.map((thumbprint) => ({
    store: 'WindowsServerUpdateServices',
    subject: 'CN=x',
    issuer: 'CN=x',
    thumbprint,
    notAfter: '2030-01-01T00:00:00Z',
  }));
  return JSON.stringify({ version: 1, machine: { build: 22_631, kind: 'client' }, registry, certificates });
}

test('a policy is compared with the names and the certificate that the server shows', async (t) => {
  const { ask, port, issuer } = await secured(t);
  const lint = async (host: string, pins: readonly string[]) => {
    const text = collected(`https://${host}:${port}`, pins);
    const { findings, os } = await ask<PolicyLintAnswer>('POST', '/policy/lint', { text });
    assert.equal(os, 'win11');
    return ['POL-10', 'POL-22', 'POL-23'].map(
      (check) => findings.find((finding) => finding.check === check)?.verdict,
    );
  };
  for (const host of ['wsus.contoso.com', 'UPDATES.contoso.com', '[2001:db8::7]']) {
    assert.deepEqual(await lint(host, []), ['pass', 'pass', 'pass'], host);
  }
  assert.deepEqual(await lint('srv01', []), ['pass', 'warn', 'fail'], 'a name that nobody certified');
  assert.deepEqual(await lint('wsus.contoso.com', [issuer]), ['pass', 'pass', 'pass'], 'its issuer will do');
  assert.deepEqual(await lint('wsus.contoso.com', ['00'.repeat(20)]), ['fail', 'pass', 'pass']);
});

test('policies for a server over TLS have its certified name, and are found right by it', async (t) => {
  const { ask, port, served } = await secured(t);
  const made = await ask<PolicyGenerateAnswer>('GET', '/policy/generate?format=gpo&pinning=enforced');
  assert.equal(made.url, `https://wsus.contoso.com:${port}`);
  assert.deepEqual(served.urls.slice(0, -1), [
    `https://wsus.contoso.com:${port}`,
    `https://updates.contoso.com:${port}`,
    `https://[2001:db8::7]:${port}`,
  ]);
  const { findings, state } = await ask<PolicyLintAnswer>('POST', '/policy/lint', { text: made.text });
  assert.equal(state, 'yes', JSON.stringify(findings.filter(({ verdict }) => verdict !== 'pass')));
  assert.equal(findings.find(({ check }) => check === 'POL-22')?.code, 'policy/server-this');
});
