import type { Collected, HttpProbe, RegistryValue } from '#collector';
import type { Finding } from '#diagnosis';
import { diagnoseMachine } from './diagnose.ts';
import type { CallFact, KnownMachine, MachineFacts } from './facts.ts';

// For tests: a machine that is well, as the server and as the collector see it, and what can be wrong with it.

export const NOW = Date.UTC(2026, 10, 29, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const URL_HERE = 'http://wsus.contoso.com:8530';
export const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
export const AU = `${POLICY}\\AU`;
export const IDENTITY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate';

export const MACHINE: KnownMachine = {
  id: '11111111-2222-4333-8444-555555555555',
  name: 'pc-17.contoso.com',
  address: '10.1.2.17',
  createdAt: NOW - 90 * DAY,
  registered: true,
  lastContactAt: NOW - 2 * HOUR,
  lastScanAt: NOW - 2 * HOUR,
  lastReportAt: NOW - 2 * HOUR,
  agent: '1507.2601.30012.0',
  build: 26_200,
  kind: 'client',
  calls: {
    own: [call(NOW - 2 * HOUR, 'SyncUpdates')],
    nameless: [],
    scan: {
      since: NOW - 2 * HOUR,
      at: NOW - 2 * HOUR,
      trips: 3,
      responseBytes: 90_000,
      took: 40,
      finished: true,
    },
  },
  requested: [],
  events: [event(147, NOW - 2 * HOUR)],
  failed: [],
  waiting: [],
  restarts: [],
};

export function call(at: number, operation: string, outcome = 'ok', message = ''): CallFact {
  return { at, operation, outcome, message, counts: {} };
}

export function event(eventId: number, at: number, hresult = 0, strings: readonly string[] = []) {
  return { at, receivedAt: at + MINUTE, eventId, hresult: hresult | 0, strings };
}

/** What the server knows, with what is different about it. */
export function facts(
  machine: Partial<KnownMachine> | undefined = {},
  more: Partial<Omit<MachineFacts, 'machine'>> = {},
): MachineFacts {
  return {
    now: NOW,
    server: {
      names: ['wsus.contoso.com', '192.168.1.10'],
      policy: {},
      lately: { calls: 120, errors: 0, busy: 0 },
      maxInstalledNonLeaf: 800,
      live: 900,
      superseded: 10,
    },
    machine: { ...MACHINE, ...machine },
    ...more,
  };
}

/** The machine was last heard of five days ago. */
export const SILENT: Partial<KnownMachine> = {
  lastContactAt: NOW - 5 * DAY,
  lastScanAt: NOW - 5 * DAY,
  lastReportAt: NOW - 5 * DAY,
  events: [event(147, NOW - 5 * DAY)],
};

/** What only the collector tells: the server has never seen the machine. */
export function strange(collected: Collected): MachineFacts {
  const { machine: _, ...rest } = facts();
  return { ...rest, collected };
}

export function registry(
  key: string,
  values: Readonly<Record<string, string | number>>,
): readonly RegistryValue[] {
  return Object.entries(values).map(([name, value]) => ({
    key,
    name,
    type: typeof value === 'number' ? 'dword' : 'sz',
    value,
  }));
}

const SERVICES = ['wuauserv', 'bits', 'usosvc', 'dosvc', 'cryptsvc', 'mpssvc', 'TrustedInstaller'];

export function probe(path: string, more: Partial<HttpProbe> = {}, base = URL_HERE): HttpProbe {
  return { url: `${base}${path}`, status: 200, contentType: 'text/xml; charset=utf-8', ...more };
}

export const CLIENT_PATH = '/ClientWebService/Client.asmx?wsdl';
export const AUTHORIZATION_PATH = '/SimpleAuthWebService/SimpleAuth.asmx';
export const REPORTING_PATH = '/ReportingWebService/ReportingWebService.asmx';
export const CONTENT_PATH = '/Content/9F/0123456789ABCDEF0123456789ABCDEF0123459F.cab';

/** The collector's JSON of a machine that is well, with what is different about it. */
export function collected(more: Partial<Collected> = {}): Collected {
  return {
    version: 1,
    collectedAt: NOW,
    machine: { name: 'PC-17', build: 26_200, kind: 'client', elevated: true },
    registry: [
      ...registry(POLICY, { WUServer: URL_HERE, WUStatusServer: URL_HERE }),
      ...registry(AU, { UseWUServer: 1 }),
      ...registry(IDENTITY, { SusClientId: MACHINE.id }),
    ],
    services: SERVICES.map((name) => ({ name, state: 'running', start: 'automatic' })),
    proxy: { winhttp: '', winhttpBypass: [] },
    names: [{ host: 'wsus.contoso.com', addresses: ['192.168.1.10'] }],
    probes: [
      probe(CLIENT_PATH, { serverTime: NOW, machineTime: NOW + 2000 }),
      probe(AUTHORIZATION_PATH, { contentType: 'text/html' }),
      probe(REPORTING_PATH, { contentType: 'text/html' }),
    ],
    certificates: [],
    reportingEvents: [],
    channelEvents: [],
    pendingRestart: { pending: false, reasons: [] },
    disk: { drive: 'C:', free: 60 * 1024 ** 3, total: 256 * 1024 ** 3 },
    transfers: { bitsJobs: 0, bitsInError: 0 },
    errors: [],
    ...more,
  };
}

/** Every probe came to the same. */
export function allProbes(more: Partial<HttpProbe>, base = URL_HERE): Pick<Collected, 'probes'> {
  const paths = [CLIENT_PATH, AUTHORIZATION_PATH, REPORTING_PATH];
  return {
    probes: paths.map((path) => {
      const { status: _, contentType: __, ...bare } = probe(path, {}, base);
      return { ...bare, ...more };
    }),
  };
}

export function allNamed(findings: readonly Finding[], check: string): readonly Finding[] {
  return findings.filter((finding) => finding.check === check);
}

/** `fail why/machine-silent`, or `-` where the check says nothing. */
export function said(given: MachineFacts, check: string): string {
  const [finding] = allNamed(diagnoseMachine(given), check);
  return finding === undefined ? '-' : `${finding.verdict} ${finding.code}`;
}
