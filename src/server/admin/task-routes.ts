import { TaskParams, TaskRow, TasksAnswer } from './contract/tasks.ts';
import { type AdminRoute, endpoint } from './route.ts';
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
      method: 'DELETE',
      path: '/tasks/:id',
      summary: 'Asks some long work to end, and waits until it has',
      access: 'administer',
      params: TaskParams,
      answer: TaskRow,
      handle: ({ params }) => tasks.cancel(params.id),
    }),
  ];
}
