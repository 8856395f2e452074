import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS, type UpdateId } from '#update';
import { FleetSigns, type Pulse } from './fleet-signs.ts';
import { type Known, type Reported, ReportSigns } from './report-signs.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = 1000 * DAY;

let number = 0;
function pulse(change: Partial<Pulse> & { version?: string; build?: number } = {}): Pulse {
  const { version = '10.0.26100.4000', build = 26100, ...rest } = change;
  number += 1;
  return {
    id: `id-${number}`,
    dnsName: `pc-${number}`,
    groupIds: [UNASSIGNED_COMPUTERS],
    createdAt: NOW - 100 * DAY,
    lastContactAt: NOW - DAY,
    lastScanAt: NOW - DAY,
    lastReportAt: NOW - DAY,
    lastAddress: '192.0.2.1',
    inventory: { osVersion: { major: 10, minor: 0, build }, clientVersion: version },
    ...rest,
  };
}

function factsOf(...pulses: readonly Pulse[]) {
  const signs = new FleetSigns(NOW, NOW - 30 * DAY);
  for (const each of pulses) signs.add(each, false);
  return signs.facts();
}

test('machines are counted by the first step that they miss', () => {
  const facts = factsOf(
    pulse(),
    pulse({ archivedAt: 1, lastScanAt: 0 }),
    pulse({ lastContactAt: NOW - 31 * DAY }),
    pulse({ dnsName: 'never-scanned', lastScanAt: 0, lastReportAt: 0 }),
    pulse({ lastScanAt: NOW - 5 * DAY, lastReportAt: 0 }),
    pulse({ dnsName: 'never-reported', lastReportAt: 0 }),
    pulse({ lastReportAt: NOW - 5 * DAY }),
    pulse({ lastReportAt: NOW - 3 * DAY }),
    pulse({ createdAt: NOW - DAY / 2, lastScanAt: 0, lastReportAt: 0 }),
    pulse({ lastContactAt: 0, createdAt: NOW - 31 * DAY, groupIds: [ALL_COMPUTERS] }),
  );
  assert.deepEqual(
    [facts.total, facts.silent, facts.awake, facts.unfinished, facts.unreported],
    [9, 2, 7, { machines: 2, first: 'never-scanned' }, { machines: 2, first: 'never-reported' }],
  );
  assert.deepEqual(
    [...facts.groupSizes],
    [
      [UNASSIGNED_COMPUTERS, 8],
      [ALL_COMPUTERS, 1],
    ],
  );
});

test('a machine whose clock is behind has reported, whatever its own times say', () => {
  const signs = new FleetSigns(NOW, 0);
  signs.add(pulse({ lastReportAt: NOW - 40 * DAY }), true);
  assert.equal(signs.facts().unreported.machines, 0);
});

test('agents are compared with those of the same build', () => {
  const usual = Array.from({ length: 9 }, () => pulse());
  for (const [old, found] of [
    ['10.0.26100.3000', true],
    ['10.0.26100.3001', false],
    ['10.0.22621.9000', true],
    ['10.0.26100.9999', false],
    ['nonsense', false],
  ] as const) {
    const { agents } = factsOf(...usual, pulse(), pulse({ version: old, dnsName: 'old' }));
    const expected = {
      system: '10.0.26100',
      machines: 1,
      version: old,
      usual: '10.0.26100.4000',
      first: 'old',
    };
    assert.deepEqual(agents, found ? [expected] : [], old);
  }
  const monthly = Array.from({ length: 10 }, () => pulse({ version: '1507.2601.30012.0' }));
  assert.equal(factsOf(...monthly, pulse({ version: '1507.2507.1.0' })).agents.length, 1);
  assert.equal(factsOf(...monthly, pulse({ version: '1507.2508.1.0' })).agents.length, 0);
  const few = Array.from({ length: 8 }, () => pulse({ build: 19045 }));
  assert.deepEqual(factsOf(...few, pulse({ build: 19045, version: '7.6.7601.1' })).agents, []);
});

function reported(computerId: string, change: Partial<Reported> = {}): Reported {
  return {
    computerId,
    namespaceId: 1,
    eventId: 148,
    timeAtTarget: NOW,
    receivedAt: NOW,
    hresult: 0,
    ...change,
  };
}

const ALL: ReadonlyMap<string, Known> = new Map(
  ['a', 'b', 'c', 'd'].map((id) => [id, { name: `pc-${id}`, system: id === 'd' ? '' : '10.0.26100' }]),
);

test('codes are counted by machines, with what most of them have in common', () => {
  const signs = new ReportSigns();
  const updateId = '11111111-1111-4111-8111-111111111111' as UpdateId;
  signs.take([
    reported('a', { hresult: -5, receivedAt: NOW - DAY }),
    reported('a', { hresult: -5 }),
    reported('b', { hresult: -5, updateId, eventId: 182 }),
    reported('c', { hresult: -5, updateId, eventId: 182 }),
    reported('d', { hresult: -7 }),
    reported('forgotten', { hresult: -5 }),
    reported('a', { hresult: -9, eventId: 186 }),
    reported('a', { hresult: -9, namespaceId: 2 }),
    reported('a', { hresult: 0x00240005, eventId: 201 }),
  ]);
  const five = { hresult: -5, machines: 3, system: '10.0.26100', ofSystem: 3, updateId, ofUpdate: 2 };
  const seven = { hresult: -7, machines: 1, system: '', ofSystem: 1, ofUpdate: 0 };
  assert.deepEqual(signs.clusters(ALL), [
    { ...five, since: NOW - DAY },
    { ...seven, since: NOW },
  ]);
  signs.forget(NOW + 3 * DAY);
  assert.equal(signs.clusters(ALL).length, 2);
  signs.forget(NOW + 3 * DAY + 1);
  assert.deepEqual(signs.clusters(ALL), []);
  assert.equal(signs.concerned().size, 0);
});

test('a clock is ahead by one event, and behind when its reports are late again and again', () => {
  const signs = new ReportSigns();
  const at = (computerId: string, ahead: number, receivedAt = NOW) =>
    signs.take([reported(computerId, { receivedAt, timeAtTarget: receivedAt + ahead })]);
  at('a', 5 * MINUTE);
  at('b', -60 * MINUTE);
  assert.deepEqual(signs.clocks(ALL), { ahead: 0, behind: 0, first: '', by: 0 });
  at('a', 5 * MINUTE + 1);
  assert.deepEqual(signs.clocks(ALL), { ahead: 1, behind: 0, first: 'pc-a', by: 5 * MINUTE + 1 });
  for (const receipt of [1, 2, 2]) at('b', -3 * DAY, NOW + receipt);
  assert.equal(signs.clocks(ALL).behind, 0, 'a report may wait');
  at('b', -3 * DAY, NOW + 3);
  assert.deepEqual(signs.clocks(ALL), { ahead: 1, behind: 1, first: 'pc-b', by: -3 * DAY });
  assert.ok(signs.clockIsWrong('b'));
  signs.take([reported('b', { timeAtTarget: NOW - 9 * DAY }), reported('b', { timeAtTarget: NOW - MINUTE })]);
  assert.equal(signs.clocks(ALL).behind, 0, 'of a batch the latest event counts');
});
