import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import {
  generateCatalog,
  generateDetectoids,
  PROFILES,
  payloadOf,
  type SimulatedClient,
  type SyntheticDocument,
  simulateClient,
  startTodoku,
  type TodokuProcess,
} from '#simulator';

// Simulated Windows machines against a real Todoku in a process of its own; what the server made of it is
// asked through its command line.

interface ComputerAnswer {
  readonly groups: readonly string[];
  readonly osVersion?: string;
  readonly summary: Readonly<
    Record<'needed' | 'downloaded' | 'installed' | 'failed' | 'pendingReboot', number>
  >;
  readonly needed: readonly { readonly updateId: string }[];
  readonly failed: readonly { readonly updateId: string; readonly result?: { readonly hex: string } }[];
}

const DEPLOYABLE: ReadonlySet<string> = new Set(['bundle', 'software']);

describe('machines of every profile, from the first scan to up to date', () => {
  let folder: string;
  let server: TodokuProcess;
  let documents: readonly SyntheticDocument[];
  let clients: SimulatedClient[] = [];

  const show = async (client: SimulatedClient): Promise<ComputerAnswer> =>
    (await server.command('computers', 'show', client.name)) as ComputerAnswer;

  const importDocuments = async (name: string, list: Iterable<SyntheticDocument>): Promise<void> => {
    const path = join(folder, name);
    await mkdir(path);
    for (const document of list) await writeFile(join(path, document.name), document.bytes);
    await server.command('updates', 'import', path);
  };

  /** The server knows of that machine what the machine knows of itself. */
  const agree = async (client: SimulatedClient): Promise<ComputerAnswer> => {
    const computer = await show(client);
    const { needed, installed, failed } = client.status;
    assert.deepEqual(
      [computer.summary.needed, computer.summary.installed, computer.summary.failed],
      [needed.length, installed.length, failed.length],
      client.name,
    );
    assert.deepEqual(computer.needed.map(({ updateId }) => updateId).sort(), [...needed].sort(), client.name);
    return computer;
  };

  before(async () => {
    folder = temporaryFolder('flow');
    server = await startTodoku(join(folder, 'data'));
    documents = [...generateCatalog({ revisions: 250, seed: 'flow', drivers: 0.1, restarts: 0.3 })];
    await importDocuments('updates', documents);
    await mkdir(join(folder, 'content'));
    for (const file of documents.flatMap(({ files }) => files)) {
      await writeFile(join(folder, 'content', file.fileName), payloadOf(file));
    }
    await server.command('content', 'import', join(folder, 'content'));
    await server.command('groups', 'create', 'Pilot');
    clients = Object.values(PROFILES).map((profile) =>
      simulateClient({ server: server.url, profile, seed: 'flow', name: `${profile.name}.flow.example` }),
    );
  });

  after(async () => {
    for (const client of clients) client.close();
    await server?.stop();
  });

  test('before anything is approved, machines report what they need and install nothing', async () => {
    for (const client of clients) {
      const { scan, installs } = await client.cycle();
      assert.equal(scan.outcome, 'done', String(scan.error));
      assert.ok(scan.status.needed.length > 0 && scan.status.installed.length > 0);
      assert.equal(installs.size, 0);
      assert.ok(scan.trips < 20, `${scan.trips} trips`);
      assert.deepEqual((await agree(client)).groups, ['Unassigned Computers']);
    }
  });

  test('an up-to-date scan brings nothing new', async () => {
    for (const client of clients) {
      const { newUpdates } = client.statistics;
      const { scan } = await client.cycle();
      assert.equal(client.statistics.newUpdates, newUpdates);
      assert.ok(scan.trips <= 2, `${scan.trips} trips`);
    }
  });

  test('detectoids that nothing depends on cost a new machine no trip and no update', async () => {
    const firstScan = async (name: string): Promise<readonly [trips: number, newUpdates: number]> => {
      const client = simulateClient({
        server: server.url,
        profile: PROFILES['server-2025'],
        seed: 'flow',
        name,
      });
      try {
        const { scan } = await client.cycle({ install: false });
        assert.equal(scan.outcome, 'done', String(scan.error));
        return [scan.trips, client.statistics.newUpdates];
      } finally {
        client.close();
      }
    };
    const before = await firstScan('early.flow.example');
    await importDocuments('idle', generateDetectoids(300));
    assert.deepEqual(await firstScan('late.flow.example'), before);
  });

  test('approved for one group, an update reaches the machines of that group only', async () => {
    const pilot = clients.find(({ name }) => name.startsWith('windows-11'))!;
    const [wanted] = pilot.status.needed;
    await server.command('groups', 'add', 'Pilot', pilot.name);
    await server.command('updates', 'approve', wanted!, '--group', 'Pilot', '--action', 'install');
    for (const client of clients) {
      const { scan } = await client.cycle({ install: false });
      assert.equal(scan.offered, client === pilot ? 1 : 0, client.name);
    }
  });

  test('what is approved is downloaded, verified, installed and reported, restarts included', async () => {
    const approvable = documents.filter(({ kind, expired }) => DEPLOYABLE.has(kind) && !expired);
    const drivers = documents.filter(({ kind, expired }) => kind === 'driver' && !expired);
    const ids = new Set([...approvable, ...drivers].map(({ identity }) => identity.updateId));
    await server.command('updates', 'approve', ...ids, '--group', 'All Computers', '--action', 'install');
    let restarts = 0;
    for (const client of clients) {
      const { scan, installs } = await client.cycle();
      assert.equal(scan.outcome, 'done', String(scan.error));
      assert.ok(scan.offered > 0 && installs.size === scan.offered, `${installs.size} of ${scan.offered}`);
      assert.ok(
        [...installs.values()].every((outcome) => outcome === 'Installed' || outcome === 'PendingRestart'),
      );
      if (client.restartPending) restarts++;
      client.restart();
      await client.cycle();
      const last = await client.cycle();
      assert.equal(last.scan.offered, 0, client.name);
      assert.deepEqual(last.scan.status.needed, []);
      assert.ok(client.statistics.filesVerified > 0);
      await agree(client);
    }
    assert.ok(restarts > 0, 'no machine had to restart');
  });

  test('a failed installation is known to the server with its code', async () => {
    const client = simulateClient({
      server: server.url,
      profile: PROFILES['windows-10-22h2'],
      seed: 'flow',
      name: 'unlucky.flow.example',
      failures: 1,
    });
    try {
      const { installs } = await client.cycle();
      const failed = [...installs]
        .filter(([, outcome]) => outcome === 'Failed')
        .map(([updateId]) => updateId);
      assert.ok(failed.length > 0);
      const known = (await show(client)).failed;
      assert.ok(known.every(({ result }) => result?.hex === '0x80070643'));
      assert.deepEqual(known.map(({ updateId }) => updateId).sort(), failed.sort());
      const [update = ''] = failed;
      const who = (await server.command('updates', 'computers', update, '--state', 'failed')) as {
        readonly items: readonly { readonly dnsName: string; readonly result?: { readonly hex: string } }[];
      };
      assert.deepEqual(
        who.items.map(({ dnsName, result }) => [dnsName, result?.hex]),
        [[client.name, '0x80070643']],
      );
    } finally {
      client.close();
    }
  });

  test('a restart of the server disturbs nobody', async () => {
    await server.stop();
    server = await startTodoku(join(folder, 'data'));
    for (const old of clients) {
      const profile = Object.values(PROFILES).find(({ name }) => old.name.startsWith(name))!;
      const client = simulateClient({
        server: server.url,
        profile,
        seed: 'flow',
        name: old.name,
        datastore: old.export(),
      });
      try {
        const { scan } = await client.cycle();
        assert.equal(scan.outcome, 'done', String(scan.error));
        assert.equal(client.statistics.recoveries, 0);
        assert.equal(client.statistics.newUpdates, 0);
        await agree(client);
      } finally {
        client.close();
      }
    }
  });
});
