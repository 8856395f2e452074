import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { connect } from 'node:tls';
import { type RunningServer, readConfig, serve } from '#app';
import { type Clock, manualClock, nullLog, systemClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { FetchesAnswer, HealthAnswer, HealthFinding, PageAnswer, UpdateRow } from '#server/admin';
import { generateCatalog } from '#simulator';
import { authority, issue } from '../network/certificates.ts';
import { Machine } from '../server/machine.ts';
import { ask } from '../server/serving.ts';

// What only the server that runs can tell the health inbox.

const root = authority('Todoku test authority');

/** Looks once: what was found within a minute is not looked for again. */
async function finding(server: RunningServer, code: string): Promise<HealthFinding | undefined> {
  const headers = { authorization: `Bearer ${server.token}` };
  const { text } = await ask(Number(new URL(server.adminUrl).port), '/api/v1/health', { headers });
  return (JSON.parse(text) as HealthAnswer).findings.find((each) => each.code === code);
}

async function running(t: TestContext, clock: Clock = systemClock): Promise<RunningServer> {
  const folder = temporaryFolder('signals');
  const own = issue({
    name: 'updates.example',
    hosts: ['updates.example', '*.branch.example'],
    issuer: root,
  });
  const certificate = join(folder, 'own.pem');
  await writeFile(certificate, own.certificate + own.key);
  const config = { data: join(folder, 'data'), http: '127.0.0.1:0', https: '127.0.0.1:0', certificate };
  const server = await serve(readConfig(config), { log: nullLog, clock });
  t.after(() => server.close());
  return server;
}

async function shakeHands(server: RunningServer, servername: string): Promise<void> {
  const { port } = new URL(server.httpsUrl!);
  const socket = connect({ host: '127.0.0.1', port: Number(port), servername, ca: root.certificate });
  // A machine that does not find the name in the certificate goes away.
  await Promise.race([once(socket, 'secureConnect'), once(socket, 'error').catch(() => undefined)]).catch(
    () => undefined,
  );
  socket.destroy();
}

test('a name that machines ask for over TLS and that the certificate lacks is told', async (t) => {
  const server = await running(t);
  for (const name of ['updates.example', 'pc.branch.example', 'WSUS.example'])
    for (let time = 0; time < 3; time += 1) await shakeHands(server, name);
  await shakeHands(server, 'only-once.example');
  const found = await finding(server, 'certificate-names');
  assert.deepEqual(found?.evidence, { name: 'CN=updates.example', host: 'wsus.example', others: 0 });
});

test('a machine whose scans take many calls is told before they fail', async (t) => {
  const server = await running(t);
  const machine = await new Machine(Number(new URL(server.url).port), undefined, { name: 'pc-1' }).join();
  for (let trip = 0; trip < 100; trip += 1) await machine.sync({ skipSoftwareSync: true, systemSpec: [] });
  const found = await finding(server, 'scan-trips');
  assert.deepEqual(
    [found?.severity, found?.evidence['name'], found?.evidence['trips']],
    ['warning', 'pc-1', 100],
  );
});

test('files of approved updates that nothing brings here are told after a day, with why', async (t) => {
  const clock = manualClock(Date.UTC(2026, 9, 4, 15));
  const server = await running(t, clock);
  const api = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const { text } = await ask(Number(new URL(server.adminUrl).port), `/api/v1${path}`, {
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return JSON.parse(text) as Answer;
  };
  const documents = [...generateCatalog({ revisions: 60, seed: 'signals' })].map(({ name, bytes }) => ({
    name,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await api('/updates/import', { documents });
  const { items } = await api<PageAnswer<UpdateRow>>('/updates?approvable=true');
  for (const { updateId } of items)
    await api(`/updates/${updateId}/approvals`, { group: 'All Computers', action: 'Install' });
  let wanted: FetchesAnswer;
  do wanted = await api<FetchesAnswer>('/content/fetches');
  while (wanted.paused !== 'no-upstream');
  clock.advance(2 * 86_400_000);
  const found = await finding(server, 'content-incomplete');
  assert.equal(found?.severity, 'warning');
  assert.equal(found.evidence['paused'], 'no-upstream');
  assert.match(
    found.sentence,
    /files? of approved updates (is|are) not here yet, for up to 2 days: no upstream is set\.$/,
  );
});
