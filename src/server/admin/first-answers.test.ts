import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { manualClock } from '#base';
import type { GroupRow, GroupsAnswer, Problem } from './contract.ts';
import { FirstAnswers, keyOf } from './first-answers.ts';
import { open, START, TOKEN } from './fixture.ts';

const HOUR = 3_600_000;

interface Answered {
  readonly status: number;
  readonly answer: GroupRow & Problem;
  readonly replayed: string | null;
}

async function listening(t: TestContext) {
  const opened = await open(t);
  const server = createServer((incoming, outgoing) => opened.admin.handle(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const post = async (path: string, body: object, headers: Record<string, string>): Promise<Answered> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const said = (await answer.json()) as GroupRow & Problem;
    return { status: answer.status, answer: said, replayed: answer.headers.get('idempotency-replayed') };
  };
  return { ...opened, post };
}

test('a request that is sent again with its key is done once, and answered as the first time', async (t) => {
  const { post, ask, todoku } = await listening(t);
  const key = { 'idempotency-key': '"one"' };
  const first = await post('/groups', { name: 'Pilot' }, key);
  assert.deepEqual([first.status, first.replayed], [200, null]);
  const { head } = await todoku.store.verifyAudit();
  const second = await post('/groups', { name: 'Pilot' }, key);
  assert.deepEqual(second, { ...first, replayed: 'true' });
  // Also without the quotes, which many leave out.
  assert.deepEqual(await post('/groups', { name: 'Pilot' }, { 'idempotency-key': 'one' }), second);
  assert.equal((await todoku.store.verifyAudit()).head, head);
  // Without the key it is another request.
  assert.equal((await post('/groups', { name: 'Pilot' }, {})).answer.code, 'changes/group-name-taken');
  const { items } = (await ask<GroupsAnswer>('GET', '/groups')).answer;
  assert.equal(items.filter(({ name }) => name === 'Pilot').length, 1);
});

test('a key is for one request of one caller, and has to look like one', async (t) => {
  const { post } = await listening(t);
  const key = { 'idempotency-key': 'one' };
  assert.equal((await post('/groups', { name: 'A' }, key)).status, 200);
  const other = await post('/groups', { name: 'B' }, key);
  assert.deepEqual([other.status, other.answer.code], [422, 'admin/key-reused']);
  const elsewhere = await post('/groups/preview', { rule: { name: ['A'] } }, key);
  assert.deepEqual([elsewhere.status, elsewhere.answer.code], [422, 'admin/key-reused']);
  const caller = await post('/groups', { name: 'B' }, { ...key, 'x-todoku-actor': 'cli:other' });
  assert.equal(caller.status, 200);
  for (const bad of ['""', 'a b', '"a', `"${'x'.repeat(256)}"`]) {
    const refused = await post('/groups', { name: 'C' }, { 'idempotency-key': bad });
    assert.deepEqual([refused.status, refused.answer.code], [400, 'admin/bad-key'], bad);
  }
});

test('what was refused is tried again: it may be right by now', async (t) => {
  const { post } = await listening(t);
  const key = { 'idempotency-key': 'one' };
  const orphan = { name: 'Child', parent: 'Parent' };
  assert.equal((await post('/groups', orphan, key)).answer.code, 'admin/group-not-found');
  assert.equal((await post('/groups', { name: 'Parent' }, {})).status, 200);
  assert.equal((await post('/groups', orphan, key)).status, 200);
});

test('while the first is at work the second is refused, and after a day the key is free', async () => {
  const clock = manualClock(START);
  const answers = new FirstAnswers(clock);
  const gate = Promise.withResolvers<string>();
  const first = answers.take('a', 'request', () => gate.promise);
  const never = async (): Promise<string> => assert.fail('done twice');
  await assert.rejects(answers.take('a', 'request', never), { code: 'admin/key-in-use' });
  await assert.rejects(answers.take('a', 'another', never), { code: 'admin/key-reused' });
  gate.resolve('done');
  assert.deepEqual(await first, { text: 'done', repeated: false });
  clock.advance(24 * HOUR - 1);
  assert.deepEqual(await answers.take('a', 'request', never), { text: 'done', repeated: true });
  clock.advance(1);
  assert.deepEqual(await answers.take('a', 'request', async () => 'anew'), { text: 'anew', repeated: false });
});

test('memory is bounded: the oldest answers go first, by number and by length', async () => {
  const answers = new FirstAnswers(manualClock(START), { answers: 3, letters: 10 });
  const take = (key: string, text: string) => answers.take(key, 'same', async () => text);
  for (const key of ['a', 'b', 'c', 'd']) await take(key, key);
  assert.deepEqual(await take('b', 'x'), { text: 'b', repeated: true });
  assert.deepEqual(await take('a', 'anew'), { text: 'anew', repeated: false }, 'a was pushed out by d');
  await take('long', '12345678');
  assert.deepEqual(await take('d', 'x'), { text: 'x', repeated: false }, 'the long one took the room');
  assert.equal(keyOf(undefined), undefined);
});
