import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_COMPUTERS, type ComputerId, type GroupId, type UpdateStatus } from '#update';
import type { GroupRow, WhyAnswer } from '../contract.ts';
import { id, importAll, type Opened, open, START } from '../fixture.ts';

const HOUR = 3_600_000;

/** Computers in a group that checked and reported so many hours after the start. */
async function addComputers(
  { todoku }: Opened,
  group: GroupId,
  names: readonly string[],
  hours: number,
  state?: UpdateStatus['state'],
): Promise<void> {
  const at = START + hours * HOUR;
  await todoku.store.write(async (tx) => {
    for (const name of names) {
      const computer =
        `d1c2b3a4-0000-4000-8000-${Buffer.from(name).toString('hex').padStart(12, '0')}` as ComputerId;
      await tx.putComputer({
        ...{ id: computer, dnsName: `${name}.example`, requestedGroups: [], createdAt: START - HOUR },
        ...{ lastContactAt: at, lastScanAt: at, lastReportAt: 0, lastAddress: '192.0.2.7' },
        ...{ registered: true, inventory: {} },
      });
      await tx.setMemberships(computer, [group]);
      await tx.setStatus(
        computer,
        state === undefined ? [] : [{ updateId: id(1), state, changedAt: at }],
        at,
      );
    }
  });
}

async function addGroup({ ask }: Opened, name: string, parent?: string): Promise<GroupId> {
  const { answer } = await ask<GroupRow>('POST', '/groups', {
    name,
    ...(parent === undefined ? {} : { parent }),
  });
  return answer.id as GroupId;
}

async function groupsOf({ ask }: Opened, query = `update=${id(1)}`) {
  const { status, answer } = await ask<WhyAnswer>('GET', `/why?${query}`);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer.groups;
}

test('each computer is judged by the decision that counts for its groups, the groups are named with their cause', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1, kb: '5034441' }]);
  const office = await addGroup(opened, 'Office');
  const finance = await addGroup(opened, 'Finance', 'Office');
  const sales = await addGroup(opened, 'Sales');
  await addComputers(opened, office, ['o1', 'o2', 'o3', 'o4'], 1, 'NotInstalled');
  await addComputers(opened, finance, ['f1'], 1, 'NotInstalled');
  await addComputers(opened, sales, ['s1', 's2'], 1, 'NotInstalled');
  const approve = (group: string, action: string) =>
    opened.ask('POST', `/updates/${id(1)}/approvals`, { group, action });
  await approve('Office', 'Install');
  await approve('Finance', 'NotApproved');
  const groups = await groupsOf(opened);
  assert.deepEqual(
    groups?.map(({ code, computers, some }) => [code, computers, some.length]),
    [
      ['why/fleet-not-approved', 3, 3],
      ['why/fleet-download', 4, 3],
    ],
  );
  assert.equal(groups[0]?.says, 'Not approved for their group (Sales, Finance).');
  assert.equal(groups[0].next[0]?.command, `todoku updates approve ${id(1)} --group Sales --group Finance`);
  const [japanese] = (await groupsOf(opened, `update=${id(1)}&lang=ja`)) ?? [];
  assert.equal(japanese?.says, 'グループに対してインストールが承認されていません (Sales、Finance)。');
  assert.equal(
    await groupsOf(opened, `update=${id(1)}&computer=o1`),
    undefined,
    'of one computer nobody else is told',
  );
});

test('approvals of several times are each compared with the checks of their own computers', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }]);
  const groups = { Early: await addGroup(opened, 'Early'), Late: await addGroup(opened, 'Late') };
  for (const [name, groupId] of Object.entries(groups)) {
    for (const hours of [1, 3, 5])
      await addComputers(opened, groupId, [`${name[0]!.toLowerCase()}${hours}`], hours, 'NotInstalled');
  }
  const { store } = opened.todoku;
  const revisionId = (await store.revisionsOf(id(1)))[0]!.id;
  const approval = { updateId: id(1), revisionId, action: 'Install', author: 'test' } as const;
  for (const [groupId, hours] of [
    [groups.Early, 2],
    [groups.Late, 4],
  ] as const) {
    const deployment = await store.write(async (tx) =>
      tx.putDeployment({ ...approval, groupId, createdAt: START + hours * HOUR }),
    );
    opened.todoku.catalog.apply({ sequence: deployment.sequence, deployments: [deployment] });
  }
  assert.deepEqual(
    (await groupsOf(opened))?.map(({ code, some }) => [code, some]),
    [
      ['why/fleet-not-checked', ['e1.example', 'l1.example', 'l3.example']],
      ['why/fleet-download', ['e3.example', 'e5.example', 'l5.example']],
    ],
  );
});

test('an approval that waits for license terms is told as that, and only where it would count', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }]);
  const sales = await addGroup(opened, 'Sales');
  await addComputers(opened, sales, ['s1'], 1, 'NotInstalled');
  await addComputers(opened, ALL_COMPUTERS, ['a1'], 1, 'NotInstalled');
  await opened.todoku.store.write(async (tx) =>
    tx.awaitEula({
      ...{ updateId: id(1), groupId: sales, action: 'Install', author: 'rule:7', rule: '7' },
      ...{ eulaId: 'terms', at: START },
    }),
  );
  assert.deepEqual(
    (await groupsOf(opened))?.map(({ code, some }) => [code, some]),
    [
      ['why/fleet-terms', ['s1.example']],
      ['why/fleet-not-approved', ['a1.example']],
    ],
  );
});
