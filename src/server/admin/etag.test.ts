import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { Problem } from './contract.ts';
import { open, TOKEN } from './fixture.ts';

const ADDRESS = '/sync/schedule';

async function listening(t: TestContext) {
  const { admin } = await open(t);
  const server = createServer((incoming, outgoing) => admin.handle(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return (method: string, headers: Record<string, string> = {}, body?: object) =>
    fetch(`http://127.0.0.1:${port}/api/v1${ADDRESS}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

function tagOf({ headers }: Response): string {
  const tag = headers.get('etag') ?? '';
  assert.match(tag, /^"[\w-]{27}"$/);
  return tag;
}

test('who has the answer already is told so, until it is another one', async (t) => {
  const ask = await listening(t);
  const tag = tagOf(await ask('GET'));
  for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await ask('GET', { 'if-none-match': header });
    assert.deepEqual([again.status, await again.text(), tagOf(again)], [304, '', tag], header);
  }
  assert.equal((await ask('PUT', {}, { perDay: 3 })).status, 200);
  const changed = await ask('GET', { 'if-none-match': tag });
  assert.equal(changed.status, 200);
  assert.notEqual(tagOf(changed), tag);
});

test('a change for which somebody else was first is refused', async (t) => {
  const ask = await listening(t);
  const seen = tagOf(await ask('GET'));
  const both = await Promise.all([
    ask('PUT', { 'if-match': seen }, { perDay: 3 }),
    ask('PUT', { 'if-match': seen }, { perDay: 4 }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 412]);
  const late = await ask('PUT', { 'if-match': seen }, { perDay: 5 });
  const problem = (await late.json()) as Problem;
  assert.deepEqual([late.status, problem.code], [412, 'admin/changed-meanwhile']);
  // A weak tag promises too little to change by.
  const now = tagOf(await ask('GET'));
  assert.equal((await ask('PUT', { 'if-match': `W/${now}` }, { perDay: 5 })).status, 412);
  assert.equal((await ask('PUT', { 'if-match': now }, { perDay: 5 })).status, 200);
  assert.equal((await ask('PUT', { 'if-match': '*' }, { perDay: 6 })).status, 200);
});
