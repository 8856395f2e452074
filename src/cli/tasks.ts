import type { Command } from 'commander';
import type { TasksAnswer, TaskView } from '#server/admin';
import { pathOf } from './connection.ts';
import { progressOf, toItsEnd } from './follow-task.ts';
import { onServer } from './session.ts';
import { table } from './table.ts';
import { showTime } from './time.ts';

/** `tasks …` */
export function addTasks(program: Command): void {
  const tasks = program
    .command('tasks')
    .helpCommand(false)
    .summary('long work that a running server does, whoever began it');
  tasks
    .command('list')
    .summary('show what goes on, and what went on lately')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<TasksAnswer>('GET', '/tasks');
        output.answer(answer, () => taskLines(answer.items, output.columns));
      }),
    );
  tasks
    .command('follow')
    .argument('<id>', 'of `tasks list`')
    .summary('show how far it is until it is over')
    .description('Ends with exit code 1 where the work failed. Ctrl+C ends only the showing.')
    .action(
      onServer<object, [string]>(async ({ client, output }, id) => {
        const seen = await client.request<TaskView>('GET', pathOf('/tasks', id));
        const task = await toItsEnd({ client, output }, seen);
        output.answer(task, () => [`${task.kind} is ${task.state}.`]);
      }),
    );
  tasks
    .command('stop')
    .argument('<id>', 'of `tasks list`')
    .summary('ask it to end, and wait until it has')
    .action(
      onServer<object, [string]>(async ({ client, output }, id) => {
        const task = await client.request<TaskView>('DELETE', pathOf('/tasks', id));
        output.answer(task, () => [
          task.state === 'cancelled' ? `${task.kind} is ended.` : `${task.kind} was over: ${task.state}.`,
        ]);
      }),
    );
}

function taskLines(items: readonly TaskView[], columns: number | undefined): readonly string[] {
  if (items.length === 0) return ['No long work goes on, and none did since the server was started.'];
  return table<TaskView>(
    items,
    [
      { title: 'Began', value: ({ startedAt }) => showTime(startedAt) },
      { title: 'Work', value: ({ kind }) => kind },
      { title: 'State', value: ({ state }) => state },
      { title: 'Id', value: ({ id }) => id },
      { title: 'At', value: (task) => task.error?.message ?? progressOf(task) },
    ],
    columns,
  );
}
