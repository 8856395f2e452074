import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adminFailures } from './failures.ts';
import { Tasks } from './tasks.ts';

const AT = Date.UTC(2026, 9, 4, 15, 0, 0);

function tasksWithLog(): { readonly tasks: Tasks; readonly unforeseen: unknown[] } {
  const unforeseen: unknown[] = [];
  return { tasks: new Tasks((kind, error) => unforeseen.push([kind, error])), unforeseen };
}

async function over(tasks: Tasks, id: string): Promise<void> {
  while (tasks.find(id).state === 'running') await new Promise((resolve) => setImmediate(resolve));
}

test('a task tells how far it is while it goes on, and keeps its result', async () => {
  const { tasks } = tasksWithLog();
  const gate = Promise.withResolvers<string>();
  const { id, state } = tasks.start('move', AT, async ({ onProgress }) => {
    onProgress('copying', 3, 9);
    return gate.promise;
  });
  assert.equal(state, 'running');
  await Promise.resolve();
  const { step, done, total, startedAt } = tasks.find(id);
  assert.deepEqual([step, done, total, startedAt], ['copying', 3, 9, AT]);
  gate.resolve('all of it');
  await over(tasks, id);
  assert.deepEqual([tasks.find(id).state, tasks.find(id).result], ['done', 'all of it']);
});

test('a task that fails says why; what nobody foresaw is told to the log and not to people', async () => {
  const { tasks, unforeseen } = tasksWithLog();
  const named = tasks.start('one', AT, async () => {
    throw adminFailures.fail('catalog-reference', { subject: 'KB1' });
  });
  const secret = new Error('secret: /etc/shadow');
  const unnamed = tasks.start('two', AT, async () => {
    throw secret;
  });
  await over(tasks, named.id);
  await over(tasks, unnamed.id);
  assert.equal(tasks.find(named.id).state, 'failed');
  assert.deepEqual(
    [tasks.find(named.id).error?.code, tasks.find(named.id).error?.subject],
    ['admin/catalog-reference', 'KB1'],
  );
  assert.equal(tasks.find(unnamed.id).error?.code, 'admin/unexpected-error');
  assert.ok(!JSON.stringify(tasks.find(unnamed.id)).includes('secret'));
  assert.deepEqual(unforeseen, [['two', secret]]);
});

test('a task that is cancelled has ended when the answer comes, and is no accident', async () => {
  const { tasks, unforeseen } = tasksWithLog();
  let ended = false;
  const { id } = tasks.start('move', AT, async ({ signal }) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    ended = true;
    throw new DOMException('This operation was aborted', 'AbortError');
  });
  await Promise.resolve();
  const view = await tasks.cancel(id);
  assert.ok(ended);
  assert.deepEqual([view.state, view.error?.code], ['cancelled', 'admin/task-cancelled']);
  assert.deepEqual(unforeseen, []);
  assert.throws(() => tasks.find('nobody'), { code: 'admin/no-such-task' });
  await assert.rejects(tasks.cancel('nobody'), { code: 'admin/no-such-task' });
});

test('a task that is cancelled before it began never begins', async () => {
  const { tasks } = tasksWithLog();
  let begun = false;
  const { id } = tasks.start('move', AT, async () => {
    begun = true;
  });
  assert.equal((await tasks.cancel(id)).state, 'cancelled');
  assert.equal(begun, false);
});

test('work of one kind goes on once at a time, of another kind beside it', async () => {
  const { tasks } = tasksWithLog();
  const gate = Promise.withResolvers<void>();
  const first = tasks.start('move', AT, () => gate.promise);
  assert.throws(() => tasks.start('move', AT, async () => {}), { code: 'admin/task-under-way' });
  tasks.start('export', AT, async () => {});
  gate.resolve();
  await over(tasks, first.id);
  assert.equal(tasks.start('move', AT, async () => {}).state, 'running');
  await tasks.close();
});

test('the oldest tasks that are over are forgotten, one that goes on never', async () => {
  const { tasks } = tasksWithLog();
  const gate = Promise.withResolvers<void>();
  const lasting = tasks.start('lasting', AT, () => gate.promise);
  const ids: string[] = [];
  for (let index = 0; index < 150; index++) {
    const { id } = tasks.start('short', AT, async () => index);
    ids.push(id);
    await over(tasks, id);
  }
  assert.equal(tasks.list().length, 100);
  assert.equal(tasks.find(lasting.id).state, 'running');
  assert.throws(() => tasks.find(ids[0]!), { code: 'admin/no-such-task' });
  assert.equal(tasks.find(ids.at(-1)!).result, 149);
  gate.resolve();
});

test('closing ends everything that goes on', async () => {
  const { tasks } = tasksWithLog();
  const views = ['one', 'two'].map((kind) =>
    tasks.start(kind, AT, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      signal.throwIfAborted();
    }),
  );
  await tasks.close();
  for (const { id } of views) assert.equal(tasks.find(id).state, 'cancelled');
});
