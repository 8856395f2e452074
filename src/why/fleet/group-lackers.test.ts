import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES, causeOf } from './cause-of.ts';
import type { AlikeComputers, FleetFacts } from './facts.ts';
import { groupLackers } from './group-lackers.ts';

const FACTS: FleetFacts = {
  updateId: '00000000-0000-4000-8000-000000000001',
  files: { total: 2, missing: 0 },
  silentDays: 30,
  installed: 0,
  computers: [],
};

/** Computers that need it, are allowed it, and wait for their own time. */
const WAITING: AlikeComputers = {
  groups: [{ name: 'Finance', computers: 10 }],
  decision: { action: 'Install', waitsForTerms: false },
  state: 'NotInstalled',
  reported: 'since',
  checkedSince: true,
  silent: false,
  count: 10,
  examples: ['pc-1', 'pc-2', 'pc-3'],
};

const { state: _, ...NOTHING_TOLD } = WAITING;

const groupsOf = (computers: readonly AlikeComputers[], more: Partial<FleetFacts> = {}) =>
  groupLackers({ ...FACTS, ...more, computers });
const codesOf = (...given: Parameters<typeof groupsOf>) =>
  groupsOf(...given).map(({ code, computers }) => [code, computers]);

test('everything that is in the way of the same computers goes before what stands behind it', () => {
  const everything: Partial<FleetFacts> = {
    withheld: 'declined',
    heldUntil: 1,
    termsId: 'terms',
    files: { total: 2, missing: 1 },
  };
  const { withheld: _w, ...notDeclined } = everything;
  const { heldUntil: _h, ...notHeld } = notDeclined;
  const alike: AlikeComputers = {
    ...WAITING,
    decision: { waitsForTerms: true },
    silent: true,
    checkedSince: false,
  };
  const approved = { ...alike, decision: WAITING.decision };
  const heard = { ...approved, silent: false };
  const steps: readonly (readonly [Partial<FleetFacts>, AlikeComputers])[] = [
    [everything, alike],
    [{ ...everything, withheld: 'expired' }, alike],
    [{ ...everything, withheld: 'incomplete' }, alike],
    [notDeclined, alike],
    [notHeld, alike],
    [notHeld, { ...alike, decision: { waitsForTerms: false } }],
    [notHeld, { ...alike, decision: { action: 'Uninstall', waitsForTerms: false } }],
    [notHeld, approved],
    [{}, approved],
    [{}, heard],
    [{}, { ...heard, state: 'Failed' }],
    [{}, { ...heard, state: 'InstalledPendingReboot' }],
    [{}, { ...heard, state: 'Downloaded' }],
    [{}, { ...heard, checkedSince: true }],
    [{}, { ...heard, checkedSince: true, decision: { action: 'OptionalInstall', waitsForTerms: false } }],
    [{}, { ...NOTHING_TOLD, reported: 'never', checkedSince: false }],
    [{}, { ...NOTHING_TOLD, reported: 'before' }],
  ];
  assert.deepEqual(
    steps.map(([more, computers]) => causeOf({ ...FACTS, ...more }, computers)),
    CAUSES,
  );
  // Said together they stand in the same order.
  const together = [...new Set(steps.slice(8).map(([, computers]) => computers))].reverse();
  assert.deepEqual(
    groupsOf(together).map(({ code }) => code),
    [...CAUSES.slice(8, 10), 'failed-without-code', ...CAUSES.slice(11)].map((cause) => `why/fleet-${cause}`),
  );
});

test('who waits for a restart has it: what the server decides, and its files, explain nothing there', () => {
  const restart: AlikeComputers = {
    ...WAITING,
    state: 'InstalledPendingReboot',
    decision: { waitsForTerms: false },
  };
  assert.deepEqual(codesOf([restart], { withheld: 'declined' }), [['why/fleet-restart', 10]]);
  const downloaded: AlikeComputers = { ...WAITING, state: 'Downloaded' };
  assert.deepEqual(codesOf([downloaded], { files: { total: 1, missing: 1 } }), [['why/fleet-install', 10]]);
});

test('who told of nothing has it or is not concerned; who has not reported since is neither', () => {
  assert.deepEqual(codesOf([{ ...NOTHING_TOLD, count: 100 }], { installed: 88 }), [
    ['why/fleet-installed', 88],
    ['why/fleet-not-applicable', 12],
  ]);
  assert.deepEqual(codesOf([{ ...NOTHING_TOLD, reported: 'before', checkedSince: false }]), [
    ['why/fleet-not-checked', 10],
  ]);
  assert.deepEqual(codesOf([]), []);
});

test('a group says of how many it is not known whether they need it, and names those first that do', () => {
  const decision = { waitsForTerms: false };
  const lacking: AlikeComputers = { ...WAITING, decision, count: 2, examples: ['pc-1', 'pc-2'] };
  const unknown: AlikeComputers = {
    ...NOTHING_TOLD,
    decision,
    reported: 'before',
    count: 3,
    examples: ['pc-3', 'pc-4', 'pc-5'],
    groups: [{ name: 'Sales', computers: 30 }],
  };
  const [group, ...others] = groupsOf([unknown, lacking]);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [group?.code, group?.computers, group?.some],
    ['why/fleet-not-approved', 5, ['pc-1', 'pc-2', 'pc-3']],
  );
  assert.equal(
    group?.says.en,
    'Not approved for their group (Sales, Finance). Whether it applies is not known of 3 of them.',
  );
  assert.match(group.says.ja, /うち 3 台/);
  assert.equal(
    group.next[0]?.command,
    `todoku updates approve ${FACTS.updateId} --group Sales --group Finance`,
  );
  const [alone] = groupsOf([unknown]);
  assert.match(alone?.says.en ?? '', /Whether it applies to them is not known\.$/);
});

test('of a declined update those that have it are not told to lack it, and nobody is named who may be one of them', () => {
  const groups = groupsOf([{ ...NOTHING_TOLD, count: 100 }], { withheld: 'declined', installed: 60 });
  assert.deepEqual(
    groups.map(({ code, computers, some }) => [code, computers, some]),
    [
      ['why/fleet-declined', 40, []],
      ['why/fleet-installed', 60, []],
    ],
  );
});

test('failures are told by their code with its meaning, the most frequent first and the rarest together', () => {
  const failed = (hresult: number, count: number): AlikeComputers => ({
    ...WAITING,
    state: 'Failed',
    hresult,
    count,
  });
  const rare = Array.from({ length: 9 }, (_, index) => failed(-100 - index, 1));
  const groups = groupsOf([
    failed(0x80070643 | 0, 5),
    failed(0x80240022 | 0, 20),
    failed(0x80070643 | 0, 2),
    ...rare,
  ]);
  assert.deepEqual(
    groups.map(({ computers }) => computers),
    [20, 7, 1, 1, 1, 1, 1, 1, 3],
  );
  assert.match(groups[1]?.says.en ?? '', /^Installation failed with 0x80070643: \w/);
  assert.ok(groups[1]?.next.some(({ command }) => command === 'todoku errors explain 0x80070643'));
  assert.equal(groups.at(-1)?.code, 'why/fleet-failed-otherwise');
});

test('a replica is told to decide on its upstream server', () => {
  const [group] = groupsOf([{ ...WAITING, decision: { waitsForTerms: false } }], { replicaOf: 'up.example' });
  assert.equal(group?.next[0]?.where, 'upstream');
  assert.equal(group.next[0].command, undefined);
});
