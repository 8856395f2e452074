import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrolComputer, recordEvents, recordRollup } from '#changes';
import type { ComputerId } from '#update';
import type { ComplianceAnswer } from './contract.ts';
import { id, importAll, type Opened, open, START, syncNow, upstreamOf } from './fixture.ts';
import { REPORT_COLUMNS } from './report-columns.ts';

const PC = 'aaaaaaaa-0000-4000-8000-000000000001' as ComputerId;
const SILENT = 'aaaaaaaa-0000-4000-8000-000000000002' as ComputerId;
const EVIL = "=cmd|' /C calc'!A0";

/** Two updates, one approved; a machine that needs one, has the other, and calls itself a formula; a silent machine. */
async function world(opened: Opened): Promise<void> {
  await importAll(opened, [{ number: 1, kb: '9000001' }, { number: 2 }]);
  await opened.ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  for (const [computerId, dnsName] of [
    [PC, EVIL],
    [SILENT, 'silent.example'],
  ] as const) {
    await enrolComputer(opened.todoku, { computerId, dnsName, requestedGroups: [], address: '' });
  }
  await recordEvents(opened.todoku, [
    {
      instanceId: '00000000-0000-4000-8000-100000000001',
      computerId: PC,
      eventId: 156,
      namespaceId: 1,
      sourceId: 101,
      timeAtTarget: START,
      receivedAt: START,
      hresult: 0,
      replacementStrings: [],
      miscData: [`U=${id(1)}`, `V=${id(2)}`],
    },
  ]);
}

interface Report {
  readonly items: readonly Readonly<Record<string, string | number>>[];
  readonly total: number;
}

async function report({ ask }: Opened, path: string): Promise<Report> {
  const { status, answer } = await ask<Report>('GET', `/reports/${path}`);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
}

test('an update report counts every computer once, the silent one as without status', async (t) => {
  const opened = await open(t);
  await world(opened);
  const { items, total } = await report(opened, 'updates-tabular');
  assert.equal(total, 2);
  const [one, two] = [1, 2].map((number) => items.find(({ updateId }) => updateId === id(number))!);
  assert.deepEqual([one?.['needed'], one?.['notApplicable'], one?.['noStatus']], [1, 0, 1]);
  assert.deepEqual(
    [two?.['installed'], two?.['noStatus'], two?.['installedOrNotApplicablePercent']],
    [1, 1, 50],
  );
  const approved = await report(opened, 'updates-tabular-approved');
  assert.deepEqual(
    approved.items.map(({ updateId }) => updateId),
    [id(1)],
  );
  const first = await report(opened, 'updates-tabular?limit=1');
  assert.deepEqual([first.items.length, first.total], [1, 2]);
  const { text } = await opened.admin.inject({
    method: 'GET',
    path: '/api/v1/reports/updates-tabular?limit=1&format=csv',
  });
  assert.equal(text.trim().split('\r\n').length, 2);
  const summary = await report(opened, 'updates-summary?state=needed');
  assert.deepEqual(
    summary.items.map(({ approvals }) => approvals),
    ['All Computers: Install'],
  );
});

test('a computer report counts every update once, and details name computer and update', async (t) => {
  const opened = await open(t);
  await world(opened);
  const { items } = await report(opened, 'computers-tabular');
  const pc = items.find(({ computerId }) => computerId === PC);
  const silent = items.find(({ computerId }) => computerId === SILENT);
  assert.deepEqual([pc?.['needed'], pc?.['installed'], pc?.['noStatus']], [1, 1, 0]);
  assert.deepEqual([silent?.['needed'], silent?.['noStatus']], [0, 2]);
  const approved = (await report(opened, 'computers-tabular-approved')).items;
  assert.deepEqual(approved.map((row) => row['noStatus']).sort(), [0, 1]);
  const details = await report(opened, 'computers-detailed?state=needed');
  assert.deepEqual(
    details.items.map((row) => [row['computerId'], row['updateId']]),
    [[PC, id(1)]],
  );
  assert.equal((await report(opened, 'updates-detailed?approved=false')).total, 1);
  assert.equal((await report(opened, 'synchronisation')).total, 0);
});

test('a machine whose name is a formula is only text in a spreadsheet', async (t) => {
  const opened = await open(t);
  await world(opened);
  const path = '/api/v1/reports/computers-tabular?format=csv';
  const { status, text } = await opened.admin.inject({ method: 'GET', path });
  assert.equal(status, 200);
  assert.ok(text.startsWith('\ufeffcomputerId,computer,'), text.slice(0, 60));
  const line = text.split('\r\n').find((each) => each.includes(PC));
  assert.ok(line?.includes(`,'${EVIL},`), text);
});

test('a table has the columns of its report, also where it has no row', async (t) => {
  const [empty, full] = [await open(t), await open(t)];
  await world(full);
  await full.ask('PUT', '/upstream', { url: (await upstreamOf(t)).url });
  await syncNow(full, { categoriesOnly: true });
  for (const name of Object.keys(REPORT_COLUMNS) as (keyof typeof REPORT_COLUMNS)[]) {
    const [first] = (await report(full, name)).items;
    assert.deepEqual(Object.keys(first ?? {}), REPORT_COLUMNS[name], name);
    const path = `/api/v1/reports/${name}?format=csv`;
    const { text } = await empty.admin.inject({ method: 'GET', path });
    const header = `\uFEFF${REPORT_COLUMNS[name].join(',')}\r\n`;
    assert.equal(text, header, name);
    assert.ok((await full.admin.inject({ method: 'GET', path })).text.startsWith(header), name);
  }
});

test('a report of a group or a product that is not there is refused, not sent empty', async (t) => {
  const { ask } = await open(t);
  const group = await ask('GET', '/reports/computers-tabular?group=nobody&format=csv');
  assert.deepEqual([group.status, group.answer.code], [404, 'admin/group-not-found']);
  const product = await ask('GET', '/reports/updates-tabular?product=nothing');
  assert.deepEqual([product.status, product.answer.code], [404, 'admin/category-not-found']);
  assert.equal((await ask('GET', '/reports/unheard-of')).status, 400);
  assert.equal((await ask('GET', '/reports/updates-tabular?state=odd')).status, 400);
});

test('compliance has unknown computers in the whole, against what is approved and against all that applies', async (t) => {
  const opened = await open(t);
  await world(opened);
  const { answer } = await opened.ask<ComplianceAnswer>('GET', '/compliance');
  assert.equal(answer.computers, 2);
  assert.deepEqual(
    [answer.approved.missing, answer.approved.unknown, answer.approved.share],
    [1, 1, 0],
    JSON.stringify(answer),
  );
  await opened.ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'NotApproved' });
  const later = (await opened.ask<ComplianceAnswer>('GET', '/compliance')).answer;
  assert.deepEqual([later.approved.compliant, later.approved.share], [1, 50]);
  assert.deepEqual([later.applicable.compliant, later.applicable.missing], [0, 1]);
});

test('compliance of a group counts its computers, and those of the groups beneath it unless told not to', async (t) => {
  const opened = await open(t);
  await world(opened);
  await opened.ask('POST', '/groups', { name: 'Offices' });
  await opened.ask('POST', '/groups', { name: 'Tokyo', parent: 'Offices' });
  assert.equal((await opened.ask('PUT', `/groups/Tokyo/computers/${PC}`)).status, 200);
  const of = async (query: string) => {
    const { answer } = await opened.ask<ComplianceAnswer>('GET', `/compliance?${query}`);
    return [answer.group, answer.computers, answer.applicable.missing, answer.applicable.unknown];
  };
  assert.deepEqual(await of('group=Tokyo'), ['Tokyo', 1, 1, 0]);
  assert.deepEqual(await of('group=Offices'), ['Offices', 1, 1, 0]);
  assert.deepEqual(await of('group=Offices&subgroups=false'), ['Offices', 0, 0, 0]);
  assert.deepEqual(await of('group=Unassigned%20Computers'), ['Unassigned Computers', 1, 0, 1]);
});

test('a computer of a server below is unknown against what is approved, which is not known here, and counts in what applies', async (t) => {
  const opened = await open(t);
  await world(opened);
  const parentServerId = 'bbbbbbbb-0000-4000-8000-000000000001';
  const below = (number: number, state: number) => ({
    id: `cccccccc-0000-4000-8000-00000000000${number}`,
    dnsName: `below${number}.example`,
    parentServerId,
    lastSyncAt: START,
    lastReportAt: START,
    rollupNumber: 1,
    status: [{ updateId: id(1), state, changedAt: START }],
  });
  await recordRollup(opened.todoku, {
    servers: [
      {
        id: parentServerId,
        name: 'below.example',
        firstContactAt: START,
        lastContactAt: START,
        lastAddress: '192.0.2.1',
      },
    ],
    computers: [below(1, 2), below(2, 4)],
  });
  const { approved, applicable, computers } = (
    await opened.ask<ComplianceAnswer>('GET', '/compliance?downstream=true')
  ).answer;
  assert.equal(computers, 4);
  assert.deepEqual([approved.compliant, approved.missing, approved.unknown], [0, 1, 3]);
  assert.deepEqual([applicable.compliant, applicable.missing, applicable.unknown], [1, 2, 1]);
});
