import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URL_8530, USES_SERVER, valuesOf } from './fixture.ts';
import { scanSource } from './scan-source.ts';
import type { PolicyValues } from './values.ts';

// The decision table of wsus-features.md 2.1.

const ALL_FOUR = {
  SetPolicyDrivenUpdateSourceForFeatureUpdates: 1,
  SetPolicyDrivenUpdateSourceForQualityUpdates: 1,
  SetPolicyDrivenUpdateSourceForDriverUpdates: 0,
  SetPolicyDrivenUpdateSourceForOtherUpdates: 1,
};
const DEFERS = { DeferQualityUpdates: 1, DeferQualityUpdatesPeriodInDays: 7 };

/** feature, quality, driver, other: `wsus`, `WU`, `?`. */
function sources(values: PolicyValues): string {
  const { classes } = scanSource(values);
  const short = { wsus: 'wsus', 'windows-update': 'WU', unknown: '?' };
  return [classes.feature, classes.quality, classes.driver, classes.other]
    .map(({ source }) => short[source])
    .join(' ');
}

const withPolicy = (policy: object, au: object = {}) => ({
  policy: { ...USES_SERVER.policy, ...policy },
  au: { ...USES_SERVER.au, ...au },
});

test('1: without UseWUServer everything comes from Windows Update', () => {
  assert.equal(sources(valuesOf({})), 'WU WU WU WU');
  assert.equal(sources(valuesOf({ policy: { WUServer: URL_8530 } })), 'WU WU WU WU');
  assert.equal(
    sources(valuesOf({ policy: { WUServer: URL_8530, UseWUServer: 1 } })),
    'WU WU WU WU',
    'in the wrong key',
  );
  assert.equal(
    sources(valuesOf({ policy: { WUServer: URL_8530 }, au: { UseWUServer: '1' } })),
    'WU WU WU WU',
    'as text',
  );
});

test('2: with it and nothing besides everything comes from the update server, on Windows 10 and 11', () => {
  assert.equal(sources(valuesOf(USES_SERVER, { os: 'win10' })), 'wsus wsus wsus wsus');
  assert.equal(sources(valuesOf(USES_SERVER, { os: 'win11' })), 'wsus wsus wsus wsus');
  assert.equal(sources(valuesOf(USES_SERVER)), 'wsus wsus wsus wsus');
});

test('3: deferrals, pauses and pinned versions make a dual scan', () => {
  const triggers = [
    DEFERS,
    { DeferFeatureUpdates: 1 },
    { BranchReadinessLevel: 8 },
    { PauseQualityUpdatesStartTime: '2026-11-01' },
    { TargetReleaseVersion: 1, TargetReleaseVersionInfo: '24H2' },
  ];
  for (const trigger of triggers) {
    const answer = scanSource(valuesOf(withPolicy(trigger), { os: 'win11' }));
    assert.equal(answer.dualScan, true, JSON.stringify(trigger));
    assert.equal(sources(valuesOf(withPolicy(trigger))), 'WU WU ? wsus');
  }
  assert.equal(sources(valuesOf(withPolicy({ DeferQualityUpdates: 0 }))), 'wsus wsus wsus wsus');
  assert.equal(
    sources(valuesOf({ ...USES_SERVER, mdm: { DeferQualityUpdatesPeriodInDays: 3 } })),
    'WU WU ? wsus',
    'a management service defers too',
  );
});

test('3: DisableDualScan holds Windows 10 and not Windows 11; without the version it cannot be told', () => {
  const values = withPolicy({ ...DEFERS, DisableDualScan: 1 });
  assert.equal(sources(valuesOf(values, { os: 'win10' })), 'wsus wsus wsus wsus');
  assert.equal(sources(valuesOf(values, { os: '2019' })), 'wsus wsus wsus wsus');
  assert.equal(sources(valuesOf(values, { os: 'win11' })), '? ? ? wsus'.replaceAll('? ? ?', 'WU WU ?'));
  assert.equal(sources(valuesOf(values)), '? ? ? wsus');
  assert.equal(sources(valuesOf(values, { os: '2025' })), '? ? ? wsus');
});

test('4: values per class are obeyed, where they are switched on and Windows knows them', () => {
  const on = withPolicy({ ...ALL_FOUR, ...DEFERS }, { UseUpdateClassPolicySource: 1 });
  assert.equal(sources(valuesOf(on, { os: 'win11' })), 'wsus wsus WU wsus');
  assert.equal(sources(valuesOf(on, { os: 'win10', build: 19_045 })), 'wsus wsus WU wsus');
  assert.equal(sources(valuesOf(on, { os: 'win10', build: 18_363 })), 'WU WU ? wsus', 'before 2004');
  assert.equal(sources(valuesOf(on, { os: '2019' })), 'WU WU ? wsus');
  assert.equal(sources(valuesOf(on)), '? ? ? ?', 'deferred, and nobody says for which Windows');
  const off = withPolicy({ ...ALL_FOUR, ...DEFERS });
  assert.equal(sources(valuesOf(off, { os: 'win11' })), 'WU WU ? wsus', 'not switched on');
  assert.equal(
    sources(valuesOf(off, { os: 'win11', covered: ['policy'] })),
    '? ? ? ?',
    'nobody saw the switch',
  );
  const some = withPolicy(
    { SetPolicyDrivenUpdateSourceForQualityUpdates: 1 },
    { UseUpdateClassPolicySource: 1 },
  );
  assert.equal(sources(valuesOf(some, { os: 'win11' })), '? wsus ? ?', 'one of four');
});

test('5: what a management service says counts, and what Windows has computed goes before all', () => {
  const managed = { mdm: { UpdateServiceUrl: URL_8530, ...ALL_FOUR } };
  assert.equal(sources(valuesOf(managed, { os: 'win11' })), 'wsus wsus WU wsus');
  assert.equal(sources(valuesOf({ ...USES_SERVER, state: { IsWUfBDualScanActive: 1 } })), 'WU WU ? wsus');
  assert.equal(
    sources(valuesOf({ ...withPolicy(DEFERS), state: { IsWUfBDualScanActive: 0 } })),
    'wsus wsus wsus wsus',
  );
});

test('what was not looked at is not known', () => {
  assert.equal(sources(valuesOf({ policy: USES_SERVER.policy }, { covered: ['policy'] })), '? ? ? ?');
  assert.equal(
    sources(valuesOf({ au: USES_SERVER.au })),
    '? ? ? ?',
    'a server is to be used, and has no address',
  );
});
