import type { TaskView } from './contract.ts';
import { type AdminRoute, route } from './route.ts';
import type { Tasks } from './tasks.ts';

export function taskRoutes(tasks: Tasks): readonly AdminRoute[] {
  return [
    route({
      method: 'GET',
      path: '/tasks',
      summary: 'Long work that goes on or went on lately',
      handle: async (): Promise<{ items: readonly TaskView[] }> => ({ items: tasks.list() }),
    }),
    route<{ id: string }>({
      method: 'GET',
      path: '/tasks/:id',
      summary: 'How far some long work is, and its result',
      handle: async ({ params }): Promise<TaskView> => tasks.find(params.id),
    }),
    route<{ id: string }>({
      method: 'DELETE',
      path: '/tasks/:id',
      summary: 'Asks some long work to end, and waits until it has',
      handle: ({ params }): Promise<TaskView> => tasks.cancel(params.id),
    }),
  ];
}
