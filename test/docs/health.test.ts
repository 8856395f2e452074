import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECK_CODES, examine, type HealthFacts } from '#upkeep';
import { wrongCommands } from './command-lines.ts';
import { wholeProgram } from './program.ts';

/** Nothing is as it should be. */
const SICK: HealthFacts = {
  now: 1e12,
  disks: [{ place: 'content', free: 1, total: 100 }],
  certificates: [{ name: 'CN=todoku', expiresAt: 0, use: 'server', lacks: ['wsus.example', 'b.example'] }],
  sync: { scheduled: true, since: 0, failed: 1, held: false },
  machines: { total: 1, silent: 1, silentDays: 30 },
  fleet: {
    awake: 100,
    silence: {
      subnets: [
        { name: '10.1.2.0/24', machines: 20, since: 1 },
        { name: '10.1.3.0/24', machines: 10, since: 1 },
      ],
      systems: [{ name: '10.0.26100', machines: 9, since: 1 }],
    },
    unfinished: { machines: 40, first: 'pc-1' },
    unreported: { machines: 40, first: 'pc-2' },
    agents: [
      { system: '10.0.19045', machines: 2, version: '10.0.19041.1', usual: '10.0.19041.4474', first: 'pc' },
    ],
  },
  results: [
    {
      hresult: 0x80244010 | 0,
      machines: 9,
      since: 1,
      system: '10.0.26100',
      ofSystem: 9,
      update: 'KB3',
      ofUpdate: 9,
    },
    { hresult: 0x80241234 | 0, machines: 8, since: 1, system: '', ofSystem: 0, ofUpdate: 0 },
  ],
  clocks: { ahead: 9, behind: 1, first: 'pc-3', by: 1e7 },
  scans: [
    { name: 'pc-4', trips: 190, bytes: 1 },
    { name: 'pc-5', trips: 150, bytes: 1 },
  ],
  unfetched: [{ id: '00000000-0000-4000-8000-000000000002', name: 'KB4', machines: 9, since: 0 }],
  drivers: { selected: true, live: 9000, idle: 9000 },
  groups: { empty: ['Old', 'Older'], unserved: [{ name: 'Pilot', machines: 3 }] },
  clones: { count: 2, first: 'pc' },
  failures: [
    { id: '00000000-0000-4000-8000-000000000001', name: 'KB1', failed: 9, tried: 9, since: 1, hresult: -1 },
  ],
  updates: { live: 1e6, superseded: 1e6 },
  content: { givenUp: 1, failing: 0, damaged: 2, waiting: 3, since: 1, paused: 'disk-full' },
  missingGroups: [{ name: 'Pilot', computers: 1 }],
  newCategories: [{ name: 'Windows 12', kind: 'product' }],
  database: { bytes: 1e12, free: 0, shrinks: true },
  terms: [{ name: 'KB2', needed: 1 }],
  quarantined: 1,
  notices: { undelivered: 1, givenUp: 0, first: 'weekly', code: 'notices/mail-login' },
};

/** All of it, and what only another half of the facts says. */
const FINDINGS = [
  ...examine(SICK),
  ...examine({
    ...SICK,
    disks: [{ place: 'database', free: 1, total: 100 }],
    sync: { scheduled: true, since: 0, failed: 0, held: true },
    newCategories: [{ name: 'Beta', kind: 'classification' }],
    clocks: { ahead: 0, behind: 90, first: 'pc-3', by: -1e7 },
    results: [{ hresult: 0x12345678, machines: 99, since: 1, system: '', ofSystem: 0, ofUpdate: 0 }],
  }),
];

test('the next step of each finding is a command that exists, with its options', async () => {
  const program = await wholeProgram();
  assert.deepEqual([...new Set(FINDINGS.map(({ code }) => code))].sort(), [...CHECK_CODES].sort());
  for (const { code, next } of FINDINGS) assert.deepEqual(wrongCommands(program, next), [], code);
});

test('each finding is a sentence in Japanese too', () => {
  const told = new Set<string>();
  for (const { code, says } of FINDINGS) {
    assert.match(says.ja, /[\p{sc=Hiragana}\p{sc=Katakana}]/u, code);
    assert.match(says.ja, /。$/, code);
    assert.doesNotMatch(says.ja, /undefined|NaN|[（）]/, code);
    assert.doesNotMatch(says.en, /undefined|NaN|[\u3000-\u9fff]/, code);
    told.add(code);
  }
  assert.deepEqual([...told].sort(), [...CHECK_CODES].sort());
});
