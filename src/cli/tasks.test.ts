import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { TasksAnswer, TaskView } from '#server/admin';
import { answerOf, serve, todoku } from './test-process.ts';

test('long work of a server is listed, followed and stopped by its id', async (t) => {
  const data = ['--data', temporaryFolder('cli')];
  const server = await serve(t, data[1]!);
  assert.match((await todoku([...data, 'tasks', 'list'])).stdout, /No long work goes on/);
  assert.equal((await todoku([...data, 'cleanup', '--dry-run'])).code, 0);
  const { items } = await answerOf<TasksAnswer>([...data, 'tasks', 'list']);
  assert.deepEqual(
    items.map(({ kind, state }) => [kind, state]),
    [['housekeeping', 'done']],
  );
  const id = items[0]!.id;
  assert.match((await todoku([...data, 'tasks', 'list'])).stdout, new RegExp(`housekeeping +done +${id}`));
  const followed = await answerOf<TaskView>([...data, 'tasks', 'follow', id]);
  assert.deepEqual([followed.id, followed.state], [id, 'done']);
  assert.match((await todoku([...data, 'tasks', 'stop', id])).stdout, /^housekeeping was over: done\.$/m);
  const unknown = await todoku([...data, 'tasks', 'follow', 'nothing']);
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /there is no such task[\s\S]*Try: /);
  await server.stop();
});
