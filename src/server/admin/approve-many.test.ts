import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGroup, putComputerInGroup } from '#changes';
import { type ComputerId, UNASSIGNED_COMPUTERS, type UpdateStatus } from '#update';
import type { ApprovalsAnswer, EffectiveAnswer, EulasAnswer, UpdateDetails } from './contract.ts';
import { id, importAll, type Opened, open, START } from './fixture.ts';

const MACHINE = (number: number) => `machine-${number}` as ComputerId;

async function addMachine(
  { todoku }: Opened,
  number: number,
  reportedAt: number,
  state?: UpdateStatus['state'],
): Promise<void> {
  await todoku.store.write(async (tx) => {
    await tx.putComputer({
      id: MACHINE(number),
      dnsName: `machine${number}.example`,
      requestedGroups: [],
      createdAt: START,
      lastContactAt: START,
      lastScanAt: START,
      lastReportAt: 0,
      lastAddress: '192.0.2.1',
      registered: true,
      inventory: {},
    });
    if (reportedAt === 0) return;
    const status = state === undefined ? [] : [{ updateId: id(1), state, changedAt: reportedAt }];
    await tx.setStatus(MACHINE(number), status, reportedAt);
  });
}

test('many updates for many groups are decided in one call, each with its outcome', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  await importAll(opened, [{ number: 1 }, { number: 2, kb: '5000002' }, { number: 3 }]);
  await createGroup(todoku, { name: 'Pilots' }, 'test');
  await ask('POST', '/updates/decline', { updateIds: [id(3)] });
  const before = await todoku.store.sequence();
  const { status, answer } = await ask<ApprovalsAnswer>('POST', '/approvals', {
    updates: [id(1), 'KB5000002', id(3)],
    groups: ['All Computers', 'pilots'],
    action: 'Install',
    reason: 'July',
  });
  assert.equal(status, 200);
  assert.deepEqual(answer.counts, { approved: 4, unchanged: 0, waiting: 0, refused: 2 });
  assert.deepEqual(new Set(answer.items.flatMap(({ code }) => code ?? [])), new Set(['changes/declined']));
  assert.equal(await todoku.store.sequence(), before + 1);
  const { answer: details } = await ask<UpdateDetails>('GET', `/updates/${id(2)}`);
  assert.deepEqual(
    details.approvals.map(({ groupName, reason }) => [groupName, reason]),
    [
      ['All Computers', 'July'],
      ['Pilots', 'July'],
    ],
  );
  const wrong = await ask('POST', '/approvals', { updates: [id(1)], groups: ['Nobody'], action: 'Install' });
  assert.deepEqual([wrong.status, wrong.answer.code], [404, 'admin/group-not-found']);
  assert.deepEqual((await ask<EulasAnswer>('GET', '/eulas')).answer.items, []);
});

test('a preview changes nothing, and says of each computer whether it gets the update, or that it is not known', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  await importAll(opened, [{ number: 1 }]);
  const pilots = await createGroup(todoku, { name: 'Pilots' }, 'test');
  await addMachine(opened, 1, START + 1, 'NotInstalled');
  await addMachine(opened, 2, START + 1, 'Installed');
  await addMachine(opened, 3, START + 1);
  await addMachine(opened, 4, 0);
  await addMachine(opened, 5, START - 1);
  await addMachine(opened, 6, START + 1, 'Failed');
  await putComputerInGroup(todoku, MACHINE(6), pilots.id, 'test');
  await ask('POST', `/updates/${id(1)}/approvals`, { group: 'Pilots', action: 'NotApproved' });
  const before = await todoku.store.sequence();
  const preview = async (groups: readonly string[], more: object = {}) => {
    const { answer } = await ask<ApprovalsAnswer>('POST', '/approvals', {
      updates: [id(1)],
      groups,
      action: 'Install',
      preview: true,
      ...more,
    });
    return answer.previews![0]!;
  };
  const all = await preview(['All Computers'], { deadline: START - 5 });
  assert.deepEqual(all.counts, { will: 1, has: 1, not: 2, unknown: 2 });
  const why = (number: number) => all.computers.find(({ computerId }) => computerId === MACHINE(number))?.why;
  assert.match(why(3)!, /does not apply/);
  assert.match(why(4)!, /never reported/);
  assert.match(why(5)!, /since the update came/);
  assert.match(why(6)!, /"not approved" for Pilots counts/);
  assert.deepEqual(all.warnings, ['deadline-passed']);
  assert.deepEqual((await preview(['Pilots'])).counts, { will: 1, has: 0, not: 0, unknown: 0 });
  assert.deepEqual((await preview(['All Computers'], { action: 'Uninstall' })).warnings, ['not-removable']);
  assert.equal(await todoku.store.sequence(), before, 'nothing was written');
});

test('which decision counts for a computer is told, with the reason of the others', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  await importAll(opened, [{ number: 1 }]);
  await addMachine(opened, 1, START + 1, 'NotInstalled');
  await ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  await ask('POST', `/updates/${id(1)}/approvals`, { group: UNASSIGNED_COMPUTERS, action: 'NotApproved' });
  await importAll(opened, [{ number: 1, revision: 101 }]);
  const { answer } = await ask<EffectiveAnswer>('GET', `/updates/${id(1)}/effective?computer=machine1`);
  assert.equal(answer.offered, 'NotApproved');
  assert.equal(answer.winner?.groupName, 'Unassigned Computers');
  assert.deepEqual(
    answer.losers.map(({ groupName, why, against }) => [groupName, why, against]),
    [['All Computers', 'nearer-group', 'Unassigned Computers']],
  );
  assert.deepEqual([answer.approvedRevision, answer.offeredRevision], [100, 101]);
  const everyone = await ask<EffectiveAnswer>('GET', `/updates/${id(1)}/effective`);
  assert.equal(everyone.answer.offered, 'Install');
  await ask('POST', '/updates/hold', { updateIds: [id(1)] });
  const held = await ask<EffectiveAnswer>('GET', `/updates/${id(1)}/effective`);
  assert.deepEqual([held.answer.offered, held.answer.winner?.action], ['NotApproved', 'Install']);
});

test('decisions of which another thread writes many say who made them, and from where', async (t) => {
  const opened = await open(t);
  const numbers = Array.from({ length: 70 }, (_, index) => index + 1);
  await importAll(
    opened,
    numbers.map((number) => ({ number })),
  );
  const { answer } = await opened.ask<ApprovalsAnswer>('POST', '/approvals', {
    updates: numbers.map(id),
    groups: ['All Computers'],
    action: 'Install',
  });
  assert.equal(answer.counts.approved, 70);
  const audit = await opened.ask<{ total: number; items: { actor: string; from?: string }[] }>(
    'GET',
    '/audit?verb=approve&limit=100',
  );
  assert.equal(audit.answer.total, 70);
  const origins = new Set(audit.answer.items.map(({ actor, from }) => `${actor} ${from}`));
  assert.deepEqual([...origins], ['api:local 127.0.0.1']);
});
