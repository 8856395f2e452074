import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { ALL_COMPUTERS, type ComputerId, type UpdateStatus } from '#update';
import type { WhyAnswer } from '../contract.ts';
import { id, importAll, type Opened, open, START } from '../fixture.ts';

const HOUR = 3_600_000;
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
const MACHINE = 'd1c2b3a4-0000-4000-8000-000000000017' as ComputerId;

/** A computer that checked an hour ago and reported those states. */
async function addMachine({ todoku }: Opened, states: Readonly<Record<number, UpdateStatus['state']>> = {}) {
  await todoku.store.write(async (tx) => {
    await tx.putComputer({
      ...{ id: MACHINE, dnsName: 'pc-17.example', requestedGroups: ['Pilot'], createdAt: START - HOUR },
      ...{ lastContactAt: START + HOUR, lastScanAt: START + HOUR, lastReportAt: 0, lastAddress: '192.0.2.7' },
      ...{ registered: true, inventory: {} },
    });
    const status = Object.entries(states).map(([number, state]) => ({
      ...{ updateId: id(Number(number)), state, changedAt: START },
    }));
    await tx.setStatus(MACHINE, status, START + HOUR);
  });
}

async function ask({ ask: send }: Opened, query: string): Promise<WhyAnswer> {
  const { status, answer } = await send<WhyAnswer>('GET', `/why?${query}`);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
}

const told = ({ state, cause }: WhyAnswer) => [state, cause?.check, cause?.code];

test('an update that nobody approved is told so, and after each step what is then in the way', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1, kb: '5034441', file: Buffer.from('file') }]);
  await addMachine(opened, { 1: 'NotInstalled' });
  const question = 'update=KB5034441&computer=pc-17';
  const first = await ask(opened, question);
  assert.deepEqual(told(first), ['no', 'A7', 'why/approved-nowhere']);
  assert.equal(first.headline, 'KB5034441 is not installed on pc-17.example.');
  assert.match(first.cause?.next[1]?.command ?? '', /^todoku updates approve 0{8}-.* --group "Unassigned/);
  assert.equal(first.cause?.next[0]?.command, 'todoku groups create Pilot');

  await opened.ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  assert.deepEqual(told(await ask(opened, question)), ['no', 'A8', 'why/content-missing']);

  await opened.ask('POST', '/updates/hold', { updateIds: [id(1)], reason: 'trouble' });
  const held = await ask(opened, question);
  assert.deepEqual(told(held), ['no', 'A7', 'why/held']);
  assert.deepEqual(
    held.cause?.evidence.map(({ value }) => value),
    ['api:local', 'trouble'],
  );
  assert.ok(held.blockers.some(({ code }) => code === 'why/content-missing'));

  await opened.ask('POST', '/updates/decline', { updateIds: [id(1)], reason: 'no longer wanted' });
  const declined = await ask(opened, question);
  assert.deepEqual(told(declined), ['no', 'A2', 'why/declined-by-person']);
  const undo = declined.cause?.next[0]?.command ?? '';
  assert.match(undo, /^todoku updates undo \d+$/);
  const undone = await opened.ask('POST', `/decisions/${undo.split(' ').at(-1)}/undo`);
  assert.equal(undone.status, 200);
  assert.equal((await ask(opened, question)).cause?.code, 'why/held');
});

test('what is installed is told with since when, in the language asked for', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1, kb: '5034441' }]);
  await addMachine(opened, { 1: 'Installed' });
  const english = await ask(opened, 'update=5034441&computer=PC-17');
  assert.deepEqual(told(english), ['yes', undefined, undefined]);
  assert.match(english.headline, /installed on pc-17\.example, since 2026-10-04 15:00 UTC/);
  const japanese = await ask(opened, 'update=5034441&computer=PC-17&lang=ja');
  assert.match(japanese.headline, /インストールされています/);
});

test("the scan's own predicates say what a machine lacks, with the lists that it sent last", async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 9 }, { number: 1, kb: '5034441', needs: 9 }]);
  await opened.ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  await addMachine(opened);
  const question = 'update=kb5034441&computer=pc-17';
  const unknown = await ask(opened, question);
  assert.deepEqual(told(unknown), ['no', 'A9c', 'why/not-applicable']);
  assert.ok(unknown.unknowns.some(({ code }) => code === 'why/reasons-not-remembered'));

  const { lastScans, catalog } = opened.todoku;
  lastScans.note(MACHINE, START + HOUR, new Int32Array(0), new Int32Array(0));
  const lacking = await ask(opened, question);
  assert.deepEqual(told(lacking), ['no', 'A9c', 'why/prerequisite-missing']);
  assert.match(lacking.cause?.says ?? '', /Update 9 must be installed first/);

  const installed = Int32Array.of(catalog.snapshot.liveRevision(id(9))!);
  lastScans.note(MACHINE, START + HOUR, installed, new Int32Array(0));
  assert.deepEqual(told(await ask(opened, question)), ['no', 'A9c', 'why/not-applicable']);
});

test('of several updates with one KB number the one that the machine reported is the answer', async (t) => {
  const opened = await open(t);
  await importAll(opened, [
    { number: 1, kb: '5034441' },
    { number: 2, kb: '5034441' },
    { number: 3, kb: '5034441' },
  ]);
  await addMachine(opened, { 2: 'Downloaded', 3: 'Installed' });
  await opened.ask('POST', `/updates/${id(2)}/approvals`, { group: 'All Computers', action: 'Install' });
  const answer = await ask(opened, 'update=KB5034441&computer=pc-17');
  assert.equal(answer.update?.updateId, id(2));
  assert.equal(answer.cause?.code, 'why/waits-for-install');
  assert.equal(answer.matches, 3);
  assert.deepEqual(
    answer.others.map(({ update, state, cause }) => [update.title, state, cause?.code]),
    [
      ['Update 3', 'yes', undefined],
      ['Update 1', 'no', 'why/approved-nowhere'],
    ],
  );
});

test('an update is found by its id, a catalog address and words of its title; without a machine its delivery is judged', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }, { number: 2 }]);
  const address = `https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${id(1)}`;
  for (const reference of [id(1), address, 'update 1']) {
    const answer = await ask(opened, `update=${encodeURIComponent(reference)}`);
    assert.deepEqual([answer.update?.title, answer.cause?.code], ['Update 1', 'why/approved-nowhere']);
  }
  await opened.ask('POST', `/updates/${id(1)}/approvals`, { group: ALL_COMPUTERS, action: 'Install' });
  const answer = await ask(opened, `update=${id(1)}`);
  assert.equal(answer.state, 'yes');
  assert.equal(answer.headline, 'Nothing on this server keeps Update 1 from being delivered.');
});

test('a CVE is answered with all updates that mend it, and one that nothing here mends by where its KB number stands', async (t) => {
  const opened = await open(t);
  const cve = 'CVE-2026-28252';
  await importAll(opened, [
    { number: 1, kb: '5034441', cve },
    { number: 2, kb: '5034442', cve },
    { number: 3, cve: 'CVE-2026-2825' },
  ]);
  await opened.ask('POST', `/updates/${id(2)}/approvals`, { group: ALL_COMPUTERS, action: 'Install' });
  for (const written of [cve, cve.toLowerCase()]) {
    const answer = await ask(opened, `update=${written}`);
    const titles = [answer.update?.title, ...answer.others.map(({ update }) => update.title)];
    assert.deepEqual([titles.toSorted(), answer.matches], [['Update 1', 'Update 2'], 2]);
  }
  const none = await ask(opened, 'update=CVE-2026-99999');
  assert.equal(none.headline, 'CVE-2026-99999 is not on this server.');
  assert.ok(none.unknowns.some(({ decidedBy }) => /msrc\.microsoft\.com/.test(decidedBy ?? '')));
});

test('an update that is not here is answered too, with what the person who asks knows of it', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }]);
  const answer = await ask(opened, 'update=KB1234567&ask=nobody&product=Windows%2011');
  assert.equal(answer.headline, 'KB1234567 is not on this server.');
  assert.deepEqual(told(answer), ['no', 'B2a', 'why/absent-no-upstream']);
  assert.deepEqual([answer.update, answer.matches, answer.others], [undefined, 0, []]);
  await addMachine(opened);
  const onMachine = await ask(opened, 'update=KB1234567&ask=nobody&computer=pc-17&lang=ja');
  assert.equal(onMachine.cause?.code, 'why/absent-no-upstream');
  assert.equal(onMachine.headline, 'KB1234567 はこのサーバーにありません。');
});

test('a machine is asked about by itself, and one that never called is an answer', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1 }]);
  await addMachine(opened, { 1: 'Failed' });
  const machine = await ask(opened, 'computer=pc-17');
  assert.deepEqual([machine.computer, machine.cause?.check], ['pc-17.example', 'M-05']);
  for (const question of ['computer=nobody', `computer=nobody&update=${id(1)}`]) {
    const nobody = await ask(opened, question);
    assert.deepEqual(told(nobody), ['no', 'S1-09', 'why/machine-never-called']);
    assert.equal(nobody.computer, 'nobody');
  }
});

test('a name with a slip, or told in part, leads to the computer that is meant; any other leads nowhere', async (t) => {
  const opened = await open(t);
  await addMachine(opened);
  for (const written of ['pc-71', 'pc-l7', 'pc_17.example', 'pc-117', 'pc-1', 'PC']) {
    const { cause } = await ask(opened, `computer=${written}`);
    assert.equal(cause?.code, 'why/machine-never-called', written);
    const isSimilar = written !== 'PC';
    assert.deepEqual(
      cause?.evidence.map(({ value }) => value),
      isSimilar ? ['pc-17.example'] : [],
      written,
    );
    assert.equal(cause?.next[0]?.command?.includes('pc-17.example'), isSimilar, written);
  }
  for (const written of ['*', '[a-z]*', 'server-9'])
    assert.deepEqual(
      (await ask(opened, `computer=${encodeURIComponent(written)}`)).cause?.evidence,
      [],
      written,
    );
});

test('what was collected on a machine goes before what the server concludes from its patience', async (t) => {
  const opened = await open(t);
  await importAll(opened, [{ number: 1, kb: '5034441' }]);
  await opened.ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  await addMachine(opened, { 1: 'NotInstalled' });
  assert.equal((await ask(opened, 'update=KB5034441&computer=pc-17')).cause?.code, 'why/waits-for-download');
  const collected = {
    version: 1,
    machine: { name: 'PC-17' },
    registry: [
      { key: POLICY, name: 'WUServer', type: 'sz', value: `http://${hostname()}:8530` },
      { key: POLICY, name: 'WUStatusServer', type: 'sz', value: `http://${hostname()}:8530` },
      { key: `${POLICY}\\AU`, name: 'UseWUServer', type: 'dword', value: 1 },
    ],
    services: [{ name: 'wuauserv', state: 'stopped', start: 'disabled' }],
  };
  const send = (body: unknown) => opened.ask<WhyAnswer>('POST', '/why', body);
  // The machine says itself which one it is; the JSON comes as it is, or as the text of a file.
  for (const told of [collected, JSON.stringify(collected)]) {
    const { answer } = await send({ update: 'KB5034441', collected: told });
    assert.equal(answer.computer, 'pc-17.example');
    assert.deepEqual([answer.cause?.check, answer.cause?.code], ['S1-13', 'why/machine-service-disabled']);
    assert.ok(answer.blockers.some(({ code }) => code === 'why/waits-for-download'));
  }
  const alone = await send({ collected: { ...collected, machine: {} } });
  assert.equal(alone.answer.cause?.check, 'S1-13');
  const { status, answer } = await opened.ask('POST', '/why', { collected: 'no JSON' });
  assert.deepEqual([status, answer.code], [400, 'collector/not-json']);
});

test('a question about nothing is refused with what is missing', async (t) => {
  const { ask: send } = await open(t);
  for (const { status, answer } of [await send('GET', '/why'), await send('POST', '/why', {})])
    assert.deepEqual([status, answer.code], [400, 'admin/why-what']);
});
