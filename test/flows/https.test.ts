import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { connect, setDefaultCACertificates, type TLSSocket } from 'node:tls';
import { appFailures, readConfig, serve } from '#app';
import { nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { CertificateAnswer } from '#server/admin';
import { generateCatalog, PROFILES, payloadOf, simulateClient } from '#simulator';
import { authority, type Issued, issue } from '../network/certificates.ts';

// The same server over TLS: a machine scans, downloads and reports through it, and an administrator signs in.

const root = authority('Todoku test authority');
setDefaultCACertificates([root.certificate]);

const own = (more: Partial<Parameters<typeof issue>[0]> = {}): Issued =>
  issue({ name: 'updates.example', hosts: ['127.0.0.1', 'localhost'], issuer: root, ...more });

async function serving(t: TestContext, certificate: Issued, key: Issued = certificate) {
  const folder = temporaryFolder('https');
  const files = { certificate: join(folder, 'own.pem'), certificateKey: join(folder, 'own.key') };
  const put = async (next: Issued): Promise<void> => {
    await writeFile(files.certificate, next.certificate + root.certificate);
    await writeFile(files.certificateKey, next.key);
  };
  await put(certificate);
  await writeFile(files.certificateKey, key.key);
  const options = { data: join(folder, 'data'), http: '127.0.0.1:0', https: '127.0.0.1:0', ...files };
  // The watch over the files waits until the test says so.
  let look = (): void => {};
  const server = await serve(readConfig(options), {
    log: nullLog,
    sleep: (_milliseconds, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve());
        const before = look;
        look = () => {
          before();
          resolve();
        };
      }),
  });
  t.after(() => server.close());
  return { server, url: server.httpsUrl!, put, look: () => look() };
}

async function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
) {
  const { method = 'GET', headers = {}, body } = options;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const outgoing = request(url, {
    method,
    agent: false,
    headers: { ...headers, ...(text === undefined ? {} : { 'content-type': 'application/json' }) },
  });
  outgoing.end(text);
  const [incoming] = await once(outgoing, 'response');
  const bytes = Buffer.concat(await incoming.toArray());
  return { status: incoming.statusCode as number, headers: incoming.headers, text: bytes.toString() };
}

test('a machine scans, downloads, installs and reports over TLS alone', async (t) => {
  const { server, url } = await serving(t, own());
  const bearer = { authorization: `Bearer ${server.token}` };
  const documents = [...generateCatalog({ revisions: 60, seed: 'tls' })];
  const imported = await ask(`${url}/api/v1/updates/import`, {
    method: 'POST',
    headers: bearer,
    body: {
      documents: documents.map(({ name, bytes }) => ({
        name,
        base64: Buffer.from(bytes).toString('base64'),
      })),
    },
  });
  assert.equal(imported.status, 200);
  for (const file of documents.flatMap(({ files }) => files)) {
    const answer = await fetch(
      `${server.url}/api/v1/content/${Buffer.from(file.sha1, 'base64').toString('hex').toUpperCase()}`,
      {
        method: 'PUT',
        headers: { ...bearer, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(payloadOf(file)),
      },
    );
    assert.ok(answer.ok, await answer.text());
  }
  const client = simulateClient({ server: url, profile: PROFILES['windows-11-25h2'], name: 'tls.example' });
  t.after(() => client.close());
  await client.cycle({ install: false });
  const [wanted] = client.status.needed;
  const approved = await ask(`${url}/api/v1/updates/${wanted}/approvals`, {
    method: 'POST',
    headers: bearer,
    body: { group: 'All Computers', action: 'Install' },
  });
  assert.equal(approved.status, 200, approved.text);
  const { scan, installs } = await client.cycle();
  assert.equal(scan.outcome, 'done', String(scan.error));
  assert.ok(installs.size > 0);
  assert.ok(client.statistics.contentBytes > 0, 'its files came over TLS as well');
  const wsdl = await ask(`${url}/ClientWebService/Client.asmx?wsdl`);
  assert.match(wsdl.text, /location="https:\/\/127\.0\.0\.1:/);
});

test('over TLS the session cookie is bound to this host, and old protocols are refused', async (t) => {
  const { server, url } = await serving(t, own());
  const account = { name: 'alice', password: 'correct horse battery' };
  const first = await ask(`${url}/api/v1/setup`, {
    method: 'POST',
    body: { ...account, secret: server.setUpSecret },
  });
  assert.equal(first.status, 200);
  assert.match(
    String(first.headers['set-cookie']),
    /^__Host-todoku-session=[\w-]+; Path=\/; HttpOnly; Secure;/,
  );
  const old = connect({
    host: '127.0.0.1',
    port: Number(new URL(url).port),
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1.1',
  });
  const [error] = await once(old, 'error');
  assert.match(String(error), /version|alert|protocol/i);
});

test('a renewed certificate is taken up without a restart; one that cannot be used is not', async (t) => {
  const { server, url, put, look } = await serving(t, own({ to: new Date(Date.now() + 3 * 86_400_000) }));
  const shown = async (): Promise<string> => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
    await once(socket, 'secureConnect');
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256.replaceAll(':', '');
  };
  const findings = async () => {
    const { text } = await ask(`${url}/api/v1/health`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    return (JSON.parse(text) as { findings: { code: string; sentence: string }[] }).findings;
  };
  const near = (await findings()).find(({ code }) => code === 'certificate-expiry');
  assert.match(near?.sentence ?? '', /CN=updates\.example expires in/);
  const told = async () => {
    const { text } = await ask(`${url}/api/v1/certificate`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    return (JSON.parse(text) as CertificateAnswer).certificate;
  };
  for (let times = 0; times < 3; times += 1) {
    const { hostname, port } = new URL(url);
    const servername = 'old-wsus.example';
    const socket = connect({ host: hostname, port: Number(port), servername, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    socket.destroy();
  }
  const first = await told();
  assert.deepEqual(first?.lacks, ['old-wsus.example'], 'machines ask for it, and the certificate has it not');
  assert.match(first.subject, /CN=updates\.example/);
  assert.match(first.issuer, /Todoku test authority/);
  assert.ok(first.names.includes('localhost') && first.file?.endsWith('own.pem'));
  assert.ok(first.validFrom < Date.now() && first.expiresAt < Date.now() + 4 * 86_400_000);
  const before = await shown();
  const [next, other] = [own(), own()];
  await put({ ...next, key: other.key });
  look();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await shown(), before, 'a certificate with the key of another one');
  await put(next);
  for (let tries = 0; tries < 100 && (await shown()) === before; tries += 1) {
    look();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal(await shown(), next.fingerprint);
  assert.notDeepEqual((await told())?.thumbprints, first.thumbprints);
});

test('a certificate that cannot be used is told at the start', async (t) => {
  await assert.rejects(
    serving(t, own(), own()),
    (error) => appFailures.is(error, 'certificate') && /key.*of another/.test(error.detail ?? ''),
  );
});
