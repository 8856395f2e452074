import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrolComputer, recordEvents, registerComputer } from '#changes';
import { corruptContent } from '#simulator';
import type { ClientEvent } from '#store';
import type { ComputerId } from '#update';
import type { FetchesAnswer, HealthAnswer, HealthFinding, PageAnswer, UpdateRow } from './contract.ts';
import { id, importAll, type Opened, open, synchronised, taskOf, upstreamOf } from './fixture.ts';

const DAY = 86_400_000;

const computer = (number: number): ComputerId =>
  `11111111-1111-4111-8111-${String(number).padStart(12, '0')}` as ComputerId;

async function enrolled({ todoku }: Opened, numbers: readonly number[], group?: string): Promise<void> {
  for (const number of numbers) {
    const dnsName = `pc-${number}.corp.example`;
    await enrolComputer(todoku, {
      computerId: computer(number),
      dnsName,
      requestedGroups: group === undefined ? [] : [group],
      address: '192.0.2.1',
    });
    await registerComputer(todoku, computer(number), dnsName, {});
  }
}

let instances = 0;

function event({ todoku }: Opened, number: number, more: Partial<ClientEvent>): ClientEvent {
  instances += 1;
  const now = todoku.clock.now();
  return {
    instanceId: `22222222-2222-4222-8222-${String(instances).padStart(12, '0')}`,
    computerId: computer(number),
    eventId: 156,
    namespaceId: 1,
    sourceId: 101,
    timeAtTarget: now,
    receivedAt: now,
    hresult: 0,
    replacementStrings: [],
    miscData: [],
    ...more,
  };
}

function pass({ todoku }: Opened, milliseconds: number): void {
  (todoku.clock as unknown as { advance(by: number): void }).advance(milliseconds);
}

async function findings({ ask }: Opened): Promise<ReadonlyMap<string, HealthFinding>> {
  const { answer } = await ask<HealthAnswer>('GET', '/health');
  return new Map(answer.findings.map((finding) => [finding.code, finding]));
}

const approve = ({ ask }: Opened, number: number, group: string) =>
  ask('POST', `/updates/${id(number)}/approvals`, { group, action: 'Install' });

const numbers = [1, 2, 3, 4, 5, 6, 7] as const;

test('groups without computers, and those with computers for which nothing is approved', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }]);
  for (const name of ['Pilot', 'Empty'])
    await opened.ask('POST', '/groups', { name, parent: 'All Computers' });
  await enrolled(opened, [1, 2], 'Pilot');
  await enrolled(opened, [3]);
  const before = await findings(opened);
  assert.deepEqual(before.get('empty-groups')?.evidence, { first: 'Empty', groups: 1 });
  assert.deepEqual(before.get('unserved-groups')?.evidence, { first: 'Pilot', groups: 2, machines: 3 });
  await approve(opened, 1, 'Pilot');
  pass(opened, DAY);
  assert.deepEqual((await findings(opened)).get('unserved-groups')?.evidence, {
    first: 'Unassigned Computers',
    groups: 1,
    machines: 1,
  });
  await approve(opened, 1, 'All Computers');
  pass(opened, DAY);
  assert.equal((await findings(opened)).get('unserved-groups'), undefined);
});

test('an approved update that is here and that nobody begins to fetch is told, for whom it is approved alone', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }, { number: 2, file: Buffer.from('not here') }, { number: 3 }]);
  await opened.ask('POST', '/groups', { name: 'Pilot', parent: 'All Computers' });
  await enrolled(opened, [1, 2, 3, 4, 5], 'Pilot');
  await enrolled(opened, [6, 7]);
  for (const number of [1, 2]) await approve(opened, number, 'Pilot');
  await approve(opened, 3, 'Unassigned Computers');
  const needs = { miscData: [`U=${id(1)};${id(2)};${id(3)}`] };
  for (const number of numbers) await recordEvents(opened.todoku, [event(opened, number, needs)]);
  pass(opened, 3 * DAY);
  assert.equal((await findings(opened)).get('unfetched-content'), undefined, 'a weekend');
  pass(opened, DAY);
  const found = await findings(opened);
  const { updateId, machines, others } = found.get('unfetched-content')?.evidence ?? {};
  assert.deepEqual([updateId, machines, others], [id(1), 5, 0], 'a file that is not here is another matter');
  await recordEvents(opened.todoku, [event(opened, 1, { eventId: 162, updateId: id(1) })]);
  pass(opened, DAY);
  assert.equal((await findings(opened)).get('unfetched-content'), undefined);
});

test('an update that fails since it was approved is told with its code; what failed before does not count', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }]);
  await enrolled(opened, numbers);
  const fail = (number: number, hresult: number) =>
    recordEvents(opened.todoku, [
      event(opened, number, { miscData: [`U=${id(1)}`] }),
      event(opened, number, { eventId: 182, updateId: id(1), hresult }),
    ]);
  await fail(1, 0x80070005 | 0);
  await fail(2, 0x80070005 | 0);
  pass(opened, 10 * DAY);
  await approve(opened, 1, 'All Computers');
  const { clock } = opened.todoku;
  const approvedAt = clock.now();
  pass(opened, DAY);
  for (const number of [3, 4, 5, 6]) await fail(number, 0x800f0922 | 0);
  assert.equal((await findings(opened)).get('failure-spike'), undefined, 'four since then');
  pass(opened, DAY);
  await fail(7, 0x80070643 | 0);
  const spike = (await findings(opened)).get('failure-spike');
  const { failed, tried, since, result } = spike?.evidence ?? {};
  assert.deepEqual([failed, tried, since, result], [5, 5, approvedAt, '0x800F0922']);
  assert.equal((await findings(opened)).get('result-cluster'), undefined);
});

test('files that come as others than they should be are told as that', async (t) => {
  const opened = await open(t);
  const upstream = await upstreamOf(t);
  await synchronised(opened, upstream);
  const page = await opened.ask<PageAnswer<UpdateRow>>('GET', '/updates?approvable=true');
  const update = page.answer.items[0]!;
  await opened.ask('POST', `/updates/${update.updateId}/approvals`, {
    group: 'All Computers',
    action: 'Install',
  });
  upstream.faults.add(corruptContent('Content'), corruptContent('Microsoft'));
  const { result } = await taskOf<FetchesAnswer>(opened, '/content/fetches');
  const found = await findings(opened);
  assert.ok(result!.failed.length > 0);
  assert.deepEqual(found.get('damaged-content')?.evidence, { files: result!.failed.length });
  assert.equal(found.get('content-errors'), undefined);
});
