import { setTimeout } from 'node:timers/promises';
import { Failure } from '#base';
import type { TaskView } from '#server/admin';
import { pathOf } from './connection.ts';
import type { Session } from './session.ts';

const LOOK_AGAIN = 300;

/** Starts long work and shows how far it is until it is over. Resolves with its result; rejects with what it failed of. */
export async function followTask<Result>(
  { client, output }: Pick<Session<unknown>, 'client' | 'output'>,
  path: string,
  body: object,
): Promise<Result> {
  let task = await client.request<TaskView<Result>>('POST', path, body);
  while (task.state === 'running') {
    const figures = new Intl.NumberFormat('en');
    const far = task.total > 0 ? `: ${figures.format(task.done)} of ${figures.format(task.total)}` : '';
    output.progress(`${task.step || task.kind}${far}`);
    await setTimeout(LOOK_AGAIN);
    task = await client.request<TaskView<Result>>('GET', pathOf('/tasks', task.id));
  }
  if (task.error !== undefined) {
    const { code, message, hint, ...where } = task.error;
    throw new Failure(code, { message, hint }, where);
  }
  return task.result as Result;
}
