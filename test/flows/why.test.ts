import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { approve } from '#changes';
import { createAdminHandler } from '#server';
import type { WhyAnswer } from '#server/admin';
import type { SimulatedClient } from '#simulator';
import type { UpdateId } from '#update';
import { Machine } from '../server/machine.ts';
import { ask, serve } from '../server/serving.ts';
import { CATALOG, fill, machine, type Site, site } from './servers.ts';

// Simulated Windows machines against a real server: what is done to an update on its way is what `why` names as the cause.

const HOUR = 3_600_000;

async function asking(t: TestContext, { todoku }: Site) {
  const admin = await createAdminHandler(todoku);
  t.after(() => admin.close());
  const why = async (update: string, client: SimulatedClient): Promise<WhyAnswer> => {
    const query = new URLSearchParams({ update, computer: client.name });
    const { status, text } = await admin.inject({ method: 'GET', path: `/api/v1/why?${query}` });
    assert.equal(status, 200, text);
    return JSON.parse(text);
  };
  const cause = async (update: string, client: SimulatedClient) => {
    const answer = await why(update, client);
    return answer.cause === undefined ? answer.state : `${answer.cause.check} ${answer.cause.code}`;
  };
  return { why, cause };
}

test('the whole way of an update to a machine: what is in its way at each step is the cause that is told', async (t) => {
  const server = await site(t);
  await fill(server.todoku);
  const { why, cause } = await asking(t, server);
  server.clock.advance(HOUR);
  const client = machine(t, server, 'pc-1');
  const first = await client.cycle({ install: false });
  assert.equal(first.scan.outcome, 'done', String(first.scan.error));

  assert.equal(await cause('KB9900002', client), 'A9g why/waits-for-download');
  assert.equal(await cause('KB9900001', client), 'A2 why/declined-by-person');
  const otherWindows = await why('KB9900003', client);
  assert.equal(otherWindows.cause?.code, 'why/not-for-its-product');
  assert.match(otherWindows.cause?.says ?? '', /Windows 10/);
  const pilot = CATALOG.updates.find(({ audience }) => audience === 'pilot')!;
  assert.equal(await cause(pilot.updateId, client), 'A7 why/approved-elsewhere');

  await client.cycle();
  assert.equal(await cause('KB9900002', client), 'A9e why/restart-pending');
  client.restart();
  await client.cycle();
  const there = await why('KB9900002', client);
  assert.deepEqual([there.state, there.passed[0]?.check], ['yes', 'A9h']);

  server.clock.advance(HOUR);
  const { todoku } = server;
  const groupId = (await todoku.store.groups()).find(({ name }) => name === 'Everyone')!.id;
  await approve(todoku, { updateId: pilot.updateId as UpdateId, groupId, action: 'Install' }, 'test');
  assert.equal(await cause(pilot.updateId, client), 'A9f why/not-checked-since');
  server.clock.advance(5 * 24 * HOUR);
  assert.equal(await cause(pilot.updateId, client), 'A9a why/silent');
  await client.scan();
  await client.report();
  assert.match(
    await cause(pilot.updateId, client),
    /^A9[cg] why\/(waits-for-download|not-applicable|not-for)/,
  );
});

test('a machine that failed, and one whose policy asks for a group that does not exist', async (t) => {
  const server = await site(t);
  await fill(server.todoku);
  const { why, cause } = await asking(t, server);
  server.clock.advance(HOUR);
  const unlucky = machine(t, server, 'pc-2', { failures: 1 });
  await unlucky.cycle();
  assert.equal(await cause('KB9900002', unlucky), 'A9 why/failed');
  assert.match((await why('KB9900002', unlucky)).cause?.says ?? '', /0x80070643/);

  const lost = machine(t, server, 'pc-3', { targetGroup: 'Everybody' });
  await lost.cycle();
  const answer = await why('KB9900002', lost);
  assert.equal(answer.cause?.code, 'why/approved-elsewhere');
  assert.ok(answer.cause?.evidence.some(({ value }) => value === 'Everybody'));
  assert.equal(answer.cause?.next[0]?.command, 'todoku groups create Everybody');
});

test('a machine that only asks for single categories is told apart from one that never calls', async (t) => {
  const { todoku, port } = await serve(t, { admin: { token: 'secret' } });
  await fill(todoku);
  const inbox = await new Machine(port).join({ group: 'Everyone' });
  await inbox.sync({ filterCategoryIds: [CATALOG.updates[0]!.updateId] });
  const headers = { Authorization: 'Bearer secret' };
  const { status, text } = await ask(port, `/api/v1/why?update=KB9900002&computer=${inbox.id}`, { headers });
  assert.equal(status, 200, text);
  const { cause } = JSON.parse(text) as WhyAnswer;
  assert.deepEqual([cause?.check, cause?.code], ['A9a', 'why/only-categories']);
});
