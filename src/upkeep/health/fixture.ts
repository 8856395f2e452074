import type { HealthFacts } from './facts.ts';

// For tests of the checks.

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const NOW = 1000 * DAY;

/** A server that is well, everywhere just below a limit. */
export const WELL: HealthFacts = {
  now: NOW,
  disks: [{ place: 'database', free: 50, total: 100 }],
  certificates: [
    { name: 'CN=root', expiresAt: NOW + 31 * DAY, use: 'authority' },
    { name: 'CN=todoku', expiresAt: NOW + 31 * DAY, use: 'server', lacks: [] },
  ],
  sync: { scheduled: true, since: 0, lastSucceededAt: NOW - DAY, failed: 0, held: false },
  machines: { total: 100, silent: 0, silentDays: 30 },
  fleet: {
    awake: 100,
    silence: { subnets: [], systems: [] },
    unfinished: { machines: 4, first: 'pc-1' },
    unreported: { machines: 4, first: 'pc-2' },
    agents: [],
  },
  results: [
    {
      hresult: 0x80072ee2 | 0,
      machines: 4,
      since: NOW - DAY,
      system: '10.0.26100',
      ofSystem: 4,
      ofUpdate: 0,
    },
  ],
  clocks: { ahead: 2, behind: 2, first: 'pc-3', by: 6 * 60_000 },
  scans: [{ name: 'pc-4', trips: 99, bytes: 1e6 }],
  clones: { count: 0, first: '' },
  failures: [{ id: 'a', name: 'KB1', failed: 4, tried: 4, since: NOW - DAY }],
  unfetched: [{ id: 'b', name: 'KB2', machines: 50, since: NOW - 3 * DAY }],
  updates: { live: 5000, superseded: 1500 },
  drivers: { selected: true, live: 999, idle: 999 },
  groups: { empty: [], unserved: [] },
  content: { givenUp: 0, failing: 9, damaged: 0, waiting: 7, since: NOW - DAY / 2 },
  missingGroups: [],
  newCategories: [],
  database: { bytes: 1e9, free: 0, shrinks: true },
  terms: [],
  quarantined: 0,
  notices: { undelivered: 0, givenUp: 0, first: '', code: '' },
};
