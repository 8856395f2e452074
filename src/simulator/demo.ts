import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestFromBase64 } from '#base';
import { type SimulatedClient, simulateClient } from './agent/client.ts';
import { simulatorFailures } from './failures.ts';
import type { ProfileName } from './profiles/profile.ts';
import { PROFILES } from './profiles/profiles.ts';
import { type SampleCatalog, sampleCatalog } from './sample-catalog.ts';
import { payloadOf } from './synthetic/payload.ts';
import { showBytes, textTable } from './text-table.ts';
import { startTodoku, type TodokuProcess } from './todoku-process.ts';

export interface DemoOptions {
  /** Leave the folder with the server's data behind. */
  readonly keep: boolean;
  /** Hears what is going on, a line at a time. */
  readonly say: (line: string) => void;
}

/** One machine at the end of the demo; sizes in bytes. */
export interface DemoMachine {
  readonly name: string;
  readonly groups: readonly string[];
  /** SyncUpdates calls. */
  readonly trips: number;
  readonly metadataBytes: number;
  readonly contentBytes: number;
  readonly filesVerified: number;
  /** As the server has them. */
  readonly installed: number;
  readonly needed: number;
  readonly eventsSent: number;
}

export interface DemoReport {
  readonly server: string;
  /** Where everything was; gone unless it was to be kept. */
  readonly folder: string;
  readonly machines: readonly DemoMachine[];
}

const MACHINES: readonly { readonly name: string; readonly profile: ProfileName; readonly group: string }[] =
  [
    { name: 'pilot-11', profile: 'windows-11-25h2', group: 'Pilot' },
    { name: 'desk-10', profile: 'windows-10-22h2', group: 'Everyone' },
    { name: 'rack-22', profile: 'server-2022', group: 'Everyone' },
  ];

/** What the demo reads of `todoku computers show --json`. */
interface ComputerAnswer {
  readonly groups: readonly string[];
  readonly summary: { readonly needed: number; readonly installed: number; readonly failed: number };
  readonly needed: readonly { readonly updateId: string }[];
}

/**
 * Shows the whole way of an update on one machine: a real server in its own process, a sample catalog with
 * real files, approvals for two groups, three simulated Windows machines that become up to date, one of them
 * by a restart. Throws simulator/demo-failed when anything is not as promised. Leaves nothing behind.
 */
export async function runDemo(options: DemoOptions): Promise<DemoReport> {
  const folder = await mkdtemp(join(tmpdir(), 'todoku-demo-'));
  const catalog = sampleCatalog();
  const clients: SimulatedClient[] = [];
  let server: TodokuProcess | undefined;
  try {
    await writeCatalog(folder, catalog);
    server = await startTodoku(join(folder, 'data'));
    options.say(`Todoku serves on ${server.url}.`);
    await fillServer(server, folder, catalog, options.say);
    let restarted = 0;
    for (const { name, profile, group } of MACHINES) {
      const client = simulateClient({
        server: server.url,
        profile: PROFILES[profile],
        seed: 'demo',
        name: `${name}.demo.example`,
        targetGroup: group,
      });
      clients.push(client);
      if (await bringUpToDate(client, catalog, options.say)) restarted++;
    }
    expect(restarted === 1, `${restarted} machines had to restart instead of one`);
    const machines = await showOutcome(server, clients, catalog, options.say);
    return { server: server.url, folder, machines };
  } finally {
    for (const client of clients) client.close();
    await server?.stop();
    if (options.keep) options.say(`Everything is still in ${folder}.`);
    else await rm(folder, { recursive: true, force: true });
  }
}

async function writeCatalog(folder: string, { documents }: SampleCatalog): Promise<void> {
  await mkdir(join(folder, 'updates'), { recursive: true });
  await mkdir(join(folder, 'content'), { recursive: true });
  for (const { name, bytes, files } of documents) {
    await writeFile(join(folder, 'updates', name), bytes);
    for (const file of files) await writeFile(join(folder, 'content', file.fileName), payloadOf(file));
  }
}

async function fillServer(
  server: TodokuProcess,
  folder: string,
  { documents, updates }: SampleCatalog,
  say: DemoOptions['say'],
): Promise<void> {
  const imported = (await server.command('updates', 'import', join(folder, 'updates'))) as {
    imported: number;
  };
  expect(
    imported.imported === documents.length,
    `${imported.imported} of ${documents.length} documents were imported`,
  );
  await server.command('content', 'import', join(folder, 'content'));
  const files = documents.flatMap((document) => document.files);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  say(`${documents.length} update documents and ${files.length} files (${showBytes(size)}) are imported.`);
  for (const group of ['Everyone', 'Pilot']) await server.command('groups', 'create', group);
  for (const { updateId, audience } of updates) {
    if (audience === 'nobody') continue;
    const groups = audience === 'pilot' ? ['--group', 'Pilot'] : ['--group', 'Everyone', '--group', 'Pilot'];
    await server.command('updates', 'approve', updateId, ...groups, '--action', 'install');
  }
  const count = (audience: string) => updates.filter((update) => update.audience === audience).length;
  say(
    `Groups Everyone and Pilot: ${count('everyone')} updates approved for both, ${count('pilot')} for Pilot only.`,
  );
}

/** True when the machine had to restart for it. */
async function bringUpToDate(
  client: SimulatedClient,
  catalog: SampleCatalog,
  say: DemoOptions['say'],
): Promise<boolean> {
  const first = await client.cycle();
  expect(first.scan.outcome === 'done', `${client.name}: ${first.scan.error?.message ?? first.scan.outcome}`);
  const outcomes = [...first.installs.values()];
  expect(outcomes.length > 0, `${client.name} was offered nothing`);
  expect(!outcomes.includes('Failed'), `${client.name} could not install everything`);
  const restarts = client.restartPending;
  if (restarts) client.restart();
  const second = await client.cycle();
  expect(
    second.scan.outcome === 'done' && second.scan.offered === 0,
    `${client.name} is still offered something`,
  );
  say(
    `${client.name} was offered ${first.scan.offered}, installed ${countKinds([...first.installs.keys()], catalog)}${restarts ? ', restarted' : ''} and is up to date.`,
  );
  return restarts;
}

/** Drivers apart: machines do not name them in their lists of installed updates. */
function countKinds(updateIds: readonly string[], { updates }: SampleCatalog): string {
  const isDriver = (id: string) => updates.some((update) => update.isDriver && update.updateId === id);
  const drivers = updateIds.filter(isDriver).length;
  const others = updateIds.length - drivers;
  const software = others === 1 ? '1 update' : `${others} updates`;
  if (drivers === 0) return software;
  return `${software} and ${drivers === 1 ? '1 driver' : `${drivers} drivers`}`;
}

async function showOutcome(
  server: TodokuProcess,
  clients: readonly SimulatedClient[],
  catalog: SampleCatalog,
  say: DemoOptions['say'],
): Promise<readonly DemoMachine[]> {
  const machines: DemoMachine[] = [];
  const pilotOnly = catalog.updates.filter((update) => update.audience === 'pilot');
  for (const client of clients) {
    const computer = (await server.command('computers', 'show', client.name)) as ComputerAnswer;
    const { status, statistics } = client;
    const { needed, installed, failed } = computer.summary;
    expect(failed === 0, `the server says that ${failed} updates failed on ${client.name}`);
    expect(
      needed === status.needed.length && installed === status.installed.length,
      `${client.name} has ${status.installed.length} updates installed and needs ${status.needed.length}; ` +
        `the server says ${installed} and ${needed}`,
    );
    const open = computer.needed.map(({ updateId }) => updateId);
    const waiting = open.every((updateId) => pilotOnly.some((update) => update.updateId === updateId));
    expect(waiting, `the server says that ${client.name} needs an approved update: ${open.join(', ')}`);
    machines.push({
      name: client.name,
      groups: computer.groups,
      trips: statistics.trips,
      metadataBytes: statistics.received,
      contentBytes: statistics.contentBytes,
      filesVerified: statistics.filesVerified,
      installed,
      needed,
      eventsSent: statistics.eventsSent,
    });
  }
  const waiting = machines.map(({ name, needed }) => `${name} ${needed}`).join(', ');
  expect(
    machines.some(({ needed }) => needed === 1),
    `nobody waits for the pilot update: ${waiting}`,
  );
  expect(machines[0]?.needed === 0, `the pilot machine waits for something: ${waiting}`);
  await checkContent(server, clients, catalog);
  say('');
  for (const line of machineTable(machines)) say(line);
  say('Installed as machines report it: with updates that a newer one covers, without drivers.');
  say('');
  say(
    'Every file was checked against its SHA-1 and SHA-256; the server and the machines agree on every state.',
  );
  say(`Not approved yet for Everyone: ${pilotOnly.map((update) => update.title).join(', ')}.`);
  return machines;
}

function machineTable(machines: readonly DemoMachine[]): readonly string[] {
  const titles = [
    ...['Machine', 'Group', 'Trips', 'Metadata', 'Content', 'Files'],
    ...['Installed', 'Not approved', 'Events'],
  ];
  const rows = machines.map((machine) => [
    machine.name,
    machine.groups.join(', '),
    machine.trips,
    showBytes(machine.metadataBytes),
    showBytes(machine.contentBytes),
    machine.filesVerified,
    machine.installed,
    machine.needed,
    machine.eventsSent,
  ]);
  return textTable(titles, rows);
}

/** Every file on the server is sound, and every machine verified what it downloaded. */
async function checkContent(
  server: TodokuProcess,
  clients: readonly SimulatedClient[],
  { documents }: SampleCatalog,
): Promise<void> {
  const verified = (await server.command('content', 'verify')) as { corrupt: readonly unknown[] };
  expect(verified.corrupt.length === 0, 'the server holds a damaged file');
  expect(
    clients.every((client) => client.statistics.filesVerified > 0),
    'a machine downloaded nothing',
  );
  const digests = documents.flatMap(({ files }) => files.map((file) => digestFromBase64(file.sha1, 'SHA1')));
  expect(new Set(digests).size === digests.length, 'two sample files are the same');
}

function expect(promise: boolean, otherwise: string): void {
  if (!promise) throw simulatorFailures.fail('demo-failed', { detail: otherwise });
}
