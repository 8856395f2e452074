import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECK_CODES, examine, type HealthFacts } from '#upkeep';
import { wrongCommands } from './command-lines.ts';
import { wholeProgram } from './program.ts';

/** Nothing is as it should be. */
const SICK: HealthFacts = {
  now: 1e12,
  disks: [{ place: 'content', free: 1, total: 100 }],
  certificates: [{ name: 'CN=root', expiresAt: 0, use: 'authority' }],
  sync: { scheduled: true, since: 0, failed: 1, held: false },
  machines: { total: 1, silent: 1, silentDays: 30 },
  clones: { count: 2, first: 'pc' },
  failures: [{ id: '00000000-0000-4000-8000-000000000001', name: 'KB1', failed: 9, tried: 9 }],
  updates: { live: 1e6, superseded: 1e6 },
  content: { givenUp: 1, failing: 0 },
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
