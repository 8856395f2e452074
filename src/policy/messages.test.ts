import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URL_8530, valuesOf } from './fixture.ts';
import { lintPolicy } from './lint.ts';
import { POLICY_MESSAGES } from './messages.ts';
import { fromCollected } from './read/from-collected.ts';

test('a code is used for one sentence only', () => {
  const codes = POLICY_MESSAGES.flatMap((messages) => messages.codes);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(codes.length > 60);
});

test('what is wrong has a next step, what cannot be told says what would tell it, in both languages', () => {
  const ill = [
    valuesOf({}),
    valuesOf({}, { covered: [] }),
    valuesOf({
      policy: {
        WUServer: 'https://wsus:8530/',
        UseWUServer: 1,
        TargetGroup: 'x',
        DisableWindowsUpdateAccess: 1,
      },
      au: { NoAutoUpdate: 1, DetectionFrequency: 99, AUOptions: 9 },
    }),
    valuesOf({
      policy: { WUServer: URL_8530, DeferFeatureUpdates: 1, DisableDualScan: 1, SetDisableUXWUAccess: 1 },
      au: { UseWUServer: 1 },
    }),
  ];
  for (const { check, verdict, next, decidedBy, says } of ill.flatMap((values) => lintPolicy(values))) {
    if (verdict === 'fail' || verdict === 'warn') assert.ok(next.length > 0, `${check} names no next step`);
    if (verdict === 'unknown') assert.notEqual(decidedBy, undefined, `${check} does not say what decides it`);
    assert.match(says.ja, /[ぁ-ん]/, check);
    for (const action of next) assert.notEqual(action.says.en, action.says.ja);
  }
});

test('places that the collector could not read do not count as empty', () => {
  const collected = {
    version: 1,
    collectedAt: 0,
    machine: { build: 22_631, kind: 'client' },
    registry: [
      {
        key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate',
        name: 'WUServer',
        type: 'sz',
        value: URL_8530,
      },
    ],
    services: [{ name: 'wuauserv', state: 'stopped', start: 'disabled' }],
    names: [],
    probes: [],
    certificates: [],
    reportingEvents: [],
    channelEvents: [],
    updateSources: [],
    errors: [],
  } as unknown as Parameters<typeof fromCollected>[0];
  const use = (errors: typeof collected.errors) =>
    lintPolicy(fromCollected({ ...collected, errors })).find(({ check }) => check === 'POL-03')?.verdict;
  assert.equal(use([]), 'fail');
  assert.equal(use([{ part: 'registry', message: 'denied' }]), 'unknown');
  const au = 'registry HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU';
  assert.equal(use([{ part: au, message: 'denied' }]), 'unknown');
  assert.equal(
    use([{ part: 'registry HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Other', message: 'x' }]),
    'fail',
  );
  assert.equal(fromCollected(collected).windows?.name, 'win11');
  assert.equal(lintPolicy(fromCollected(collected)).find(({ check }) => check === 'POL-14')?.verdict, 'fail');
});
