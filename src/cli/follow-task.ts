import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '#base';
import type { TaskView } from '#server/admin';
import { pathOf } from './connection.ts';
import { firstInterrupt } from './interrupt.ts';
import type { Session } from './session.ts';

/** Milliseconds after which work is looked at again, where the stream that tells of it was cut off. */
const LOOK_AGAIN = 300;
const FIGURES = new Intl.NumberFormat('en');

type Asking = Pick<Session<unknown>, 'client' | 'output'>;

/**
 * Starts long work and shows how far it is until it is over. Resolves with its result; rejects with what it failed of.
 * Ctrl+C ends the work in the server too: who began it and went away would wonder.
 */
export async function followTask<Result>(session: Asking, path: string, body?: object): Promise<Result> {
  using interrupt = firstInterrupt();
  const begun = await session.client.request<TaskView<Result>>('POST', path, body);
  // How it ended comes with the events, and what hinders asking hinders those too.
  interrupt.signal.onabort = () =>
    void session.client.request('DELETE', pathOf('/tasks', begun.id)).catch(() => {});
  return (await toItsEnd(session, begun)).result as Result;
}

/** Shows how far some work is until it is over. Resolves with its last view; rejects with what it failed of. */
export async function toItsEnd<Result>(
  { client, output }: Asking,
  begun: TaskView<Result>,
): Promise<TaskView<Result>> {
  let task = begun;
  const own = pathOf('/tasks', task.id);
  while (task.state === 'running') {
    output.progress(progressOf(task));
    for await (const view of viewsIn(await client.stream(`${own}/events`))) {
      task = view as TaskView<Result>;
      if (task.state === 'running') output.progress(progressOf(task));
    }
    if (task.state !== 'running') break;
    await setTimeout(LOOK_AGAIN);
    task = await client.request<TaskView<Result>>('GET', own);
  }
  if (task.error !== undefined) {
    const { code, message, hint, ...where } = task.error;
    throw new Failure(code, { message, hint }, where);
  }
  return task;
}

/** The views that a stream of events tells, up to where it ends or breaks off. */
async function* viewsIn(stream: Readable): AsyncGenerator<TaskView> {
  let rest = '';
  try {
    for await (const part of stream.setEncoding('utf8')) {
      const lines = `${rest}${part}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6));
    }
  } catch (error) {
    // Whoever follows looks at the work again, and hears then what is wrong.
    if (error instanceof SyntaxError) throw error;
  }
}

/** `copying files: 12 of 80` */
export function progressOf({ kind, step, done, total }: TaskView): string {
  const far = total > 0 ? `: ${FIGURES.format(done)} of ${FIGURES.format(total)}` : '';
  return `${step || kind}${far}`;
}
