import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { LongWork } from '../desks.ts';
import type { Problem, TaskView } from './contract.ts';
import { open, START, TOKEN } from './fixture.ts';
import { taskEvents } from './task-events.ts';
import { Tasks } from './tasks.ts';

interface Told {
  readonly event: string;
  readonly view: TaskView;
}

/** What the letters of a stream tell: its events, without comments. */
function eventsIn(text: string): readonly Told[] {
  return text.split('\n\n').flatMap((block) => {
    const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    return event === undefined || data === undefined ? [] : [{ event, view: JSON.parse(data) as TaskView }];
  });
}

async function textOf(stream: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of stream) text += part;
  return text;
}

/** A server on a socket, with long work that ends when the test says so. */
async function working(t: TestContext) {
  const begun = Promise.withResolvers<LongWork>();
  const gate = Promise.withResolvers<void>();
  const opened = await open(t, {
    moveContent: async (_, work) => {
      begun.resolve(work);
      const aborted = once(work.signal, 'abort').then(() => work.signal.throwIfAborted());
      await Promise.race([gate.promise, aborted]);
      return { files: 2, bytes: 3, corrupt: [] };
    },
  });
  const server = createServer((incoming, outgoing) => opened.admin.handle(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const follow = async (id: string) => {
    const headers = { authorization: `Bearer ${TOKEN}`, accept: 'text/event-stream' };
    const outgoing = request({ host: '127.0.0.1', port, path: `/api/v1/tasks/${id}/events`, headers });
    outgoing.end();
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    return incoming.setEncoding('utf8');
  };
  const { answer } = await opened.ask<TaskView>('POST', '/content/move', { path: opened.directory });
  const work = await begun.promise;
  return { ...opened, follow, server, work, id: answer.id, finish: gate.resolve };
}

test('long work is told as events: how far it is at once, then every step, at last its result', async (t) => {
  const { follow, work, id, finish, directory } = await working(t);
  work.onProgress('copying files', 1, 2);
  const incoming = await follow(id);
  assert.equal(incoming.statusCode, 200);
  assert.equal(incoming.headers['content-type'], 'text/event-stream; charset=utf-8');
  assert.equal(incoming.headers['cache-control'], 'no-store');
  let text = '';
  const seen = async (words: string) => {
    while (!text.includes(words)) text += String((await once(incoming, 'data'))[0]);
  };
  await seen('"done":1');
  work.onProgress('copying files', 2, 2);
  await seen('"done":2');
  finish();
  for await (const part of incoming) text += part;
  const told = eventsIn(text);
  assert.deepEqual(
    told.map(({ event, view }) => [event, view.state, view.done]),
    [
      ['progress', 'running', 1],
      ['progress', 'running', 2],
      ['done', 'done', 2],
    ],
  );
  const moved = { files: 2, bytes: 3 };
  assert.deepEqual(told.at(-1)?.view.result, { moved, corrupt: [], path: directory });
  assert.ok(text.startsWith('retry: '));
});

test('who comes when it is over is told how it ended, and nothing more', async (t) => {
  const { ask, follow, id } = await working(t);
  await ask('DELETE', `/tasks/${id}`);
  const told = eventsIn(await textOf(await follow(id)));
  assert.deepEqual(
    told.map(({ event, view }) => [event, view.error?.code]),
    [['cancelled', 'admin/task-cancelled']],
  );
  const unknown = await follow('nothing');
  const problem = JSON.parse(await textOf(unknown)) as Problem;
  assert.deepEqual([unknown.statusCode, problem.code], [404, 'admin/no-such-task']);
});

test('who goes away is not told any more, and the work goes on', async (t) => {
  const { ask, follow, server, work, id, finish } = await working(t);
  const incoming = await follow(id);
  await once(incoming, 'data');
  incoming.destroy();
  while ((await count(server)) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  work.onProgress('copying files', 2, 2);
  assert.equal((await ask<TaskView>('GET', `/tasks/${id}`)).answer.state, 'running');
  finish();
});

function count(server: ReturnType<typeof createServer>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.getConnections((error, connections) => (error === null ? resolve(connections) : reject(error)));
  return promise;
}

test('the end of the server ends the work, and with it the stream', async (t) => {
  const { admin, follow, id } = await working(t);
  const incoming = await follow(id);
  const ending = admin.endTasks();
  assert.deepEqual(
    eventsIn(await textOf(incoming))
      .map(({ event }) => event)
      .at(-1),
    'cancelled',
  );
  await ending;
});

test('steps that come fast are passed over, and silence is filled', async () => {
  const tasks = new Tasks(() => {});
  const gate = Promise.withResolvers<void>();
  const { id } = tasks.start('move', START, async ({ onProgress }) => {
    for (let done = 1; done <= 10_000; done += 1) onProgress('copying', done, 10_000);
    await gate.promise;
    return 'all';
  });
  const stream = taskEvents(tasks, id, { apart: 1, heartbeat: 1 });
  let text = '';
  for await (const part of stream) {
    text += part;
    if (text.includes(': still at it') && text.includes('"done":10000')) gate.resolve();
  }
  const told = eventsIn(text);
  assert.ok(told.length <= 4, `${told.length} events`);
  assert.deepEqual([told.at(-1)?.event, told.at(-1)?.view.result], ['done', 'all']);
});
