import { randomUUID } from 'node:crypto';
import { Failure } from '#base';
import type { LongWork } from '../desks.ts';
import type { TaskView } from './contract.ts';
import { statusOf, toErrorBody, toFailure } from './error-answer.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';

/** Tasks that are over are remembered up to this many, so that whoever started one still finds its result. */
const REMEMBERED = 100;

interface Task {
  view: TaskView;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  /** Who wants to know when the view is another one. */
  readonly watchers: Set<(view: TaskView) => void>;
}

/** Work that takes longer than a request may: started by one, looked at by others. */
export class Tasks {
  readonly #tasks = new Map<string, Task>();
  readonly #unforeseen: (kind: string, error: unknown) => void;

  /** `unforeseen` is told what went wrong without a name: the task itself keeps only what a person may read. */
  constructor(unforeseen: (kind: string, error: unknown) => void) {
    this.#unforeseen = unforeseen;
  }

  /**
   * Starts the work and answers with its first view. One of each kind goes on at a time: two that write to the same
   * place would spoil each other's work. Fails with `admin/task-under-way`.
   */
  start<Result>(kind: string, at: number, run: (work: LongWork) => Promise<Result>): TaskView<Result> {
    for (const { view } of this.#tasks.values()) {
      if (view.kind === kind && view.state === 'running') throw adminFailures.fail('task-under-way');
    }
    const id = randomUUID();
    const abort = new AbortController();
    const view: TaskView<Result> = { id, kind, state: 'running', startedAt: at, step: '', done: 0, total: 0 };
    const onProgress = (step: string, done: number, total: number): void => {
      const task = this.#tasks.get(id);
      // Work that is over may have a timer left that still tells.
      if (task?.view.state === 'running') show(task, { step, done, total });
    };
    // Begun in the next turn, so that the task is in the list before it tells anything.
    const ended = Promise.resolve()
      .then(() => {
        abort.signal.throwIfAborted();
        return run({ onProgress, signal: abort.signal });
      })
      .then(
        (result) => this.#finish(id, { state: 'done', result }),
        (error: unknown) => this.#finish(id, this.#afterError(kind, error, abort.signal)),
      );
    this.#tasks.set(id, { view, abort, ended, watchers: new Set() });
    return view;
  }

  /** Fails with `admin/no-such-task`. */
  find(id: string): TaskView {
    return this.#task(id).view;
  }

  /** Calls back whenever the view of the task is another one, until that is undone with what is returned. Fails with `admin/no-such-task`. */
  watch(id: string, changed: (view: TaskView) => void): () => void {
    const { watchers } = this.#task(id);
    watchers.add(changed);
    return () => watchers.delete(changed);
  }

  /** In the order in which they were started. */
  list(): readonly TaskView[] {
    return [...this.#tasks.values()].map(({ view }) => view);
  }

  /** Asks a task to end and waits until it has. Fails with `admin/no-such-task`. */
  async cancel(id: string): Promise<TaskView> {
    const task = this.#task(id);
    task.abort.abort(adminFailures.fail('task-cancelled'));
    await task.ended;
    return task.view;
  }

  /** Ends everything that is under way. */
  async close(): Promise<void> {
    const tasks = [...this.#tasks.values()];
    for (const { abort } of tasks) abort.abort(adminFailures.fail('task-cancelled'));
    await Promise.all(tasks.map(({ ended }) => ended));
  }

  #task(id: string): Task {
    const task = this.#tasks.get(id);
    if (task === undefined) throw adminFailures.fail('no-such-task', { subject: id.slice(0, 80) });
    return task;
  }

  #afterError(kind: string, error: unknown, signal: AbortSignal): Pick<TaskView, 'state' | 'error'> {
    // What is torn down on request falls in many ways: to people it is one.
    const failure = signal.aborted && !(error instanceof Failure) ? signal.reason : toFailure(error);
    if (!signal.aborted && statusOf(failure) === 500) this.#unforeseen(kind, error);
    return { state: signal.aborted ? 'cancelled' : 'failed', error: toErrorBody(failure) };
  }

  #finish(id: string, outcome: Partial<TaskView>): void {
    const task = this.#task(id);
    show(task, present(outcome));
    for (const [old, { view }] of this.#tasks) {
      if (this.#tasks.size <= REMEMBERED) break;
      if (view.state !== 'running') this.#tasks.delete(old);
    }
  }
}

function show(task: Task, change: Partial<TaskView>): void {
  task.view = { ...task.view, ...change };
  for (const changed of task.watchers) changed(task.view);
}
