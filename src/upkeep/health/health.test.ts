import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECK_CODES, examine } from './examine.ts';
import type { HealthFacts } from './facts.ts';
import { DAY, NOW, WELL } from './fixture.ts';
import { inbox, seenAfter } from './inbox.ts';

const found = (change: Partial<HealthFacts>) =>
  examine({ ...WELL, ...change }).map(({ code, severity, says }) => [code, severity, says.en]);

test('a server that is well has nothing in its inbox', () => {
  assert.deepEqual(examine(WELL), []);
  const { sync: _, ...alone } = WELL;
  assert.deepEqual(examine(alone), [], 'without an upstream too');
});

test('each thing that is wrong is found, in figures, with the severity of its limit', () => {
  for (const [change, expected] of [
    [
      { disks: [{ place: 'content', free: 9, total: 100 }] },
      ['disk-space', 'warning', 'The disk of the content has 0 MB left, 9 %.'],
    ],
    [
      { disks: [{ place: 'database', free: 2, total: 100 }, ...WELL.disks] },
      ['disk-space', 'alarm', 'The disk of the database has 0 MB left, 2 %.'],
    ],
    [
      { certificates: [{ name: 'CN=root', expiresAt: NOW + 29 * DAY, use: 'authority' }] },
      ['certificate-expiry', 'warning', 'The certificate CN=root expires in 29 days.'],
    ],
    [
      { certificates: [{ name: 'CN=root', expiresAt: NOW - DAY, use: 'authority' }] },
      ['certificate-expiry', 'alarm', 'The certificate CN=root expired 1 day ago.'],
    ],
    [
      { sync: { ...WELL.sync!, lastSucceededAt: NOW - 3 * DAY } },
      ['sync-age', 'warning', 'The last synchronisation that succeeded was 3 days ago.'],
    ],
    [
      { sync: { scheduled: true, since: NOW - 8 * DAY, failed: 0, held: false } },
      ['sync-age', 'alarm', 'No synchronisation has succeeded yet.'],
    ],
    [
      { sync: { ...WELL.sync!, failed: 3, code: 'upstream/busy' } },
      ['sync-failed', 'alarm', 'The last 3 synchronisations failed (upstream/busy).'],
    ],
    [
      { sync: { ...WELL.sync!, held: true } },
      [
        'sync-failed',
        'warning',
        'The guard stopped the last synchronisation: somebody has to look at what the upstream sends.',
      ],
    ],
    [
      { machines: { total: 100, silent: 1, silentDays: 30 } },
      ['silent-machines', 'warning', '1 machine of 100 has been silent for more than 30 days.'],
    ],
    [
      { machines: { total: 100, silent: 1, silentDays: 1 } },
      ['silent-machines', 'warning', '1 machine of 100 has been silent for more than 1 day.'],
    ],
    [
      { machines: { total: 100, silent: 20, silentDays: 30 } },
      ['silent-machines', 'alarm', '20 machines of 100 have been silent for more than 30 days.'],
    ],
    [
      {
        failures: [{ id: 'a', name: 'KB1', failed: 5, tried: 50, since: NOW - DAY, hresult: 0x80070490 | 0 }],
      },
      [
        'failure-spike',
        'warning',
        'KB1 failed on 5 of 50 machines that tried since it was approved (1972-09-26 00:00 UTC), mostly with 0x80070490.',
      ],
    ],
    [
      { updates: { live: 5001, superseded: 0 } },
      ['live-updates', 'warning', '5,001 updates are live; scans stay quick up to 5,000.'],
    ],
    [
      { updates: { live: 7001, superseded: 0 } },
      ['live-updates', 'alarm', '7,001 updates are live; scans stay quick up to 5,000.'],
    ],
    [
      { updates: { live: 1, superseded: 1501 } },
      [
        'superseded-updates',
        'warning',
        '1,501 replaced updates are not declined: what replaces them is not approved everywhere.',
      ],
    ],
    [
      { content: { ...WELL.content, givenUp: 1, failing: 0, code: 'jobs/refused' } },
      ['content-errors', 'alarm', '1 file could not be fetched and is not tried again (jobs/refused).'],
    ],
    [
      { content: { ...WELL.content, failing: 10 } },
      ['content-errors', 'warning', '10 files could not be fetched so far.'],
    ],
    [
      { missingGroups: [{ name: 'Pilot', computers: 3 }] },
      ['missing-groups', 'warning', '3 machines ask for the group Pilot, which does not exist.'],
    ],
    [
      { newCategories: [{ name: 'Windows 12', kind: 'product' }] },
      ['new-categories', 'notice', '1 product came lately and is not chosen: Windows 12.'],
    ],
    [
      { database: { bytes: 13 * 1024 ** 3, free: 0, shrinks: true } },
      ['database-size', 'warning', 'The database holds 13.0 GB.'],
    ],
    [
      { terms: [{ name: 'KB2', needed: 7 }] },
      [
        'waiting-terms',
        'notice',
        '1 needed update waits for licence terms to be accepted: KB2 (7 machines).',
      ],
    ],
    [
      { clones: { count: 2, first: 'pc' } },
      ['cloned-machines', 'warning', '2 machines share their id with another one: pc and 1 more.'],
    ],
    [
      { notices: { undelivered: 1, givenUp: 0, first: 'weekly', code: 'notices/mail-login' } },
      [
        'undelivered-notices',
        'warning',
        '1 subscription did not get its last notice so far: weekly (notices/mail-login).',
      ],
    ],
    [
      { notices: { undelivered: 1, givenUp: 1, first: 'news', code: 'outgoing/refused' } },
      [
        'undelivered-notices',
        'warning',
        '2 subscriptions did not get their last notice, and no further attempt is made: news (outgoing/refused).',
      ],
    ],
    [{ quarantined: 2 }, ['quarantined', 'notice', '2 revisions of the upstream were not taken in.']],
  ] as const) {
    assert.deepEqual(found(change as Partial<HealthFacts>), [expected]);
  }
  for (const finding of examine({ ...WELL, updates: { live: 9999, superseded: 9999 }, quarantined: 1 })) {
    assert.match(finding.next, /^todoku /);
    assert.ok(CHECK_CODES.includes(finding.code));
  }
});

test('the worst stands first', () => {
  const severities = examine({
    ...WELL,
    quarantined: 1,
    missingGroups: [{ name: 'x', computers: 1 }],
    updates: { live: 9000, superseded: 0 },
  }).map(({ severity }) => severity);
  assert.deepEqual(severities, ['alarm', 'warning', 'notice']);
});

test('what is put off comes back when its time is over, and before when it gets worse', () => {
  const look = (silent: number, now = NOW) =>
    inbox(
      examine({ ...WELL, machines: { total: 1000, silent, silentDays: 30 } }),
      {
        seen: { 'silent-machines': NOW - 5 * DAY },
        snoozes: {
          'silent-machines': { until: NOW + DAY, severity: 'warning', measure: 10, by: 'user:alice' },
        },
      },
      now,
    )[0]!;
  assert.equal(look(10).snoozedUntil, NOW + DAY);
  assert.equal(look(15).snoozedUntil, NOW + DAY);
  assert.equal(look(16).snoozedUntil, undefined, 'half as many again');
  assert.equal(look(200).snoozedUntil, undefined, 'an alarm by now');
  assert.equal(look(10, NOW + DAY).snoozedUntil, undefined);
  assert.equal(look(10).since, NOW - 5 * DAY);
});

test('since when is remembered as long as it lasts, and forgotten with it', () => {
  const entries = inbox(examine({ ...WELL, quarantined: 1 }), { seen: { 'sync-age': 5 }, snoozes: {} }, NOW);
  assert.deepEqual(seenAfter(entries), { quarantined: NOW });
});
