import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { TaskView } from '#server/admin';
import type { AdminClient } from './connection.ts';
import { followTask } from './follow-task.ts';
import type { Output } from './output.ts';

const RUNNING: TaskView = {
  id: 'one',
  kind: 'move',
  state: 'running',
  startedAt: 0,
  step: 'copying',
  done: 0,
  total: 1200,
};

/** A session whose server tells what is given, one stream after the other. An error among it breaks the stream off. */
function telling(...streams: readonly (readonly (string | Error)[])[]) {
  const asked: string[] = [];
  const shown: string[] = [];
  const left = [...streams];
  const client: AdminClient = {
    server: undefined,
    request: async <Answer>(method: string, path: string) => {
      asked.push(`${method} ${path}`);
      return RUNNING as Answer;
    },
    stream: async (path) => {
      asked.push(`STREAM ${path}`);
      const parts = left.shift() ?? [];
      return Readable.from(
        (async function* () {
          for (const part of parts) {
            if (part instanceof Error) throw part;
            yield part;
          }
        })(),
      );
    },
    close: async () => {},
  };
  const output = { progress: (text: string) => shown.push(text) } as unknown as Output;
  return { session: { client, output }, asked, shown };
}

function event(view: Partial<TaskView>): string {
  return `event: x\ndata: ${JSON.stringify({ ...RUNNING, ...view })}\n\n`;
}

test('long work is followed by its events to its result, wherever they are cut', async () => {
  const text = `retry: 1000\n\n${event({ done: 600 })}: still at it\n\n${event({ state: 'done', done: 1200, result: 'all' })}`;
  const { session, asked, shown } = telling([text.slice(0, 30), text.slice(30, 170), text.slice(170)]);
  assert.equal(await followTask(session, '/content/move', {}), 'all');
  assert.deepEqual(asked, ['POST /content/move', 'STREAM /tasks/one/events']);
  assert.deepEqual(shown, ['copying: 0 of 1,200', 'copying: 600 of 1,200']);
});

test('a stream that breaks off is asked for again', async () => {
  const { session, asked } = telling(
    [event({ done: 1 }), new Error('aborted')],
    [event({ state: 'done', result: 7 })],
  );
  assert.equal(await followTask(session, '/content/move'), 7);
  const stream = 'STREAM /tasks/one/events';
  assert.deepEqual(asked, ['POST /content/move', stream, 'GET /tasks/one', stream]);
});

test('what the work failed of is thrown as the failure it was', async () => {
  const error = {
    code: 'content/disk-full',
    message: 'the disk is full',
    hint: 'Make room.',
    detail: '3 of 4',
  };
  const { session } = telling([event({ state: 'failed', error })]);
  await assert.rejects(followTask(session, '/content/move'), {
    code: 'content/disk-full',
    hint: 'Make room.',
    detail: '3 of 4',
  });
});
