import { setTimeout } from 'node:timers/promises';
import { Failure } from '#base';
import type { TaskView } from '#server/admin';
import { pathOf } from './connection.ts';
import { firstInterrupt } from './interrupt.ts';
import type { Session } from './session.ts';

/** Milliseconds. */
const LOOK_AGAIN = 300;
const FIGURES = new Intl.NumberFormat('en');

/**
 * Starts long work and shows how far it is until it is over. Resolves with its result; rejects with what it failed of.
 * Ctrl+C ends the work in the server too, because no other command tells of it.
 */
export async function followTask<Result>(
  { client, output }: Pick<Session<unknown>, 'client' | 'output'>,
  path: string,
  body?: object,
): Promise<Result> {
  using interrupt = firstInterrupt();
  let task = await client.request<TaskView<Result>>('POST', path, body);
  const own = pathOf('/tasks', task.id);
  while (task.state === 'running') {
    output.progress(progressOf(task));
    await setTimeout(LOOK_AGAIN, undefined, { signal: interrupt.signal }).catch(() => {});
    task = await client.request<TaskView<Result>>(interrupt.signal.aborted ? 'DELETE' : 'GET', own);
  }
  if (task.error !== undefined) {
    const { code, message, hint, ...where } = task.error;
    throw new Failure(code, { message, hint }, where);
  }
  return task.result as Result;
}

function progressOf({ kind, step, done, total }: TaskView): string {
  const far = total > 0 ? `: ${FIGURES.format(done)} of ${FIGURES.format(total)}` : '';
  return `${step || kind}${far}`;
}
