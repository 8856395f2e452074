import { TaskEvents, TaskParams, TaskRow, TasksAnswer } from './contract/tasks.ts';
import { type AdminRoute, endpoint, RawAnswer } from './route.ts';
import { taskEvents } from './task-events.ts';
import type { Tasks } from './tasks.ts';

export function taskRoutes(tasks: Tasks): readonly AdminRoute[] {
  return [
    endpoint({
      method: 'GET',
      path: '/tasks',
      summary: 'Long work that goes on or went on lately',
      access: 'read',
      answer: TasksAnswer,
      handle: async () => ({ items: tasks.list() }),
    }),
    endpoint({
      method: 'GET',
      path: '/tasks/:id',
      summary: 'How far some long work is, and its result',
      access: 'read',
      params: TaskParams,
      answer: TaskRow,
      handle: async ({ params }) => tasks.find(params.id),
    }),
    endpoint({
      method: 'GET',
      path: '/tasks/:id/events',
      summary: 'How far some long work is, told as server-sent events until it is over',
      access: 'read',
      params: TaskParams,
      answer: TaskEvents,
      produces: ['text/event-stream'],
      handle: async ({ params }) =>
        new RawAnswer('text/event-stream; charset=utf-8', taskEvents(tasks, params.id)),
    }),
    endpoint({
      method: 'DELETE',
      path: '/tasks/:id',
      summary: 'Asks some long work to end, and waits until it has',
      access: 'administer',
      params: TaskParams,
      answer: TaskRow,
      noted: ({ params }) => ({ verb: 'stop-task', subject: tasks.find(params.id).kind }),
      handle: ({ params }) => tasks.cancel(params.id),
    }),
  ];
}
