import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { Machine } from '../server/machine.ts';
import { call } from '../server/serving.ts';
import type { Fault } from './fault.ts';
import { DAY, FaultWorld, HOUR } from './world.ts';

// What is wrong with a machine: seen from the server, and by what was collected on the machine.

const SAMPLE = new URL('../collected/healthy-win11.json', import.meta.url);
/** Shortly after the sample was collected. */
const COLLECTED = Date.UTC(2026, 10, 28, 0, 20);
/** A name by which this server knows itself. */
const HOST = hostname().toLowerCase();

interface Value {
  key: string;
  name: string;
  type: string;
  value: unknown;
}
interface Probe {
  url: string;
  status: number | null;
  [name: string]: unknown;
}

/** The collector's JSON, to be bent. */
interface Told {
  registry: Value[];
  services: { name: string; state: string; start: number }[];
  proxy: { netsh: string[]; system: string | null };
  names: { host: string; addresses: string[]; error?: string }[];
  probes: Probe[];
  disk?: { free: number };
  pendingRestart?: { pending: boolean; reasons: string[] };
  transfers?: { bitsJobs: number; bitsInError: number };
}

const set = (told: Told, name: string, value: unknown) => {
  const found = told.registry.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the sample has no ${name}`);
  found.value = value;
};
const answerAll = (told: Told, probe: Partial<Probe>) => {
  for (const each of told.probes) Object.assign(each, probe);
};
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';

/** A machine that called last five days ago, and is well but for what `bend` does. */
const collected = (fault: string, cause: string, bend: (told: Told) => void): Fault => ({
  fault,
  asked: 'todoku why --computer pc-1 --collected collected.json',
  cause,
  ask: async (t) => {
    const world = await FaultWorld.filled(t);
    world.clock.advance(COLLECTED - 5 * DAY - world.clock.now());
    await world.scanned();
    world.clock.advance(COLLECTED - world.clock.now());
    const told = JSON.parse(
      (await readFile(SAMPLE, 'utf8'))
        .replaceAll('wsus.contoso.com:8530', `${HOST}:${world.serving.port}`)
        .replaceAll('wsus.contoso.com', HOST),
    ) as Told;
    bend(told);
    return world.whyCollected(told, 'pc-1');
  },
});

const seen = (fault: string, cause: string, prepare: (world: FaultWorld) => Promise<unknown>): Fault => ({
  fault,
  asked: 'todoku why --computer pc-17',
  cause,
  ask: async (t) => {
    const world = await FaultWorld.filled(t);
    await prepare(world);
    await world.settle();
    return world.why(undefined, 'pc-17');
  },
});

export const MACHINES: readonly Fault[] = [
  seen('Silent for five days', 'why/machine-silent', async (world) => {
    const machine = await new Machine(world.serving.port).join();
    await machine.sync();
    world.clock.advance(5 * DAY);
  }),
  seen(
    'Cloned: two machines with one name and one SusClientId',
    'why/machine-clones-mixed',
    async (world) => {
      const { port } = world.serving;
      const machine = await new Machine(port).join();
      for (const year of [2019, 2022, 2019, 2022, 2019, 2022]) {
        world.clock.advance(HOUR);
        await machine.enrol();
        const claimed = machine.registration().replace('2022-02-02', `${year}-02-02`);
        assert.equal((await call(port, 'client', 'RegisterComputer', claimed)).status, 200);
        await machine.sync();
      }
    },
  ),
  seen('It begins scans and never finishes one', 'why/machine-step-scan-end', async (world) => {
    const machine = await new Machine(world.serving.port).join();
    await machine.sync();
    world.clock.advance(2 * HOUR);
    await machine.enrol();
    await machine.sync();
  }),
  collected('No update server in the policy', 'why/machine-server-none', (told) => {
    told.registry = told.registry.filter(({ name }) => name !== 'WUServer' && name !== 'WUStatusServer');
  }),
  collected('The policy names another server', 'why/machine-server-another', (told) => {
    set(told, 'WUServer', 'http://old-wsus.contoso.com:8530');
    set(told, 'WUStatusServer', 'http://old-wsus.contoso.com:8530');
  }),
  collected('UseWUServer stands in the wrong key', 'policy/use-server-wrong-key', (told) => {
    told.registry.find(({ name }) => name === 'UseWUServer')!.key = POLICY;
  }),
  collected('UseWUServer is 0', 'policy/use-server-off', (told) => set(told, 'UseWUServer', 0)),
  collected('Dual scan', 'policy/dual-scan', (told) =>
    told.registry.push(
      { key: POLICY, name: 'DeferQualityUpdates', type: 'DWord', value: 1 },
      { key: POLICY, name: 'DeferQualityUpdatesPeriodInDays', type: 'DWord', value: 7 },
    ),
  ),
  collected('Automatic updates are switched off', 'policy/auto-update-off', (told) =>
    set(told, 'NoAutoUpdate', 1),
  ),
  collected('https with the port of http', 'policy/port-of-other-scheme', (told) => {
    for (const name of ['WUServer', 'WUStatusServer']) set(told, name, `https://${HOST}:8530`);
  }),
  collected('The name of the server does not resolve', 'why/machine-name-unresolved', (told) => {
    told.names = [{ host: HOST, addresses: [], error: 'No such host is known' }];
    answerAll(told, { status: null, error: "The remote name could not be resolved: 'wsus'" });
  }),
  collected('The port is closed', 'why/machine-port-unreachable', (told) =>
    answerAll(told, { status: null, error: 'Unable to connect to the remote server' }),
  ),
  collected('A proxy wants a sign-in (407)', 'why/machine-proxy-asks', (told) => {
    told.proxy.netsh = [
      '',
      'Current WinHTTP proxy settings:',
      '',
      '    Proxy Server(s) :  proxy.contoso.com:8080',
      '    Bypass List     :  (none)',
      '',
    ];
    answerAll(told, { status: 407, contentType: 'text/html', via: '1.1 proxy' });
  }),
  collected('The server answers 503, and no proxy is in between', 'why/machine-answer-503-wsus', (told) =>
    answerAll(told, { status: 503, contentType: 'text/html', server: 'Microsoft-HTTPAPI/2.0' }),
  ),
  collected('The service of Windows Update is disabled', 'why/machine-service-disabled', (told) => {
    told.services.find(({ name }) => name === 'wuauserv')!.start = 4;
  }),
  collected('The firewall service is disabled', 'why/machine-service-disabled', (told) => {
    Object.assign(told.services.find(({ name }) => name === 'MpsSvc')!, { start: 4, state: 'Stopped' });
  }),
  collected('The disk is full', 'why/machine-disk-full', (told) => {
    Object.assign((told.disk ??= { free: 0 }), { free: 100_000_000 });
  }),
  collected('The certificate of the server is not trusted', 'why/machine-tls-refused', (told) => {
    for (const name of ['WUServer', 'WUStatusServer']) set(told, name, `https://${HOST}:8531`);
    for (const probe of told.probes)
      Object.assign(probe, {
        url: probe.url.replace(/^http:[/][/][^/]+/, `https://${HOST}:8531`),
        status: null,
        error:
          'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.',
      });
  }),
];
