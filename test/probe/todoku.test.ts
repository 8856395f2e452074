import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfig, serve } from '#app';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { putComputerInGroup } from '#changes';
import { fill, type Site, site } from '../flows/servers.ts';
import { authority, type Issued, issue } from '../network/certificates.ts';
import { proxyServer } from '../network/peers.ts';
import { checked, foundIn, stepsOf } from './checked.ts';

// A Todoku that works, looked at from outside: everything passes, and what is no failure is told as what it is.

const computersOf = async ({ todoku }: Site) =>
  (await todoku.store.computers({ limit: 10, offset: 0 })).items;

/** A filled server whose clock is that of the tests. */
async function filled(t: TestContext): Promise<Site> {
  const server = await site(t, manualClock(Date.now()));
  await fill(server.todoku);
  return server;
}

test('a server that works passes in every step, down to the bytes of a file', async (t) => {
  const server = await filled(t);
  const first = await checked(server.url);
  assert.equal(first.state, 'yes', JSON.stringify(first.cause));
  const [computer] = await computersOf(server);
  assert.equal(computer?.dnsName, 'todoku-check');
  // What its group gets is what it is offered.
  const everyone = (await server.todoku.store.groups()).find(({ name }) => name === 'Everyone');
  await putComputerInGroup(server.todoku, computer!.id, everyone!.id, 'test');
  const report = await checked(server.url, { report: true });
  assert.equal(report.state, 'yes', JSON.stringify(report.cause));
  assert.deepEqual(stepsOf(report), [
    'C-URL',
    'C-PROXY',
    'C-DNS',
    'C-TCP',
    'C-CLIENT',
    'C-CLOCK',
    'C-AUTH',
    'C-REPORTING',
    'C-SELFUPDATE',
    'C-CONFIG',
    'C-COOKIE',
    'C-SCAN',
    'C-DETAILS',
    'C-CONTENT',
    'C-REPORT',
  ]);
  for (const code of ['handshake-done', 'scan-fine', 'file-fine', 'report-taken', 'clock-agrees'])
    assert.equal(foundIn(report, code).verdict, 'pass', code);
  const trips = foundIn(report, 'scan-fine').evidence.find(({ name }) => name.en === 'Round trips');
  assert.ok(Number(trips?.value) >= 1);
  assert.equal((await computersOf(server)).length, 1, 'the same machine is the same computer again');
});

test('without a scan the server lists nobody', async (t) => {
  const server = await filled(t);
  const report = await checked(server.url, { scan: false, report: true });
  assert.equal(report.state, 'yes');
  assert.deepEqual(stepsOf(report).slice(-1), ['C-CONFIG']);
  assert.deepEqual(await computersOf(server), []);
  assert.deepEqual(
    report.leftOut.map(({ id }) => id),
    ['C-TLS', 'C-COOKIE', 'C-SCAN', 'C-DETAILS', 'C-CONTENT', 'C-REPORT'],
  );
});

test('an update that nobody approved says nothing of the files of the server', async (t) => {
  const server = await site(t, manualClock(Date.now()));
  const report = await checked(server.url);
  assert.equal(report.state, 'yes');
  assert.ok(!stepsOf(report).includes('C-CONTENT'));
  assert.ok(report.leftOut.some(({ id }) => id === 'C-CONTENT'));
});

const root = authority('Todoku test authority');

/** A whole server over TLS; the address of its https. */
async function secured(t: TestContext, certificate: Issued): Promise<string> {
  const folder = temporaryFolder('probe');
  const files = { certificate: join(folder, 'own.pem'), certificateKey: join(folder, 'own.key') };
  await writeFile(files.certificate, certificate.certificate + root.certificate);
  await writeFile(files.certificateKey, certificate.key);
  const options = { data: join(folder, 'data'), http: '127.0.0.1:0', https: '127.0.0.1:0', ...files };
  const server = await serve(readConfig(options), { log: nullLog });
  t.after(() => server.close());
  return server.httpsUrl!.replace('127.0.0.1', 'localhost');
}

const DAY = 86_400_000;

test('over TLS the certificate passes when its authority is trusted, and its end is told in time', async (t) => {
  const hosts = ['localhost'];
  const good = issue({ name: 'updates', hosts, issuer: root, to: new Date(Date.now() + 200 * DAY) });
  const url = await secured(t, good);
  const report = await checked(url, { authorities: [root.certificate] });
  assert.equal(report.state, 'yes', JSON.stringify(report.cause));
  assert.equal(foundIn(report, 'tls-fine').verdict, 'pass');
  assert.ok(stepsOf(report).includes('C-SCAN'));

  const ending = issue({ name: 'updates', hosts, issuer: root, to: new Date(Date.now() + 9.5 * DAY) });
  const late = await checked(await secured(t, ending), { authorities: [root.certificate] });
  assert.equal(late.state, 'yes');
  const warning = foundIn(late, 'certificate-ends-soon');
  assert.equal(warning.verdict, 'warn');
  assert.match(warning.says.en, /in 9 days/);
});

test('the same works through a proxy, and the way is told', async (t) => {
  const certificate = issue({
    name: 'updates',
    hosts: ['updates.example'],
    issuer: root,
    to: new Date(Date.now() + 200 * DAY),
  });
  const url = (await secured(t, certificate)).replace('localhost', 'updates.example');
  const proxy = await proxyServer(t);
  const names = {
    addresses: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
    namesOf: async () => [],
  };
  const settings = { authorities: [root.certificate], names };
  const report = await checked(url, { ...settings, environment: { https_proxy: proxy.url } });
  assert.equal(report.state, 'yes', JSON.stringify(report.cause));
  assert.match(foundIn(report, 'proxy-used').says.en, /https_proxy/);
  assert.equal(foundIn(report, 'name-only-proxy').verdict, 'warn');
  assert.ok(proxy.asked.length > 0);

  const past = await checked(url, { ...settings, environment: { https_proxy: proxy.url }, proxy: false });
  assert.equal(past.cause?.code, 'probe/name-not-found');
});
