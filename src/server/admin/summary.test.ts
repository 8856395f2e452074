import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UpdateStatus } from '#update';
import type { GroupSummary, SummaryAnswer } from './contract.ts';
import { id, importAll, type Opened, open, START } from './fixture.ts';

/** A computer with that number that reported those states of the updates 1, 2, …; none: it never did. */
async function addComputer(
  { todoku }: Opened,
  number: number,
  states: readonly UpdateStatus['state'][] = [],
): Promise<string> {
  const computerId = `d1c2b3a4-0000-4000-8000-${String(number).padStart(12, '0')}` as never;
  await todoku.store.write(async (tx) => {
    await tx.putComputer({
      ...{ id: computerId, dnsName: `pc-${number}.corp.example`, requestedGroups: [], createdAt: START - 1 },
      ...{ lastContactAt: START, lastScanAt: 0, lastReportAt: 0, lastAddress: '', registered: true },
      inventory: {},
    });
    const status = states.map((state, at) => ({ updateId: id(at + 1), state, changedAt: 1 }));
    if (states.length > 0) await tx.setStatus(computerId, status, START);
  });
  return computerId;
}

test('the summary counts computers by the worst they told, and updates by what is to do about them', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }, { number: 2 }, { number: 3 }]);
  await opened.ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  await addComputer(opened, 1, ['NotInstalled', 'NotInstalled', 'Failed']);
  await addComputer(opened, 2, ['NotInstalled']);
  await addComputer(opened, 3, ['Installed']);
  await addComputer(opened, 4);
  const { status, answer } = await opened.ask<SummaryAnswer>('GET', '/summary');
  assert.equal(status, 200, JSON.stringify(answer));
  const { silent, silentDays, ...fleet } = answer.computers;
  assert.deepEqual(fleet, { total: 4, failed: 1, needing: 1, restart: 0, complete: 1, unknown: 1 });
  assert.deepEqual([silent, silentDays], [0, 30]);
  assert.deepEqual(answer.updates, { needed: 2, failed: 1, approved: 1, unapproved: 1 });
  assert.deepEqual(answer.security, { updates: 0, computers: 0 });
  assert.equal(answer.sync.upstream, undefined);
  assert.ok(answer.content.waiting + answer.content.failing <= 1);
});

test('the health of a server is in its summary once somebody had the time to look', async (t) => {
  const opened = await open(t);
  await opened.ask('GET', '/health');
  const { answer } = await opened.ask<SummaryAnswer>('GET', '/summary');
  assert.ok(answer.health !== undefined && answer.health.alarms >= 0);
});

test('the summary of a group counts those beneath it, and what is approved above it', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  await importAll(opened, [{ number: 1 }, { number: 2 }]);
  await ask('POST', '/groups', { name: 'Servers' });
  await ask('POST', '/groups', { name: 'Web', parent: 'Servers' });
  await ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  await ask('POST', `/updates/${id(2)}/approvals`, { group: 'Web', action: 'Install' });
  const web = await addComputer(opened, 1, ['Failed']);
  await addComputer(opened, 2, ['NotInstalled']);
  await ask('PUT', `/groups/Web/computers/${web}`);
  const of = async (group: string) => {
    const { answer } = await ask<GroupSummary>('GET', `/groups/${encodeURIComponent(group)}/summary`);
    return [answer.computers.total, answer.computers.failed, answer.approved, answer.approvals];
  };
  assert.deepEqual(await of('servers'), [1, 1, 1, 0]);
  assert.deepEqual(await of('Web'), [1, 1, 2, 1]);
  assert.deepEqual(await of('All Computers'), [2, 1, 1, 1]);
  assert.equal((await ask('GET', '/groups/nobody/summary')).status, 404);
});
