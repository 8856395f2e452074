import { Readable } from 'node:stream';
import type { TaskView } from './contract/tasks.ts';
import type { Tasks } from './tasks.ts';

/** Milliseconds. */
export interface TaskEventTimes {
  /** Views that come faster are passed over: nobody reads them. */
  readonly apart: number;
  /** So often something is sent while nothing happens, so that nothing between takes the connection for dead. */
  readonly heartbeat: number;
}

const TIMES: TaskEventTimes = { apart: 100, heartbeat: 15_000 };
/** How soon a browser that lost the connection comes back: it gets the present view then, so it has missed nothing that counts. */
const RETRY = 'retry: 1000\n\n';

/**
 * How far a task is, as server-sent events (HTML Living Standard 9.2): the present view at once, then whenever it is another one, at last how it ended.
 * Made no faster than it is read; whoever goes away destroys it. Fails with `admin/no-such-task`.
 */
export function taskEvents(tasks: Tasks, id: string, times: TaskEventTimes = TIMES): Readable {
  return new TaskEvents(tasks, id, times);
}

class TaskEvents extends Readable {
  readonly #apart: number;
  readonly #unwatch: () => void;
  readonly #heart: NodeJS.Timeout;
  #pause: NodeJS.Timeout | undefined;
  #view: TaskView;
  #isNew = true;
  #isWanted = false;

  constructor(tasks: Tasks, id: string, { apart, heartbeat }: TaskEventTimes) {
    super({ encoding: 'utf8' });
    this.#view = tasks.find(id);
    this.#apart = apart;
    this.#unwatch = tasks.watch(id, (view) => {
      this.#view = view;
      this.#isNew = true;
      this.#tell();
    });
    this.push(RETRY);
    // A reader that stopped reading is not sent more and more of these.
    this.#heart = setInterval(() => {
      if (this.#isWanted) this.push(': still at it\n\n');
    }, heartbeat);
    this.#heart.unref();
  }

  override _read(): void {
    this.#isWanted = true;
    this.#tell();
  }

  #tell(): void {
    if (!this.#isWanted || !this.#isNew) return;
    const isOver = this.#view.state !== 'running';
    if (this.#pause !== undefined && !isOver) return;
    this.#isNew = false;
    this.#isWanted = false;
    this.push(eventOf(this.#view));
    if (isOver) {
      this.push(null);
      return;
    }
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#tell();
    }, this.#apart);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#unwatch();
    clearInterval(this.#heart);
    clearTimeout(this.#pause);
    done(error);
  }
}

function eventOf(view: TaskView): string {
  const name = view.state === 'running' ? 'progress' : view.state;
  return `event: ${name}\ndata: ${JSON.stringify(view)}\n\n`;
}
